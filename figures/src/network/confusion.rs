//! Which class was taken for which, and how often each was recognized.

use listings::glyphs::CLASSES;
use listings::trained::evaluation;
use ndarray::Array2;

use crate::Svg;
use crate::draw::{Canvas, Font, Grid, Paint, Stroke, Texture, WIDTH, stencil};

/// Room for two rows, or two columns, of the names of the classes.
const NAMES: f64 = 29.0;

/// The confusion matrix, 47 × 47: a row for each label, a column for each answer.
pub fn confusion() -> Svg {
    let counts = evaluation().confusion(); // (47, 47)
    let n = counts.nrows();
    let grid = Grid::new(NAMES, NAMES, (WIDTH - NAMES - 1.0) / n as f64, [n, n]);
    let wrong = Array2::from_shape_fn(counts.dim(), |(label, class)| {
        if label == class { 0.0 } else { counts[[label, class]] as f64 }
    });
    let most = wrong.fold(1.0, |most: f64, &count| most.max(count));
    let right =
        Array2::from_shape_fn(
            counts.dim(),
            |(label, class)| {
                if label == class { 0.35 } else { 0.0 }
            },
        );
    // By the root of the count, so that a single mistake can be seen at all.
    let wrong = wrong.mapv(|count| (count / most).sqrt());
    Svg::draw(grid.bounds().bottom() + 24.0, |canvas| {
        let bounds = grid.bounds();
        let [id, below] = ["confusion-right", "confusion-wrong"];
        stencil(canvas, id, right.view(), bounds, Paint::Ink, Texture::Plain);
        stencil(canvas, below, wrong.view(), bounds, Paint::Accent, Texture::Plain);
        canvas.outline(bounds, Stroke::thin(Paint::Muted));
        for (class, name) in CLASSES.into_iter().enumerate() {
            names(canvas, &grid, class, name);
        }
        let y = bounds.bottom() + 13.0;
        let note = format!("rows: label, columns: answer; strongest: {most}");
        canvas.text((bounds.x, y), note, Font::BODY.left());
    })
}

/// The name of a class at its row and at its column, every second one further out.
fn names(canvas: &Canvas, grid: &Grid, class: usize, name: char) {
    let out = if class.is_multiple_of(2) { 8.0 } else { 21.5 };
    let (x, y) = grid.at(class, class).center();
    canvas.text((grid.x - out, y), name, Font::SMALL);
    canvas.text((x, grid.y - out), name, Font::SMALL);
}
