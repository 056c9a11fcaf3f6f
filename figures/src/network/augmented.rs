//! One letter, and a dozen ways to write it.

use listings::augment::Augment;
use listings::glyphs::{self, SIDE};
use listings::random::seeded;
use ndarray::Array2;

use crate::Svg;
use crate::draw::{Grid, Paint, Stroke, Texture, WIDTH, sheet, stencil};

/// Copies, in two rows.
const COPIES: usize = 12;
/// The side of a copy. The letter is twice as large.
const CELL: f64 = (WIDTH - 1.0) / 8.0;

/// The book's letter as it is, and changed as a training changes it.
pub fn augmented() -> Svg {
    let letter = glyphs::draw_char('R', 1).expect("one of the 47");
    let mut copies = Array2::zeros((2 * SIDE, COPIES / 2 * SIDE));
    for copy in 0..COPIES {
        let mut changed = Array2::zeros((SIDE, SIDE));
        let random = &mut seeded(1, &[copy as u64]);
        Augment::LIGHT.apply(letter.view(), random, changed.view_mut());
        // Sixteen grays are enough, and half the bytes of 256.
        let changed = changed.mapv(|ink: f32| (ink * 15.0).round() / 15.0);
        let place = [copy / (COPIES / 2), copy % (COPIES / 2)];
        sheet::put(&mut copies, SIDE, place, changed.view());
    }
    Svg::draw(2.0 * CELL + 1.0, |canvas| {
        let one = Grid::new(0.5, 0.5, 2.0 * CELL, [1, 1]).bounds();
        stencil(
            canvas,
            "augmented-one",
            letter.view(),
            one,
            Paint::Ink,
            Texture::Plain,
        );
        canvas.outline(one, Stroke::thin(Paint::Muted));
        let all = Grid::new(0.5 + 2.0 * CELL, 0.5, CELL, [2, COPIES / 2]).bounds();
        stencil(
            canvas,
            "augmented-copies",
            copies.view(),
            all,
            Paint::Ink,
            Texture::Plain,
        );
    })
}
