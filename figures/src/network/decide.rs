//! The products that make a logit.

use listings::glyphs::CLASSES;
use ndarray::{Array1, Axis};

use super::trained::{glyph, inside, network};
use crate::Svg;
use crate::draw::{Font, Paint, Rect, Stroke, WIDTH, minus};

/// The height of a panel with its title.
const PANEL: f64 = 150.0;
/// Room for the title.
const TITLE: f64 = 28.0;

/// For the two likeliest classes of the book's letter, what each of the 128 numbers that
/// is not 0 adds to the logit; the same order of numbers in both panels.
pub fn decide() -> Svg {
    let inside = inside(glyph('R').view().insert_axis(Axis(0)));
    let numbers = inside.linear1.row(0); // (128)
    let logits = inside.logits.row(0); // (47)
    let mut classes: Vec<usize> = (0..CLASSES.len()).collect();
    classes.sort_by(|&a, &b| logits[b].total_cmp(&logits[a]));
    let products = |class: usize| &numbers * &network().linear2.weight.row(class);
    let panels: [(usize, Array1<f64>); 2] =
        [classes[0], classes[1]].map(|class| (class, products(class)));
    let mut order: Vec<usize> =
        (0..numbers.len()).filter(|&number| numbers[number] > 0.0).collect();
    order.sort_by(|&a, &b| panels[0].1[b].total_cmp(&panels[0].1[a]));
    let all = || panels.iter().flat_map(|(_, products)| products.iter());
    let highest = all().fold(0.0, |max: f64, &product| max.max(product));
    let lowest = all().fold(0.0, |min: f64, &product| min.min(product));
    let scale = (PANEL - TITLE - 10.0) / (highest - lowest);
    let pitch = (WIDTH - 1.0) / order.len() as f64;
    Svg::draw(2.0 * PANEL, |canvas| {
        for (panel, (class, products)) in panels.iter().enumerate() {
            let top = panel as f64 * PANEL;
            let zero = top + TITLE + highest * scale;
            let bias = network().linear2.bias[*class];
            let title = format!(
                "{}: logit {:.2}, of it the bias {}",
                CLASSES[*class],
                logits[*class],
                minus(format!("{bias:.2}"))
            );
            canvas.text((0.5, top + 10.0), title, Font::BOLD.left());
            for (place, &number) in order.iter().enumerate() {
                let product = products[number];
                let x = 0.5 + place as f64 * pitch;
                let height = (product.abs() * scale).max(0.1);
                let (y, paint) = match product > 0.0 {
                    true => (zero - height, Paint::Accent),
                    false => (zero, Paint::Accent2),
                };
                canvas.fill(Rect::new(x, y, pitch - 2.0, height), paint, 1.0);
            }
            canvas
                .path(&[(0.5, zero), (WIDTH - 0.5, zero)], Stroke::thin(Paint::Ink));
        }
    })
}
