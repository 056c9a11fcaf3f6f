//! Stride, padding and dilation on a 7×7 image.

use listings::Window;

use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, Paint, Rect, Stroke, ghost_cells, image_cells,
};

/// Four panels: the window at its first place, its second place in dashes, and a dot at
/// the middle of each place.
pub fn geometry() -> Svg {
    let plain = Window::new([3, 3]);
    let panels = [
        ("plain", plain),
        ("stride 2", plain.stride([2, 2])),
        ("padding 1", plain.padding([1, 1])),
        ("dilation 2", plain.dilation([2, 2])),
    ];
    Svg::draw(484.0, |canvas| {
        for (panel, (title, window)) in panels.iter().enumerate() {
            let left = 1.0 + 181.0 * (panel % 2) as f64;
            let top = 230.0 * (panel / 2) as f64;
            draw(canvas, (left, top), title, window);
        }
        legend(canvas);
    })
}

/// What the outlines and the dots mean.
fn legend(canvas: &Canvas) {
    let y = 474.0;
    let sample = |x| Rect::new(x, y - 7.0, 14.0, 14.0);
    canvas.outline(sample(2.0), Stroke::bold(Paint::Accent));
    canvas.text((22.0, y), "first place", Font::SMALL.left());
    canvas.outline(sample(100.0), Stroke::thin(Paint::Accent).dashed());
    canvas.text((120.0, y), "second place", Font::SMALL.left());
    canvas.dot((224.0, y), 3.0, Paint::Accent2);
    canvas.text((234.0, y), "middle of a place", Font::SMALL.left());
}

const SIDE: usize = 7;
const CELL: f64 = 18.0;

fn draw(canvas: &Canvas, (left, top): (f64, f64), title: &str, geometry: &Window) {
    let output = geometry.output([SIDE, SIDE]).expect("the kernel fits");
    let [span, _] = geometry.span().expect("the kernel has taps");
    let frame = geometry.padding[0][0];
    // Every panel has room for a frame of one pixel.
    let room = Grid::new(left, top + 25.0, CELL, [SIDE + 2, SIDE + 2]);
    let image = room.at(1, 1);
    let image = Grid::new(image.x, image.y, CELL, [SIDE, SIDE]);
    let padded = room.at(1 - frame, 1 - frame);
    let side = SIDE + 2 * frame;
    let padded = Grid::new(padded.x, padded.y, CELL, [side, side]);

    let (middle, _) = room.bounds().center();
    canvas.text((middle, top + 9.0), title, Font::BOLD);
    for (i, j) in padded.cells() {
        let inside = |at: usize| (frame..frame + SIDE).contains(&at);
        if !(inside(i) && inside(j)) {
            let zero = padded.at(i, j);
            ghost_cells(canvas, &Grid::new(zero.x, zero.y, CELL, [1, 1]), |_, _| "0");
        }
    }
    image_cells(canvas, &image, |_, _| "");

    let place = |y: usize, x: usize| {
        let (y, x) = (y * geometry.stride[0], x * geometry.stride[1]);
        padded.part(y..y + span, x..x + span)
    };
    let taps = Grid::new(place(0, 0).x, place(0, 0).y, CELL, geometry.kernel);
    for (i, j) in taps.cells() {
        let tap = padded.at(i * geometry.dilation[0], j * geometry.dilation[1]);
        canvas.fill(tap, Paint::Accent, 0.3);
    }
    canvas.outline(place(0, 1).inset(-2.0), Stroke::thin(Paint::Accent).dashed());
    canvas.outline(place(0, 0), Stroke::bold(Paint::Accent));
    for y in 0..output[0] {
        for x in 0..output[1] {
            canvas.dot(place(y, x).center(), 3.0, Paint::Accent2);
        }
    }
    let size = format!("{SIDE} × {SIDE} → {} × {}", output[0], output[1]);
    canvas.text((middle, room.bounds().bottom() + 13.0), size, Font::BODY);
}
