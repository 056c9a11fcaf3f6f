//! What a convolution costs in Python and in Rust: a plot of recorded measurements.

use serde_json::Value;

use crate::Svg;
use crate::draw::{Bar, Paint, Rect, WIDTH, bars, bars_height};

/// What `benches/peers/loops.py` recorded.
const MEASURED: &str = include_str!("../../../benches/results/loops.json");

/// Median times of every implementation on the posts' 12×12 image and on one of 512×512.
///
/// # Panics
/// If the record has not the form that `benches/peers/loops.py` writes.
pub fn cost() -> Svg {
    let record: Value = serde_json::from_str(MEASURED).expect("loops.json is JSON");
    let rows = record["rows"].as_array().expect("loops.json has rows");
    let taps = |side: usize| record["kernel"][side].as_u64().expect("a kernel size");
    let (kh, kw) = (taps(0), taps(1));
    let height = bars_height(rows.len());
    Svg::draw(2.0 * height - 14.0, |canvas| {
        for (i, side) in ["12", "512"].into_iter().enumerate() {
            let times: Vec<Bar> = rows.iter().map(|row| bar(row, side)).collect();
            let title = format!("{side} × {side} pixels, {kh} × {kw} taps");
            let area = Rect::new(0.0, i as f64 * height, WIDTH, height);
            bars(canvas, area, &title, &times);
        }
    })
}

fn bar(row: &Value, side: &str) -> Bar {
    let (name, time) = (row["name"].as_str(), row["medians"][side].as_f64());
    let (name, time) = name.zip(time).expect("a row has names and medians");
    let paint = match name.starts_with("Rust") {
        true => Paint::Accent,
        false => Paint::Muted,
    };
    Bar { name: name.to_owned(), time, paint }
}
