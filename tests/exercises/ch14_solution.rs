// ANCHOR: solution
use ndarray::{Array2, ArrayView3, ShapeError};

/// The images (n, h, w) side by side, `columns` in a row:
/// (n / columns · h, columns · w).
pub fn sheet(
    images: ArrayView3<'_, u8>,
    columns: usize,
) -> Result<Array2<u8>, ShapeError> {
    let (n, h, w) = images.dim();
    let rows = n / columns;
    // Two views: (rows, columns, h, w), then (rows, h, columns, w).
    let grid = images.to_shape((rows, columns, h, w))?;
    let lines = grid.view().permuted_axes([0, 2, 1, 3]);
    // The copy.
    Ok(lines.to_shape((rows * h, columns * w))?.into_owned())
}
// ANCHOR_END: solution
