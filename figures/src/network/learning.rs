//! A training on EMNIST: what it recorded of itself.

use serde_json::Value;

use super::axes::Axes;
use crate::Svg;
use crate::draw::{Font, Paint, Rect, Stroke, WIDTH};

/// One JSON object an epoch, as `train` writes them: of the weights in the repository.
const RECORDED: &str = include_str!("../../../weights/training.jsonl");

/// The loss, and the accuracy on what is learned and on what is held out.
///
/// # Panics
/// If the record has not the form that `cargo run -- train` writes.
pub fn learning() -> Svg {
    let epochs: Vec<Value> = RECORDED
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect();
    let all = |key: &str| -> Vec<(f64, f64)> {
        let number =
            |epoch: &Value, key: &str| epoch[key].as_f64().expect("a number");
        epochs
            .iter()
            .map(|epoch| (number(epoch, "epoch"), number(epoch, key)))
            .collect()
    };
    let (loss, seen, held_out) =
        (all("loss"), all("accuracy"), all("held_out_balanced_accuracy"));
    let last = epochs.len() as f64;
    let every = epochs.len().div_ceil(12);
    let ticks = || (1..=epochs.len()).step_by(every).map(|epoch| epoch as f64);
    let bounds = |values: &[(f64, f64)], step: f64| {
        let values = values.iter().map(|(_, value)| value);
        let least = values.clone().copied().fold(f64::INFINITY, f64::min);
        let most = values.copied().fold(0.0, f64::max);
        (least / step).floor() * step..(most / step).ceil() * step
    };
    let heights = |bounds: &std::ops::Range<f64>, step: f64| {
        let count = ((bounds.end - bounds.start) / step).round() as i32;
        let start = bounds.start;
        (0..=count).map(move |i| start + f64::from(i) * step)
    };
    Svg::draw(420.0, |canvas| {
        canvas.text((0.0, 9.0), "mean loss of an epoch", Font::BODY.left());
        let up = bounds(&loss, 0.5);
        let place = Rect::new(42.0, 28.0, WIDTH - 56.0, 120.0);
        let axes = Axes { place, across: 1.0..last, up: up.clone() };
        axes.draw(canvas, ticks(), heights(&up, 0.5), |loss| format!("{loss:.1}"));
        axes.curve(canvas, loss, Stroke::bold(Paint::Accent2));

        canvas.text((0.0, 190.0), "recognized", Font::BODY.left());
        let both = [seen.clone(), held_out.clone()].concat();
        let up = bounds(&both, 0.1);
        let place = Rect::new(42.0, 228.0, WIDTH - 56.0, 140.0);
        let axes = Axes { place, across: 1.0..last, up: up.clone() };
        let percent = |part: f64| format!("{:.0} %", 100.0 * part);
        axes.draw(canvas, ticks(), heights(&up, 0.1), percent);
        let lines = [
            (
                seen,
                Stroke::bold(Paint::Accent2),
                "images it learns from, changed",
                190.0,
            ),
            (
                held_out,
                Stroke::bold(Paint::Accent).dashed(),
                "images held out",
                207.0,
            ),
        ];
        for (line, stroke, name, y) in lines {
            axes.curve(canvas, line, stroke);
            let x = place.right() - 210.0;
            canvas.path(&[(x - 28.0, y), (x - 6.0, y)], stroke);
            canvas.text((x, y), name, Font::SMALL.left().paint(Paint::Ink));
        }
        canvas.text((place.center().0, place.bottom() + 36.0), "epoch", Font::BODY);
    })
}
