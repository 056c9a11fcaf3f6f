//! The learning rate over a training.

use listings::nn::one_cycle;
use listings::train::Recipe;

use super::axes::Axes;
use crate::Svg;
use crate::draw::{Font, Paint, Rect, Stroke, WIDTH};

/// Steps at which it is drawn.
const STEPS: usize = 241;

/// The schedule of the book's recipe, over its epochs.
pub fn one_cycle_rate() -> Svg {
    let Recipe { epochs, learning_rate: peak, .. } = Recipe::BOOK;
    Svg::draw(200.0, |canvas| {
        canvas.text((0.0, 9.0), "learning rate", Font::BODY.left());
        let axes = Axes {
            place: Rect::new(48.0, 30.0, WIDTH - 62.0, 122.0),
            across: 0.0..epochs as f64,
            up: 0.0..peak,
        };
        let every = epochs.div_ceil(12);
        let ticks = (0..=epochs).step_by(every).map(|epoch| epoch as f64);
        let heights = (0..=3).map(|third| f64::from(third) / 3.0 * peak);
        axes.draw(canvas, ticks, heights, |rate| format!("{rate:.3}"));
        canvas.text((axes.place.center().0, 187.0), "epoch", Font::BODY);
        let curve = (0..STEPS).map(|step| {
            let part = step as f64 / (STEPS - 1) as f64;
            (part * epochs as f64, one_cycle(step, STEPS, peak))
        });
        axes.curve(canvas, curve, Stroke::bold(Paint::Accent2));
    })
}
