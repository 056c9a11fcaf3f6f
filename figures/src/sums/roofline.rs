//! Operations in a second against operations for each byte: recorded measurements under
//! the limits of the machine that made them.

use listings::intensity::{Work, conv2d, each, im2col, product};
use plotters::prelude::{ChartBuilder, IntoLogRange};

use crate::Svg;
use crate::draw::{Canvas, Font, Paint, Point, Rect, Stroke, WIDTH, point, units};
use crate::sums::measured::Record;

const PEERS: &str = include_str!("../../../benches/results/peers.json");
const LAYERS: &str = include_str!("../../../benches/results/layers.json");
const TILE: &str = include_str!("../../../benches/results/tile.json");

/// From so many operations for each byte to so many.
const ACROSS: [f64; 2] = [0.05, 300.0];
/// From so many 10⁹ operations in a second to so many.
const UP: [f64; 2] = [1.0, 300.0];

/// Copies in the cache, and in memory.
const NEAR: Stroke = Stroke::bold(Paint::Muted);
const FAR: Stroke = NEAR.dashed();

/// What was done, and how fast: 10⁹ operations in a second.
struct Done {
    name: &'static str,
    work: Work,
    speed: f64,
    /// Where the point's number stands, seen from the point.
    beside: Point,
}

/// The layers of the network as points, under the peak and the copies of the machine.
///
/// # Panics
/// If a record has not the form that `cargo run -- bench` writes.
pub fn roofline() -> Svg {
    let machine = Record::read(PEERS);
    let peak = machine.fact("peak, GFLOP/s");
    let near = machine.fact("copy of 256 KiB, GB/s");
    let far = machine.fact("copy of 64 MiB, GB/s");
    let done = done();
    Svg::draw(392.0, |canvas| {
        canvas.text((4.0, 10.0), "10⁹ operations in a second", Font::BOLD.left());
        let axes = Rect::new(34.0, 28.0, WIDTH - 44.0, 236.0);
        let at = axes_of(canvas, axes);
        let title = "operations for each byte";
        canvas.text((axes.center().0, axes.bottom() + 33.0), title, Font::SMALL);
        let text = format!("one core of {}", machine.machine());
        canvas.text((4.0, axes.bottom() + 117.0), text, Font::SMALL.left());

        for (copy, stroke) in [(near, NEAR), (far, FAR)] {
            let knee = peak / copy;
            let start = (UP[0] / copy).max(ACROSS[0]);
            let line = [(start, start * copy), (knee, peak), (ACROSS[1], peak)];
            canvas.path(&line.map(&at), stroke);
        }
        let (right, y) = at((ACROSS[1], peak));
        canvas.text((right, y - 9.0), "peak", Font::SMALL.right());
        for (i, Done { name, work, speed, beside: (right, below) }) in
            done.iter().enumerate()
        {
            let (x, y) = at((work.intensity(), *speed));
            let tile = name.contains("tile");
            let paint = if tile { Paint::Accent } else { Paint::Accent2 };
            canvas.dot((x, y), 3.5, paint);
            canvas.text((x + right, y + below), i + 1, Font::SMALL.paint(paint));
        }
        legend(canvas, &done, (axes.x, axes.bottom() + 52.0));
    })
}

/// The points: forward passes of the network's layers.
fn done() -> Vec<Done> {
    let (layers, tile) = (Record::read(LAYERS), Record::read(TILE));
    let (n, more) = (32, 64); // images of either record
    let fits = "a layer of the network";
    let first = |n| ([n, 1, 28, 28], [32, 1, 5, 5]);
    let second = |n| ([n, 32, 12, 12], [64, 32, 3, 3]);
    let speed = |work: Work, time: f64| work.operations as f64 / time / 1e3;
    let of_layer = |name, layer: &str, work: Work, beside| {
        let time = layers.entry("layers", layer, Some("forward"));
        Done { name, work, speed: speed(work, time), beside }
    };
    let of_tile = |name, group: &str, work: Work| {
        let time = tile.entry(group, "forward", None);
        Done { name, work, speed: speed(work, time), beside: (0.0, -12.0) }
    };
    let columns = |(input, weight)| im2col::<f32>(input, weight).expect(fits);
    let direct = |(input, weight)| conv2d::<f32>(input, weight).expect(fits);
    let linear = product::<f32>([n, 1600, 128]);
    vec![
        of_layer("relu1", "relu1", each::<f32>(n * 32 * 12 * 12), (10.0, 4.0)),
        of_layer("linear1", "linear1", linear, (-9.0, -7.0)),
        of_layer("conv1 by im2col", "conv1", columns(first(n)), (-10.0, 3.0)),
        of_layer("conv2 by im2col", "conv2", columns(second(n)), (9.0, 8.0)),
        of_tile("conv1 by tile", "1 to 32, 5 × 5", direct(first(more))),
        of_tile("conv2 by tile", "32 to 64, 3 × 3", direct(second(more))),
    ]
}

/// Two logarithmic axes; returns where a pair lies.
fn axes_of(canvas: &Canvas, axes: Rect) -> impl Fn((f64, f64)) -> Point {
    let corner = (units(axes.x), units(axes.y));
    let plot = canvas.area().clone().shrink(corner, (units(axes.w), units(axes.h)));
    let chart = ChartBuilder::on(&plot)
        .build_cartesian_2d(
            (ACROSS[0]..ACROSS[1]).log_scale(),
            (UP[0]..UP[1]).log_scale(),
        )
        .expect("a string takes everything");
    let at = move |pair: (f64, f64)| point(chart.backend_coord(&pair));
    for speed in [1.0, 10.0, 100.0] {
        let (_, y) = at((ACROSS[0], speed));
        canvas.path(&[(axes.x, y), (axes.right(), y)], Stroke::thin(Paint::Muted));
        canvas.text((axes.x - 6.0, y), speed, Font::SMALL.right());
    }
    for number in [0.1, 1.0, 10.0, 100.0] {
        let (x, y) = at((number, UP[0]));
        canvas.path(&[(x, y), (x, y + 4.0)], Stroke::thin(Paint::Muted));
        canvas.text((x, y + 14.0), number, Font::SMALL);
    }
    at
}

/// The names of the numbered points and of the two slopes, in two columns of four, the
/// first at `(x, y)`.
fn legend(canvas: &Canvas, done: &[Done], (x, y): Point) {
    let font = Font::SMALL.left().paint(Paint::Ink);
    let place = |i: usize| (x + (i / 4) as f64 * 160.0, y + (i % 4) as f64 * 16.0);
    for (i, Done { name, .. }) in done.iter().enumerate() {
        let (x, y) = place(i);
        canvas.text((x + 8.0, y), i + 1, Font::SMALL.paint(Paint::Ink));
        canvas.text((x + 22.0, y), name, font);
    }
    let slopes = [("copies in the cache", NEAR), ("copies in memory", FAR)];
    for (i, (name, stroke)) in (done.len()..).zip(slopes) {
        let (x, y) = place(i);
        canvas.path(&[(x, y), (x + 17.0, y)], stroke);
        canvas.text((x + 22.0, y), name, font);
    }
}
