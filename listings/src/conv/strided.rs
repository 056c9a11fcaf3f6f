//! Convolution on the view of windows: no index arithmetic, no copy of a window.

use ndarray::{Array4, ArrayView4, NdFloat, Zip, s};

use listings::conv::output_shape;
use listings::error::Result;
use listings::window::Window;
use listings::windows;

// ANCHOR: strided
/// Each output is one window of the view times the filter, summed.
///
/// The input is copied only if it has to be: to put zeros around it, or to lay it out
/// in one block.
///
/// # Errors
/// As [`output_shape`].
pub fn conv2d<A: NdFloat>(
    input: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    let shape = output_shape(&input, &weight, window)?;
    let framed = windows::framed(input, window)?; // (n, c, h, w)
    let view = windows::of_batch(framed.view(), &window.padding([0, 0]))?;
    let mut output = Array4::zeros(shape); // (n, k, oh, ow)
    for ((n, k, y, x), sum) in output.indexed_iter_mut() {
        let pixels = view.slice(s![n, .., y, x, .., ..]); // (c, kh, kw)
        let filter = weight.slice(s![k, .., .., ..]); // (c, kh, kw)
        *sum =
            Zip::from(pixels).and(filter).fold(A::zero(), |sum, &p, &w| sum + p * w);
    }
    Ok(output)
}
// ANCHOR_END: strided
