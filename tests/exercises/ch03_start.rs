// ANCHOR: start
use ndarray::{Array2, ArrayView2};

/// The median of each window of `image` (h, w): (h - kh + 1, w - kw + 1).
pub fn median(
    image: ArrayView2<'_, f64>,
    kernel: [usize; 2],
) -> listings::Result<Array2<f64>> {
    let windows = listings::windows::of_image(image, kernel)?; // (oh, ow, kh, kw)
    todo!("sort the numbers of each window of {:?}", windows.shape())
}
// ANCHOR_END: start
