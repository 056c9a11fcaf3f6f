//! Convolution once more, written to share nothing with the listings: a padded copy in
//! a flat `Vec`, positions by hand, one tap at a time scattered over all outputs.

use ndarray::{Array4, ArrayView4};

use listings::Window;

/// Where a window may stand along one side: counted, not divided.
pub(crate) fn places(
    input: usize,
    padding: [usize; 2],
    span: usize,
    stride: usize,
) -> Vec<usize> {
    let padded = input + padding[0] + padding[1];
    (0..padded).step_by(stride).filter(|at| at + span <= padded).collect()
}

/// The convolution of `input` (n, c, h, w) with `weight` (k, c, kh, kw), in f64.
pub(crate) fn convolve(
    input: ArrayView4<'_, f64>,
    weight: ArrayView4<'_, f64>,
    window: &Window,
) -> Array4<f64> {
    let (n, c, h, w) = input.dim();
    let (k, _, kh, kw) = weight.dim();
    let [[top, bottom], [left, right]] = window.padding;
    let (rows, columns) = (top + h + bottom, left + w + right);
    let mut padded = vec![0.0; n * c * rows * columns];
    for ((image, channel, y, x), &pixel) in input.indexed_iter() {
        let row = (image * c + channel) * rows + top + y;
        padded[row * columns + left + x] = pixel;
    }
    let [down, across] = window.dilation;
    let ys = places(h, [top, bottom], down * (kh - 1) + 1, window.stride[0]);
    let xs = places(w, [left, right], across * (kw - 1) + 1, window.stride[1]);
    let mut output = vec![0.0; n * k * ys.len() * xs.len()];
    for ((filter, channel, i, j), &tap) in weight.indexed_iter() {
        for image in 0..n {
            let mut to = (image * k + filter) * ys.len() * xs.len();
            for &y in &ys {
                let row = (image * c + channel) * rows + y + i * down;
                for &x in &xs {
                    output[to] += tap * padded[row * columns + x + j * across];
                    to += 1;
                }
            }
        }
    }
    Array4::from_shape_vec((n, k, ys.len(), xs.len()), output).expect("counted above")
}
