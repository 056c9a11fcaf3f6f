//! What a layer costs by every algorithm: a plot of recorded measurements.

use listings::Algorithm;

use crate::Svg;
use crate::draw::{Bar, Font, Paint, Rect, WIDTH, bars, bars_height};
use crate::sums::measured::{Record, Row};

const MEASURED: &str = include_str!("../../../benches/results/convolution.json");

/// Median times of the four loops and of every algorithm on the book's layer and on the
/// second layer of the network.
///
/// # Panics
/// If the record has not the form that `cargo run -- bench convolution` writes.
pub fn algorithms() -> Svg {
    let record = Record::read(MEASURED);
    let layers = [
        ("layer", "16 images: 16 channels of 28 × 28 to 32"),
        ("network", "64 images: 32 channels of 12 × 12 to 64"),
    ];
    let times = |group| -> Vec<Bar> {
        let rows = record.group(group).into_iter();
        let bar = |row: Row| {
            let paint = paint(&row.name)?;
            Some(Bar { name: row.name, time: row.time, paint })
        };
        rows.filter_map(bar).collect()
    };
    let height = bars_height(times(layers[0].0).len());
    Svg::draw(2.0 * height + 6.0, |canvas| {
        for (i, (group, title)) in layers.into_iter().enumerate() {
            let area = Rect::new(0.0, i as f64 * height, WIDTH, height);
            bars(canvas, area, title, &times(group));
        }
        let machine = format!("one core of {}", record.machine());
        canvas.text((20.0, 2.0 * height - 3.0), machine, Font::SMALL.left());
    })
}

/// Loops recede, einsum and products stand out. Nothing for what is no algorithm.
fn paint(name: &str) -> Option<Paint> {
    match name {
        "four loops" | "naive" | "strided" => Some(Paint::Muted),
        "im2col" | "shifted" | "tile" | "winograd" => Some(Paint::Accent2),
        _ if Algorithm::<f32>::ALL.iter().any(|algorithm| algorithm.name == name) => {
            Some(Paint::Accent)
        }
        _ => None,
    }
}
