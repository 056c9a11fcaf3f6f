//! Seven loops: slow, obvious, and the oracle every other algorithm is compared with.
//!
//! Forward and backward are one loop nest: where the output adds up a product, each
//! gradient adds up the product of the other two.

use ndarray::{Array4, ArrayView4, NdFloat};

use listings::conv::{gradient, output_shape};
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

// ANCHOR: d_input
/// The input's gradient: every product of the forward pass gives its pixel the
/// output's gradient times the weight.
///
/// # Errors
/// As [`gradient::input_shape`].
pub fn d_input<A: NdFloat>(
    d_output: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    input: [usize; 2],
    window: &Window,
) -> Result<Array4<A>> {
    let shape = gradient::input_shape(&d_output, &weight, input, window)?;
    let (_, c, kh, kw) = weight.dim();
    let mut d_input = Array4::zeros(shape);
    for ((n, k, y, x), &d) in d_output.indexed_iter() {
        for (c, i, j) in ndarray::indices((c, kh, kw)) {
            if let Some([row, column]) = window.pixel([y, x], [i, j], input) {
                d_input[[n, c, row, column]] += d * weight[[k, c, i, j]];
            }
        }
    }
    Ok(d_input)
}
// ANCHOR_END: d_input

// ANCHOR: d_weight
/// The weight's gradient: every product of the forward pass gives its tap the
/// output's gradient times the pixel.
///
/// # Errors
/// As [`gradient::weight_shape`].
pub fn d_weight<A: NdFloat>(
    input: ArrayView4<'_, A>,
    d_output: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    let [k, c, kh, kw] = gradient::weight_shape(&input, &d_output, window)?;
    let (_, _, h, w) = input.dim();
    let mut d_weight = Array4::zeros((k, c, kh, kw));
    for ((n, k, y, x), &d) in d_output.indexed_iter() {
        for (c, i, j) in ndarray::indices((c, kh, kw)) {
            if let Some([row, column]) = window.pixel([y, x], [i, j], [h, w]) {
                d_weight[[k, c, i, j]] += d * input[[n, c, row, column]];
            }
        }
    }
    Ok(d_weight)
}
// ANCHOR_END: d_weight
