// ANCHOR: solution
use listings::{Window, windows};
use ndarray::{ArrayD, ArrayView2, ArrayView4};
use ndarray_einsum::einsum;

/// Every channel of `images` (n, c, h, w) under one `kernel` (kh, kw).
pub fn blur(
    images: ArrayView4<'_, f64>,
    kernel: ArrayView2<'_, f64>,
) -> listings::Result<ArrayD<f64>> {
    let window = Window::new([kernel.nrows(), kernel.ncols()]);
    let view = windows::of_batch(images, &window)?; // (n, c, h, w, i, j)
    Ok(einsum("nchwij,ij->nchw", &[&view, &kernel]).expect("sizes that agree"))
}
// ANCHOR_END: solution
