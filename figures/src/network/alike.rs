//! Characters of different classes that look alike.

use listings::glyphs::SIDE;
use ndarray::{Array2, Axis};

use crate::draw::{Font, Grid, Paint, Texture, WIDTH, sheet, stencil};
use crate::{Characters, Svg};

/// The classes of each row.
const ROWS: [&[char]; 6] = [
    &['0', 'O'],
    &['1', 'I', 'L'],
    &['9', 'g', 'q'],
    &['F', 'f'],
    &['2', 'Z'],
    &['5', 'S'],
];
/// Characters in a row.
const COLUMNS: usize = 8;
/// The side of a character.
const CELL: f64 = (WIDTH - 1.0) / COLUMNS as f64;

/// A row for each group of classes: the first of the file that belong to it.
///
/// # Panics
/// If there are fewer than eight in a group.
pub fn alike(characters: &Characters) -> Svg {
    draw(characters, "alike", None)
}

/// The same with the label of each character below it.
///
/// # Panics
/// As [`alike`].
pub fn alike_named(characters: &Characters) -> Svg {
    draw(characters, "alike-named", Some(16.0))
}

fn draw(characters: &Characters, name: &str, below: Option<f64>) -> Svg {
    let row_height = CELL + below.unwrap_or(0.0);
    Svg::draw(ROWS.len() as f64 * row_height, |canvas| {
        for (row, group) in ROWS.iter().enumerate() {
            let top = row as f64 * row_height;
            let grid = Grid::new(0.5, top, CELL, [1, COLUMNS]);
            let labels = characters.labels.iter().enumerate();
            let members: Vec<_> = labels
                .filter(|(_, label)| group.contains(label))
                .take(COLUMNS)
                .collect();
            assert_eq!(members.len(), COLUMNS, "eight of {group:?} are shown");
            let mut ink = Array2::zeros((SIDE, COLUMNS * SIDE));
            for (column, &(image, label)) in members.iter().enumerate() {
                let image = characters.images.index_axis(Axis(0), image);
                // Sixteen grays are enough, and half the bytes of 256.
                let image = image.mapv(|ink| (ink * 15.0).round() / 15.0);
                sheet::put(&mut ink, SIDE, [0, column], image.view());
                if below.is_some() {
                    let (x, y) = grid.at(0, column).bottom_middle();
                    canvas.text((x, y + 4.0), label, Font::BODY);
                }
            }
            let id = format!("{name}-ink-{row}");
            let bounds = grid.bounds();
            stencil(canvas, &id, ink.view(), bounds, Paint::Ink, Texture::Plain);
        }
    })
}
