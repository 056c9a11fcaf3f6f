//! A heap, and how far two layers read into it.

use listings::garbage::memory;

use crate::Svg;
use crate::draw::{Canvas, Font, Paint, Point, Rect, Stroke, minus};

/// The height of a cell.
const ROW: f64 = 26.0;

/// Ten cells from top to bottom: what is in them, whose they are, and who reads them.
pub fn garbage_memory() -> Svg {
    let cells = memory();
    let owners = [
        "the test’s array",
        "",
        "",
        "the allocator",
        "“handwrit”",
        "“ten char”",
        "“acters”",
        "the allocator",
        "a pointer",
        "a length",
    ];
    Svg::draw(30.0 + 10.0 * ROW + 8.0, |canvas| {
        let left = 132.0;
        let width = 84.0;
        canvas.text((left + width / 2.0, 10.0), "as f64", Font::BOLD);
        canvas.text((left - 12.0, 10.0), "what it is", Font::BOLD.right());
        for (cell, value) in cells.iter().enumerate() {
            let rect = Rect::new(left, 26.0 + cell as f64 * ROW, width, ROW);
            if value.abs() > 1e100 {
                canvas.fill(rect, Paint::Accent, 0.25);
            }
            canvas.outline(rect, Stroke::thin(Paint::Muted));
            let text =
                if cell < 3 { value.to_string() } else { format!("{value:.1e}") };
            canvas.text(rect.center(), minus(text), Font::BODY);
            canvas.text(
                (left - 12.0, rect.center().1),
                owners[cell],
                Font::BODY.right(),
            );
        }
        let bounds = Rect::new(left, 26.0, width, 10.0 * ROW);
        canvas.outline(bounds, Stroke::bold(Paint::Ink));
        for (x, count, name) in [(228.0, 5, "conv1"), (286.0, 10, "conv2")] {
            let (top, bottom) = (28.0, 24.0 + f64::from(count) * ROW);
            bracket(canvas, (x, top), (x, bottom));
            canvas.text((x + 10.0, (top + bottom) / 2.0), name, Font::BODY.left());
        }
    })
}

/// A bracket open to the left, from top to bottom.
fn bracket(canvas: &Canvas, (x, top): Point, (_, bottom): Point) {
    let points = [(x - 6.0, top), (x, top), (x, bottom), (x - 6.0, bottom)];
    canvas.path(&points, Stroke::bold(Paint::Accent2));
}
