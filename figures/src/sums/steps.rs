//! From seven loops to the tile: a plot of recorded measurements.

use crate::Svg;
use crate::draw::{Bar, Font, Paint, Rect, WIDTH, bars, bars_height};
use crate::sums::measured::Record;

const MEASURED: &str = include_str!("../../../benches/results/tile.json");

/// One layer by loops, by tiles of growing size, and as fast as a processor can multiply.
///
/// # Panics
/// If the record has not the form that `cargo run -- bench tile` writes.
pub fn steps() -> Svg {
    let record = Record::read(MEASURED);
    let rows = record.group("steps").into_iter();
    let times: Vec<Bar> = rows
        .map(|row| Bar { paint: paint(&row.name), name: row.name, time: row.time })
        .collect();
    let height = bars_height(times.len());
    Svg::draw(height + 6.0, |canvas| {
        let area = Rect::new(0.0, 0.0, WIDTH, height);
        bars(canvas, area, "64 images: 32 channels of 12 × 12 to 64", &times);
        let machine = format!("one core of {}", record.machine());
        canvas.text((20.0, height - 3.0), machine, Font::SMALL.left());
    })
}

/// What has its sums in memory recedes, and so does the peak, which reads nothing.
fn paint(name: &str) -> Paint {
    match name {
        "seven loops" | "sums in memory" | "peak" => Paint::Muted,
        _ => Paint::Accent2,
    }
}
