//! The same computation again and again: every sample of a recorded measurement.

use crate::Svg;
use crate::draw::{Canvas, Font, Paint, Rect, Stroke, WIDTH};
use crate::sums::measured::Record;

const MEASURED: &str = include_str!("../../../benches/results/peers.json");

/// Above, the time of each round by the tile and by the peak; below, the one as a
/// multiple of the other.
///
/// # Panics
/// If the record has not the form that `cargo run -- bench --peers` writes.
pub fn noise() -> Svg {
    let record = Record::read(MEASURED);
    let [tile, peak] = ["tile", "peak"].map(|name| record.samples(name));
    let milliseconds =
        |samples: &[f64]| samples.iter().map(|time| time / 1e6).collect::<Vec<f64>>();
    let ratios: Vec<f64> =
        tile.iter().zip(&peak).map(|(tile, peak)| tile / peak).collect();
    Svg::draw(342.0, |canvas| {
        let title = format!("one layer on one core of {}", record.machine());
        canvas.text((8.0, 10.0), title, Font::BOLD.left());
        let area = Rect::new(40.0, 44.0, WIDTH - 96.0, 110.0);
        let both = [("tile", milliseconds(&tile)), ("peak", milliseconds(&peak))];
        panel(canvas, area, "ms", &both);
        let area = Rect::new(40.0, 198.0, WIDTH - 96.0, 110.0);
        panel(canvas, area, "×", &[("tile ÷ peak", ratios)]);
        let rounds = format!("{} rounds, one after the other", tile.len());
        canvas.text((area.center().0, area.bottom() + 20.0), rounds, Font::SMALL);
    })
}

/// Dots from left to right, over an axis from 0 to a little above the largest; a line at
/// each series' median, named.
fn panel(canvas: &Canvas, area: Rect, unit: &str, all: &[(&str, Vec<f64>)]) {
    let most = all.iter().flat_map(|(_, values)| values).copied().fold(0.0, f64::max);
    let step = step(most);
    let top = (most / step).ceil() * step;
    let high = |value: f64| area.bottom() - value / top * area.h;
    let mut tick = 0.0;
    while tick < top + step / 2.0 {
        let y = high(tick);
        canvas.path(&[(area.x, y), (area.right(), y)], Stroke::thin(Paint::Muted));
        let label = (tick * 100.0).round() / 100.0;
        canvas.text((area.x - 6.0, y), label, Font::SMALL.right());
        tick += step;
    }
    canvas.text((area.x - 6.0, area.y - 14.0), unit, Font::SMALL.right());
    let paints = [Paint::Accent, Paint::Accent2];
    let mut names: Vec<(f64, &str, Paint)> = Vec::new();
    for ((name, values), paint) in all.iter().zip(paints) {
        for (i, &value) in values.iter().enumerate() {
            let x = area.x + (i as f64 + 0.5) / values.len() as f64 * area.w;
            canvas.dot((x, high(value)), 1.4, paint);
        }
        let mut sorted = values.clone();
        sorted.sort_by(f64::total_cmp);
        names.push((high(sorted[sorted.len() / 2]), name, paint));
    }
    // The lower label stays, the other keeps its distance.
    names.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut free = f64::INFINITY;
    for (y, name, paint) in names {
        let label = y.min(free - 15.0);
        free = label;
        let words: Vec<&str> = name.splitn(2, " ÷ ").collect();
        let font = Font::SMALL.left().paint(paint);
        canvas.text((area.right() + 8.0, label), words[0], font);
        if let [_, below] = words[..] {
            canvas.text(
                (area.right() + 8.0, label + 15.0),
                format!("÷ {below}"),
                font,
            );
        }
    }
}

/// A round distance between lines, of which there are three to seven.
fn step(most: f64) -> f64 {
    let power = 10f64.powf(most.log10().floor());
    match most / power {
        part if part < 1.5 => power / 4.0,
        part if part < 3.0 => power / 2.0,
        part if part < 7.0 => power,
        _ => 2.0 * power,
    }
}
