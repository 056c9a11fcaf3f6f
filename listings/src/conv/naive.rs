//! Seven loops: slow, obvious, and the oracle every other algorithm is compared with.

use ndarray::{Array4, ArrayView4, NdFloat};

use listings::conv::output_shape;
use listings::error::Result;
use listings::window::Window;

// ANCHOR: seven_loops
/// Convolution as it is defined, one multiplication at a time.
///
/// # Errors
/// As [`output_shape`].
pub fn conv2d<A: NdFloat>(
    input: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    let [_, _, oh, ow] = output_shape(&input, &weight, window)?;
    let (n, c, h, w) = input.dim();
    let (k, _, kh, kw) = weight.dim();
    let mut output = Array4::zeros((n, k, oh, ow));
    for (n, k, y, x) in ndarray::indices((n, k, oh, ow)) {
        let mut sum = A::zero();
        for (c, i, j) in ndarray::indices((c, kh, kw)) {
            if let Some([row, column]) = window.pixel([y, x], [i, j], [h, w]) {
                sum += input[[n, c, row, column]] * weight[[k, c, i, j]];
            }
        }
        output[[n, k, y, x]] = sum;
    }
    Ok(output)
}
// ANCHOR_END: seven_loops
