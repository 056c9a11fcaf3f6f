// ANCHOR: start
use listings::{Window, windows};
use ndarray::{ArrayD, ArrayView2, ArrayView4};

/// Every channel of `images` (n, c, h, w) under one `kernel` (kh, kw).
pub fn blur(
    images: ArrayView4<'_, f64>,
    kernel: ArrayView2<'_, f64>,
) -> listings::Result<ArrayD<f64>> {
    let window = Window::new([kernel.nrows(), kernel.ncols()]);
    let view = windows::of_batch(images, &window)?; // (n, c, h, w, i, j)
    todo!("{:?} and {:?}", view.shape(), kernel.shape())
}
// ANCHOR_END: start
