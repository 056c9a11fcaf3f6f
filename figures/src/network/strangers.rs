//! Images that are no characters.

use listings::glyphs::SIDE;
use listings::inside;
use ndarray::Array2;

use crate::Svg;
use crate::draw::{Font, Grid, Paint, Stroke, Texture, WIDTH, sheet, stencil};

const COLUMNS: usize = 4;
/// The side of an image.
const CELL: f64 = (WIDTH - 1.0) / COLUMNS as f64;

/// The images with their names below.
pub fn strangers() -> Svg {
    let images = inside::strangers();
    let rows = images.len().div_ceil(COLUMNS);
    let row_height = CELL + 18.0;
    Svg::draw(rows as f64 * row_height, |canvas| {
        for (row, images) in images.chunks(COLUMNS).enumerate() {
            let grid = Grid::new(0.5, row as f64 * row_height, CELL, [1, COLUMNS]);
            let mut ink = Array2::zeros((SIDE, COLUMNS * SIDE));
            for (column, (name, image)) in images.iter().enumerate() {
                let grays = image.mapv(|ink| (ink * 15.0).round() as f32 / 15.0);
                sheet::put(&mut ink, SIDE, [0, column], grays.view());
                let cell = grid.at(0, column);
                canvas.outline(cell, Stroke::thin(Paint::Muted));
                let (x, y) = cell.bottom_middle();
                canvas.text((x, y + 9.0), name, Font::BODY);
            }
            let id = format!("strangers-{row}");
            let bounds = grid.bounds();
            stencil(canvas, &id, ink.view(), bounds, Paint::Ink, Texture::Plain);
        }
    })
}
