//! The largest pixel of every window: a view of the windows, and no arithmetic.

use ndarray::{Array4, NdFloat, Zip, s};

use listings::error::Result;
use listings::nn::check_gradient;
use listings::window::Window;
use listings::windows;

/// What [`backward`] remembers: which tap of each window was the largest.
#[derive(Debug, Clone)]
pub struct Cache {
    winner: Array4<u32>, // (n, c, oh, ow)
    input: [usize; 4],   // (n, c, h, w)
    window: Window,
}

// ANCHOR: forward
/// `(n, c, h, w)` to `(n, c, oh, ow)`. Of equal pixels the first wins; a NaN wins over
/// every number, as in PyTorch.
///
/// All windows are looked at together, a tap at a time: the pixels under one tap are
/// a strided view of the image.
///
/// # Errors
/// As [`windows::of_batch`]: the window must have no padding.
///
/// ```
/// use listings::{Window, nn::max_pool2d};
/// use ndarray::{Array4, array};
///
/// let image = array![[[[1.0, 5.0], [7.0, 2.0]]]]; // (1, 1, 2, 2)
/// let window = Window::new([2, 2]).stride([2, 2]);
/// let (output, cache) = max_pool2d::forward(image, &window)?;
/// assert_eq!(output, array![[[[7.0]]]]);
/// let d_input: Array4<f64> = max_pool2d::backward(&cache, array![[[[3.0]]]])?;
/// assert_eq!(d_input, array![[[[0.0, 0.0], [3.0, 0.0]]]]);
/// # Ok::<(), listings::Error>(())
/// ```
pub fn forward<A: NdFloat>(
    input: Array4<A>,
    window: &Window,
) -> Result<(Array4<A>, Cache)> {
    let readable = windows::readable(input.view());
    let view = windows::of_batch(readable.view(), window)?; // (n, c, oh, ow, kh, kw)
    let (n, c, oh, ow, kh, kw) = view.dim();
    let mut output = view.slice(s![.., .., .., .., 0, 0]).to_owned(); // (n, c, oh, ow)
    let mut winner = Array4::zeros((n, c, oh, ow));
    for (tap, (i, j)) in (0..).zip(ndarray::indices((kh, kw))) {
        Zip::from(&mut output)
            .and(&mut winner)
            .and(view.slice(s![.., .., .., .., i, j]))
            .for_each(|largest, winner, &pixel| {
                if pixel > *largest || (pixel.is_nan() && !largest.is_nan()) {
                    (*largest, *winner) = (pixel, tap);
                }
            });
    }
    let (_, _, h, w) = input.dim();
    Ok((output, Cache { winner, input: [n, c, h, w], window: *window }))
}
// ANCHOR_END: forward

// ANCHOR: backward
/// Each window's gradient goes to its largest pixel, and nothing to the others.
///
/// # Errors
/// [`Error::LayerGradient`] if `d_output` has not the output's shape.
pub fn backward<A: NdFloat>(cache: &Cache, d_output: Array4<A>) -> Result<Array4<A>> {
    let Cache { winner, input, window } = cache;
    check_gradient(d_output.shape(), winner.shape())?;
    let (_, _, oh, ow) = winner.dim();
    let mut d_input = Array4::zeros(*input); // (n, c, h, w)
    // From the first window's corner to the last one's.
    let [down, across] = Window { kernel: [1, 1], ..*window }.reach([oh, ow]);
    let [sy, sx] = window.stride;
    let [kh, kw] = window.kernel;
    for (tap, (i, j)) in (0..).zip(ndarray::indices((kh, kw))) {
        let [y, x] = [i * window.dilation[0], j * window.dilation[1]];
        let under = s![.., .., y..y + down;sy, x..x + across;sx];
        Zip::from(d_input.slice_mut(under)) // (n, c, oh, ow)
            .and(winner)
            .and(&d_output)
            .for_each(|to, &winner, &d| {
                if winner == tap {
                    *to += d;
                }
            });
    }
    Ok(d_input)
}
// ANCHOR_END: backward
