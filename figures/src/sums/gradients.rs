//! What the gradients cost beside the convolution: a plot of recorded measurements.

use plotters::prelude::{ChartBuilder, IntoLogRange};

use crate::Svg;
use crate::draw::{
    Font, Paint, Rect, Stroke, WIDTH, decades, duration, point, units,
};
use crate::sums::measured::Record;

const MEASURED: &str = include_str!("../../../benches/results/gradients.json");

/// What is measured: the group's name and the fill.
const BARS: [(&str, Paint); 3] = [
    ("forward", Paint::Muted),
    ("d input", Paint::Accent),
    ("d weight", Paint::Accent2),
];

/// The height of a bar and that of an algorithm's name above its three.
const BAR: f64 = 16.0;
const NAME: f64 = 24.0;

/// Median times of the convolution and of its two gradients on the second layer of the
/// network, by every algorithm.
///
/// # Panics
/// If the record has not the form that `cargo run -- bench gradients` writes.
pub fn gradients() -> Svg {
    let record = Record::read(MEASURED);
    let groups = BARS.map(|(name, _)| record.group(name));
    let algorithms = groups[0].len();
    let rows = algorithms as f64 * (NAME + 3.0 * BAR);
    let axes = Rect::new(64.0, 44.0, WIDTH - 64.0 - 66.0, rows);
    Svg::draw(axes.bottom() + 30.0, |canvas| {
        let title = "64 images: 32 channels of 12 × 12 to 64";
        canvas.text((0.0, 10.0), title, Font::BOLD.left());
        let machine = format!("one core of {}", record.machine());
        canvas.text((0.0, 28.0), machine, Font::SMALL.left());
        let times = groups.iter().flatten().map(|row| row.time);
        let (range, count) = decades(times);
        let corner = (units(axes.x), units(axes.y));
        let plot =
            canvas.area().clone().shrink(corner, (units(axes.w), units(axes.h)));
        let chart = ChartBuilder::on(&plot)
            .build_cartesian_2d(range.clone().log_scale(), 0.0..1.0)
            .expect("a string takes everything");
        let x = |time: f64| point(chart.backend_coord(&(time, 0.0))).0;
        let powers: Vec<f64> =
            (0..count as i32).map(|i| range.start * 10f64.powi(i)).collect();
        for &power in &powers {
            let label = (x(power), axes.bottom() + 14.0);
            canvas.text(label, duration(power), Font::SMALL);
        }
        for algorithm in 0..algorithms {
            let mut y = axes.y + algorithm as f64 * (NAME + 3.0 * BAR) + NAME;
            let name = &groups[0][algorithm].name;
            canvas.text((0.0, y - 9.0), name, Font::BODY.left());
            for &power in &powers {
                let line = [(x(power), y), (x(power), y + 3.0 * BAR)];
                canvas.path(&line, Stroke::thin(Paint::Muted));
            }
            for (&(what, paint), group) in BARS.iter().zip(&groups) {
                let time = group[algorithm].time;
                let middle = y + BAR / 2.0;
                canvas.text((axes.x - 6.0, middle), what, Font::SMALL.right());
                let bar = Rect::new(axes.x, y + 2.0, x(time) - axes.x, BAR - 4.0);
                canvas.fill(bar, paint, 1.0);
                canvas.text((WIDTH, middle), duration(time), Font::SMALL.right());
                y += BAR;
            }
        }
    })
}
