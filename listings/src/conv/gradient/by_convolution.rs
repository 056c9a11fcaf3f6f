//! Gradients computed by any algorithm of the forward pass: they are convolutions too.

use ndarray::{Array4, ArrayView4, NdFloat, s};

use listings::conv::{Conv2d, gradient};
use listings::error::Result;
use listings::pad;
use listings::window::Window;

// ANCHOR: input
/// The input's gradient `(n, c, h, w)`: the output's gradient, with zeros between its
/// pixels for the stride and all around for the kernel, under the kernel turned by half
/// a turn.
///
/// # Errors
/// As [`gradient::input_shape`].
pub fn input<A: NdFloat>(
    conv2d: Conv2d<A>,
    d_output: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    input: [usize; 2],
    window: &Window,
) -> Result<Array4<A>> {
    gradient::input_shape(&d_output, &weight, input, window)?;
    let spread = pad::between(d_output, window.stride)?; // (n, k, ·, ·)
    let turned = weight.slice(s![.., .., ..;-1, ..;-1]);
    let turned = turned.permuted_axes([1, 0, 2, 3]); // (c, k, kh, kw)
    let full = [0, 1].map(|i| (window.kernel[i] - 1) * window.dilation[i]);
    let whole = Window::new(window.kernel).dilation(window.dilation).padding(full);
    let padded = conv2d(spread.view(), turned, &whole)?; // (n, c, ·, ·)
    Ok(pad::crop(padded, window.padding, input))
}
// ANCHOR_END: input

// ANCHOR: weight
/// The weight's gradient `(k, c, kh, kw)`: the input under the output's gradient, as a
/// kernel of `[oh, ow]` taps. Stride and dilation change places, and so do image and
/// channel.
///
/// # Errors
/// As [`gradient::weight_shape`].
pub fn weight<A: NdFloat>(
    conv2d: Conv2d<A>,
    input: ArrayView4<'_, A>,
    d_output: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    let [k, c, kh, kw] = gradient::weight_shape(&input, &d_output, window)?;
    if d_output.is_empty() {
        return Ok(Array4::zeros((k, c, kh, kw)));
    }
    let input = input.permuted_axes([1, 0, 2, 3]); // (c, n, h, w)
    let taps = d_output.permuted_axes([1, 0, 2, 3]); // (k, n, oh, ow)
    let (_, _, oh, ow) = taps.dim();
    let [stride, dilation] = [window.dilation, window.stride];
    let swapped = Window { kernel: [oh, ow], stride, dilation, ..*window };
    let maps = conv2d(input, taps, &swapped)?; // (c, k, kh or more, kw or more)
    Ok(maps.slice_move(s![.., .., ..kh, ..kw]).permuted_axes([1, 0, 2, 3]))
}
// ANCHOR_END: weight
