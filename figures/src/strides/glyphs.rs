//! The book's own hand.

use listings::glyphs::{self, CLASSES, SIDE};
use ndarray::Array2;

use crate::Svg;
use crate::draw::{Font, Grid, Paint, Texture, WIDTH, sheet, stencil};

/// Seeds of each class.
const SEEDS: usize = 4;
/// Classes lie below one another in this many rows.
const ROWS: usize = 16;
/// The side of a character.
const CELL: f64 = 24.4;

/// All 47 classes, a few seeds of each beside its name.
pub fn glyphs() -> Svg {
    let columns = CLASSES.len().div_ceil(ROWS);
    let width = WIDTH / columns as f64;
    Svg::draw(ROWS as f64 * CELL, |canvas| {
        for column in 0..columns {
            let mut ink = Array2::zeros((ROWS * SIDE, SEEDS * SIDE));
            let left = (column as f64 + 1.0) * width - SEEDS as f64 * CELL;
            let grid = Grid::new(left, 0.0, CELL, [ROWS, SEEDS]);
            let classes = column * ROWS..CLASSES.len().min((column + 1) * ROWS);
            for (row, class) in classes.enumerate() {
                for seed in 0..SEEDS {
                    let glyph = glyphs::draw(class, seed as u64).expect("one of 47");
                    // Sixteen grays are enough, and half the bytes of 256.
                    let glyph = glyph.mapv(|ink| (ink * 15.0).round() / 15.0);
                    sheet::put(&mut ink, SIDE, [row, seed], glyph.view());
                }
                let beside = (left - 9.0, grid.at(row, 0).center().1);
                canvas.text(beside, CLASSES[class], Font::SMALL);
            }
            let id = format!("glyphs-ink-{column}");
            stencil(
                canvas,
                &id,
                ink.view(),
                grid.bounds(),
                Paint::Ink,
                Texture::Plain,
            );
        }
    })
}
