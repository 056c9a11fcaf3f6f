//! The book's own characters, as a set like any other: for whoever has not downloaded EMNIST.

use std::ops::Range;

use listings::emnist::{Dataset, Mapping, SIDE};
use listings::glyphs;
use ndarray::{Array1, Array3, Axis};

impl Dataset {
    /// Every class of EMNIST Balanced once for each seed, drawn by [`glyphs`], in the order of
    /// [`glyphs::labeled`]: all classes of the first seed come first. Ink is rounded to bytes,
    /// and lies in memory as EMNIST stores it, column by column.
    ///
    /// # Panics
    /// If the images do not fit in memory (3136 bytes each while they are drawn).
    ///
    /// ```
    /// use listings::emnist::Dataset;
    ///
    /// let set = Dataset::drawn(0..3);
    /// assert_eq!(set.images().shape(), [141, 28, 28]);
    /// assert_eq!(set.images().strides(), [784, 1, 28]);
    /// assert_eq!(set.character(47 + 27), 'R'); // of seed 1
    /// ```
    pub fn drawn(seeds: Range<u64>) -> Self {
        let (images, labels) = glyphs::labeled(seeds); // (n, 1, rows, columns)
        let columns_first =
            images.index_axis_move(Axis(1), 0).permuted_axes([0, 2, 1]);
        let bytes = columns_first.iter().map(|ink| (255.0 * ink).round() as u8);
        let shape = (labels.len(), SIDE, SIDE);
        let stored = Array3::from_shape_vec(shape, bytes.collect())
            .expect("28 × 28 pixels a label"); // (n, columns, rows)
        Dataset {
            images: stored.permuted_axes([0, 2, 1]), // (n, rows, columns)
            labels: labels
                .into_iter()
                .map(|label| label as u8)
                .collect::<Array1<_>>(),
            mapping: Mapping { first: 0, characters: glyphs::CLASSES.to_vec() },
        }
    }
}
