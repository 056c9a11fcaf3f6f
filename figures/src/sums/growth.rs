//! How the time of a layer grows with its image and with its channels: recorded
//! measurements.

use crate::Svg;
use crate::draw::{Font, Paint, Rect, Stroke, WIDTH};
use crate::sums::lines::lines;
use crate::sums::measured::Record;

const MEASURED: &str = include_str!("../../../benches/results/growth.json");

/// Two panels of lines: over the side of an image, and over the channels on both sides.
///
/// # Panics
/// If the record has not the form that `cargo run -- bench growth` writes.
pub fn growth() -> Svg {
    let record = Record::read(MEASURED);
    let panels = [
        ("side", "one image: side in pixels"),
        ("channels", "16 images of 12 × 12: channels, and as many filters"),
    ];
    let height = 220.0;
    Svg::draw(2.0 * height + 22.0, |canvas| {
        let title = format!("time of one layer, one core of {}", record.machine());
        canvas.text((8.0, 10.0), title, Font::BOLD.left());
        for (i, (group, across)) in panels.into_iter().enumerate() {
            let area = Rect::new(0.0, 22.0 + i as f64 * height, WIDTH, height);
            lines(canvas, area, across, &record.group(group), stroke);
        }
    })
}

fn stroke(name: &str) -> Stroke {
    match name {
        "im2col" => Stroke::bold(Paint::Accent2),
        "tile" => Stroke::bold(Paint::Accent),
        _ => Stroke::bold(Paint::Accent).dashed(),
    }
}
