//! What an epoch costs by every algorithm: a plot of recorded measurements.

use crate::Svg;
use crate::draw::{Bar, Font, Paint, Rect, WIDTH, bars, bars_height};
use crate::sums::measured::Record;

const MEASURED: &str = include_str!("../../../benches/results/training.json");

/// An epoch of EMNIST by every algorithm.
///
/// # Panics
/// If the record has not the form that `cargo run -- bench training` writes.
pub fn epoch() -> Svg {
    let record = Record::read(MEASURED);
    let rows = record.group("epoch").into_iter();
    let times: Vec<Bar> = rows
        .map(|row| Bar { name: row.name, time: row.time, paint: Paint::Accent2 })
        .collect();
    let height = bars_height(times.len());
    Svg::draw(height + 6.0, |canvas| {
        // The label of the last decade is a long one.
        let area = Rect::new(0.0, 0.0, WIDTH - 12.0, height);
        bars(canvas, area, "112,800 images, 3525 steps", &times);
        let machine = format!("one core of {}", record.machine());
        canvas.text((20.0, height - 3.0), machine, Font::SMALL.left());
    })
}
