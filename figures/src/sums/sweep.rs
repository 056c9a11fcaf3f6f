//! Time against the number of filters and the size of the image: two plots of recorded
//! measurements.

use crate::Svg;
use crate::draw::{Font, Paint, Rect, Stroke, WIDTH};
use crate::sums::lines::lines;
use crate::sums::measured::Record;

const MEASURED: &str = include_str!("../../../benches/results/sweep.json");

/// The book's layer with 1 to 64 output channels: the copy einsum makes is paid once,
/// however many channels use it.
///
/// # Panics
/// If the record has not the form that `cargo run -- bench sweep` writes.
pub fn sweep() -> Svg {
    plot("output channels", "output channels", 360.0)
}

/// One image of 14 to 112 pixels a side, by the algorithms that copy the windows and by
/// the one that does not; that once more with an input whose channels lie last, where it
/// copies nothing at all.
///
/// # Panics
/// As [`sweep`].
pub fn sides() -> Svg {
    plot("image side", "image side in pixels", 300.0)
}

/// The group of that name; `across` says what the horizontal axis counts.
fn plot(group: &str, across: &str, height: f64) -> Svg {
    let record = Record::read(MEASURED);
    Svg::draw(height, |canvas| {
        let title = format!("time of one layer, one core of {}", record.machine());
        canvas.text((8.0, 10.0), title, Font::BOLD.left());
        let area = Rect::new(0.0, 22.0, WIDTH, height - 22.0);
        lines(canvas, area, across, &record.group(group), stroke);
    })
}

/// Loops recede; of two lines in one paint, one is dashed.
fn stroke(name: &str) -> Stroke {
    match name {
        "naive" => Stroke::bold(Paint::Muted),
        "four loops" => Stroke::bold(Paint::Muted).dashed(),
        "einsum" => Stroke::bold(Paint::Accent),
        "einsum-packed" => Stroke::bold(Paint::Accent).dashed(),
        "im2col" => Stroke::bold(Paint::Accent2),
        "shifted, no copy" => Stroke::bold(Paint::Muted),
        _ => Stroke::bold(Paint::Accent2).dashed(),
    }
}
