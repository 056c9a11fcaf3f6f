//! The mistakes that the network was surest of.

use listings::glyphs::{CLASSES, SIDE, class_of};
use listings::train::scores::mistakes;
use ndarray::{Array2, Axis};

use super::trained::inside;
use crate::draw::{Font, Grid, Paint, Texture, WIDTH, sheet, stencil};
use crate::{Characters, Svg};

const ROWS: usize = 4;
const COLUMNS: usize = 6;
/// The side of a character.
const CELL: f64 = (WIDTH - 1.0) / COLUMNS as f64;
/// Images at a time, so that the maps of all are never in memory.
const BATCH: usize = 100;

/// The surest mistakes in reading order, each with its label and the answer.
///
/// # Panics
/// If there are fewer than 24, or a label is none of the 47.
pub fn surest(characters: &Characters) -> Svg {
    let labels: Vec<usize> = characters
        .labels
        .iter()
        .map(|&label| class_of(label).expect("one of the 47"))
        .collect();
    let mut found = Vec::new();
    for (batch, images) in
        characters.images.axis_chunks_iter(Axis(0), BATCH).enumerate()
    {
        let from = batch * BATCH;
        let logits = inside(images).logits.mapv(|logit| logit as f32);
        let labels = &labels[from..from + images.len_of(Axis(0))];
        found.extend(mistakes(logits.view(), labels).into_iter().map(
            |mut mistake| {
                mistake.image += from;
                mistake
            },
        ));
    }
    // Rounded, so that the last bit, which differs between machines, decides nothing.
    found.sort_by_key(|m| (-(m.probability * 1e4).round() as i64, m.image));
    assert!(found.len() >= ROWS * COLUMNS, "{} mistakes are shown", ROWS * COLUMNS);
    let row_height = CELL + 18.0;
    Svg::draw(ROWS as f64 * row_height, |canvas| {
        for row in 0..ROWS {
            let grid = Grid::new(0.5, row as f64 * row_height, CELL, [1, COLUMNS]);
            let mut ink = Array2::zeros((SIDE, COLUMNS * SIDE));
            for (column, mistake) in
                found[row * COLUMNS..].iter().take(COLUMNS).enumerate()
            {
                let image = characters.images.index_axis(Axis(0), mistake.image);
                // Sixteen grays are enough, and half the bytes of 256.
                let image = image.mapv(|ink| (ink * 15.0).round() / 15.0);
                sheet::put(&mut ink, SIDE, [0, column], image.view());
                let (x, y) = grid.at(0, column).bottom_middle();
                let [label, class] =
                    [mistake.label, mistake.class].map(|c| CLASSES[c]);
                canvas.text((x, y + 6.0), format!("{label} → {class}"), Font::BODY);
            }
            let id = format!("surest-{row}");
            let bounds = grid.bounds();
            stencil(canvas, &id, ink.view(), bounds, Paint::Ink, Texture::Plain);
        }
    })
}
