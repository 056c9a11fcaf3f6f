//! One image as the batch that the convolutions take.

use ndarray::{Array2, Array4, ArrayView4, Axis};

/// The image (h, w) as a batch (1, 1, h, w).
pub(super) fn of_one<A>(image: Array2<A>) -> Array4<A> {
    image.insert_axis(Axis(0)).insert_axis(Axis(0))
}

/// The first channel (h, w) of the first image of a batch (n, c, h, w).
///
/// # Panics
/// If the batch is empty.
pub(super) fn only<A: Clone>(batch: ArrayView4<'_, A>) -> Array2<A> {
    batch.index_axis_move(Axis(0), 0).index_axis_move(Axis(0), 0).to_owned()
}
