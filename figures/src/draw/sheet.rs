//! Many small images on one sheet, so that a figure carries one PNG and not forty.

use ndarray::{Array2, ArrayView2, s};

/// Puts `image` (h, w) on the sheet (H, W), in the middle of the square cell of `side`
/// pixels in that row and that column. A feature map is smaller than its image: it
/// lies where the middle of its window was.
///
/// # Panics
/// If the cell is not on the sheet, or the image is larger than the cell.
pub fn put(
    sheet: &mut Array2<f32>,
    side: usize,
    [row, column]: [usize; 2],
    image: ArrayView2<'_, f32>,
) {
    let (h, w) = image.dim();
    let (y, x) = (row * side + (side - h) / 2, column * side + (side - w) / 2);
    sheet.slice_mut(s![y..y + h, x..x + w]).assign(&image);
}
