//! The characters a data figure draws, and the stand-in that fingerprints it.

use listings::glyphs::CLASSES;
use ndarray::Array3;

/// Characters with their labels, upright.
#[derive(Debug, Clone)]
pub struct Characters {
    /// The images (n, 28, 28), from 0 for paper to 1 for ink.
    pub images: Array3<f32>,
    /// What each image shows.
    pub labels: Vec<char>,
    /// The data set and the file they come from.
    pub source: String,
}

impl Characters {
    /// Arithmetic patterns in place of characters: 24 of each of the 47 classes, so that
    /// a figure that picks by class finds what it looks for.
    pub fn stand_in() -> Characters {
        let n = 24 * CLASSES.len();
        Characters {
            images: Array3::from_shape_fn((n, 28, 28), |(n, y, x)| {
                ((7 * n + y * (n % 5 + 1) + x * (n % 3 + 2)) % 17) as f32 / 16.0
            }),
            labels: CLASSES.into_iter().cycle().take(n).collect(),
            source: "arithmetic".into(),
        }
    }
}
