// ANCHOR: start
use ndarray::{Array2, ArrayView3, ShapeError};

/// The images (n, h, w) side by side, `columns` in a row:
/// (n / columns · h, columns · w).
pub fn sheet(
    images: ArrayView3<'_, u8>,
    columns: usize,
) -> Result<Array2<u8>, ShapeError> {
    todo!("{:?} in rows of {columns}", images.dim())
}
// ANCHOR_END: start
