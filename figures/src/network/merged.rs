//! Letters whose two cases share a class.

use listings::glyphs::{CLASSES, SIDE};
use ndarray::{Array2, Axis};

use crate::draw::{Font, Grid, Paint, Texture, WIDTH, sheet, stencil};
use crate::{Characters, Svg};

/// Specimens of each class.
const SHOWN: usize = 6;
/// Classes below one another.
const ROWS: usize = 8;
/// Room for the name of a class.
const NAME: f64 = 30.0;

/// The fifteen merged classes, the first characters of each in the file.
///
/// # Panics
/// If there are fewer than six of a class.
pub fn merged(characters: &Characters) -> Svg {
    let merged: Vec<char> = CLASSES
        .into_iter()
        .filter(|class| class.is_ascii_uppercase())
        .filter(|class| !CLASSES.contains(&class.to_ascii_lowercase()))
        .collect();
    let column = WIDTH / merged.len().div_ceil(ROWS) as f64;
    let cell = (column - NAME) / SHOWN as f64;
    Svg::draw(ROWS as f64 * cell, |canvas| {
        for (index, classes) in merged.chunks(ROWS).enumerate() {
            let left = index as f64 * column + NAME;
            let grid = Grid::new(left, 0.0, cell, [classes.len(), SHOWN]);
            let mut ink = Array2::zeros((classes.len() * SIDE, SHOWN * SIDE));
            for (row, &class) in classes.iter().enumerate() {
                let labels = characters.labels.iter().enumerate();
                let mut of_class = labels.filter(|&(_, &label)| label == class);
                for column in 0..SHOWN {
                    let next = of_class.next();
                    let (image, _) =
                        next.unwrap_or_else(|| panic!("six {class:?} are shown"));
                    let image = characters.images.index_axis(Axis(0), image);
                    // Sixteen grays are enough, and half the bytes of 256.
                    let image = image.mapv(|ink| (ink * 15.0).round() / 15.0);
                    sheet::put(&mut ink, SIDE, [row, column], image.view());
                }
                let beside = (left - 6.0, grid.at(row, 0).center().1);
                let name = format!("{class} {}", class.to_ascii_lowercase());
                canvas.text(beside, name, Font::SMALL.right());
            }
            let id = format!("merged-ink-{index}");
            let bounds = grid.bounds();
            stencil(canvas, &id, ink.view(), bounds, Paint::Ink, Texture::Plain);
        }
    })
}
