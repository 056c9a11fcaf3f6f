//! Real characters.

use ndarray::{Array2, Axis};

use crate::draw::{Grid, Paint, Texture, WIDTH, sheet, stencil};
use crate::{Characters, Svg};

const ROWS: usize = 5;
const COLUMNS: usize = 8;
/// The pixels along each side of a character.
const SIDE: usize = 28;

/// The first forty characters of the file, in its order.
///
/// # Panics
/// If there are fewer than forty.
pub fn characters(characters: &Characters) -> Svg {
    let count = characters.images.len_of(Axis(0));
    assert!(count >= ROWS * COLUMNS, "forty characters are shown, there are {count}");
    let mut ink = Array2::zeros((ROWS * SIDE, COLUMNS * SIDE));
    let grid = Grid::new(0.5, 0.0, (WIDTH - 1.0) / COLUMNS as f64, [ROWS, COLUMNS]);
    for ((row, column), image) in grid.cells().zip(characters.images.outer_iter()) {
        sheet::put(&mut ink, SIDE, [row, column], image);
    }
    Svg::draw(grid.bounds().h, |canvas| {
        let bounds = grid.bounds();
        let id = "characters-ink";
        stencil(canvas, id, ink.view(), bounds, Paint::Ink, Texture::Plain);
    })
}
