//! Gradients by any algorithm of the forward pass: they are convolutions too.

use ndarray::{Array4, ArrayView4, NdFloat, s};

use listings::conv::{Conv2d, gradient};
use listings::error::Result;
use listings::pad;
use listings::window::Window;

/// The input's gradient `(n, c, h, w)`: the output's gradient, with zeros between its
/// pixels for the stride and all around for the kernel, under the kernel turned by
/// half a turn. Input and output channels change places.
///
/// # Errors
/// As [`gradient::input_shape`], and those of `conv2d` on the larger array.
///
/// ```
/// use listings::Window;
/// use listings::conv::{gradient, naive};
/// use ndarray::array;
///
/// // Three taps at two places of four pixels: 1·1, 1·2 + 10·1, 1·3 + 10·2, 10·3.
/// let d_output = array![[[[1.0, 10.0]]]];
/// let weight = array![[[[1.0, 2.0, 3.0]]]];
/// let (window, conv2d) = (Window::new([1, 3]), naive::conv2d);
/// let d_input =
///     gradient::input(conv2d, d_output.view(), weight.view(), [1, 4], &window)?;
/// assert_eq!(d_input, array![[[[1.0, 12.0, 23.0, 30.0]]]]);
/// # Ok::<(), listings::Error>(())
/// ```
// ANCHOR: input
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

/// The weight's gradient `(k, c, kh, kw)`: the input under the output's gradient, as
/// a kernel of `[oh, ow]` taps. Stride and dilation change places, and so do image
/// and channel.
///
/// # Errors
/// As [`gradient::weight_shape`], and those of `conv2d`.
///
/// ```
/// use listings::Window;
/// use listings::conv::{gradient, naive};
/// use ndarray::array;
///
/// // Three taps at two places of four pixels: 1·1 + 2·10, 2·1 + 3·10, 3·1 + 4·10.
/// let input = array![[[[1.0, 2.0, 3.0, 4.0]]]];
/// let d_output = array![[[[1.0, 10.0]]]];
/// let (window, conv2d) = (Window::new([1, 3]), naive::conv2d);
/// let d_weight = gradient::weight(conv2d, input.view(), d_output.view(), &window)?;
/// assert_eq!(d_weight, array![[[[21.0, 32.0, 43.0]]]]);
/// # Ok::<(), listings::Error>(())
/// ```
// ANCHOR: weight
pub fn weight<A: NdFloat>(
    conv2d: Conv2d<A>,
    input: ArrayView4<'_, A>,
    d_output: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    let [_, _, kh, kw] = gradient::weight_shape(&input, &d_output, window)?;
    let input = input.permuted_axes([1, 0, 2, 3]); // (c, n, h, w)
    let taps = d_output.permuted_axes([1, 0, 2, 3]); // (k, n, oh, ow)
    let (_, _, oh, ow) = taps.dim();
    let [stride, dilation] = [window.dilation, window.stride];
    let swapped = Window { kernel: [oh, ow], stride, dilation, ..*window };
    let maps = conv2d(input, taps, &swapped)?; // (c, k, kh or more, kw or more)
    Ok(maps.slice_move(s![.., .., ..kh, ..kw]).permuted_axes([1, 0, 2, 3]))
}
// ANCHOR_END: weight
