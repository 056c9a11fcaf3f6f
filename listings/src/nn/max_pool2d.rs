//! The largest pixel of every window: a view of the windows, and no arithmetic.

use std::hint::select_unpredictable;

use ndarray::{Array, Array2, Array4, NdFloat, Zip, s};

use listings::conv::fits;
use listings::error::Result;
use listings::nn::check_gradient;
use listings::window::Window;
use listings::windows;

/// What [`backward`] remembers: where the largest pixel of each window lies.
#[derive(Debug, Clone)]
pub struct Cache {
    winner: Array4<usize>, // (n, c, oh, ow): a position in the (h, w) of its channel
    input: [usize; 4],     // (n, c, h, w)
}

// ANCHOR: positions
/// The windows of a channel `(h, w)`: the positions of their first taps, and how far
/// from there each tap lies.
fn positions(
    [h, w]: [usize; 2],
    window: &Window,
) -> Result<(Vec<usize>, Vec<usize>)> {
    fits::<usize, _>([h, w], "the positions in a channel")?;
    let channel = Array::from_iter(0..h * w).into_shape_with_order((1, 1, h, w))?;
    let view = windows::of_batch(channel.view(), window)?; // (1, 1, oh, ow, kh, kw)
    let corners = view.slice(s![0, 0, .., .., 0, 0]); // (oh, ow)
    let taps = view.slice(s![0, 0, 0, 0, .., ..]); // (kh, kw)
    Ok((corners.iter().copied().collect(), taps.iter().copied().collect()))
}
// ANCHOR_END: positions

/// `(n, c, h, w)` to `(n, c, oh, ow)`. Of equal pixels the first wins; a NaN wins over
/// every number, as in PyTorch.
///
/// # Errors
/// As [`windows::of_batch`]: the window must have no padding.
/// [`Error::TooLarge`](listings::Error::TooLarge) for a channel whose positions no
/// memory holds; only a batch without images can have one.
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
// ANCHOR: forward
pub fn forward<A: NdFloat>(
    input: Array4<A>,
    window: &Window,
) -> Result<(Array4<A>, Cache)> {
    let (n, c, h, w) = input.dim();
    let [oh, ow] = window.output([h, w])?;
    let (corners, taps) = positions([h, w], window)?;
    let maps = fits::<A, _>([n, c, oh, ow], "the output")?;
    let count = maps.iter().product();
    let (mut output, mut winner) =
        (Vec::with_capacity(count), Vec::with_capacity(count));
    let pixels = input.as_standard_layout();
    for channel in pixels.as_slice().unwrap_or_default().chunks_exact(h * w) {
        for &corner in &corners {
            let mut largest = corner;
            for position in taps.iter().map(|tap| corner + tap) {
                let pixel = channel[position];
                let larger = (pixel > channel[largest]) | pixel.is_nan();
                // Computes both and chooses: a branch would often be guessed wrong.
                largest = select_unpredictable(larger, position, largest);
            }
            output.push(channel[largest]);
            winner.push(largest);
        }
    }
    let output = Array4::from_shape_vec(maps, output)?;
    let winner = Array4::from_shape_vec(maps, winner)?;
    Ok((output, Cache { winner, input: [n, c, h, w] }))
}
// ANCHOR_END: forward

/// Each window's gradient goes to its largest pixel, and nothing to the others.
///
/// # Errors
/// [`LayerGradient`](listings::nn::Error::LayerGradient) if `d_output` has not the
/// output's shape.
// ANCHOR: backward
pub fn backward<A: NdFloat>(cache: &Cache, d_output: Array4<A>) -> Result<Array4<A>> {
    let Cache { winner, input } = cache;
    check_gradient(d_output.shape(), winner.shape())?;
    let [n, c, h, w] = *input;
    let (_, _, oh, ow) = winner.dim();
    let winner = winner.to_shape((n * c, oh * ow))?;
    let d_output = d_output.to_shape((n * c, oh * ow))?;
    let mut d_input = Array2::zeros((n * c, h * w));
    Zip::from(d_input.rows_mut()).and(winner.rows()).and(d_output.rows()).for_each(
        |mut d_channel, winner, d_output| {
            for (&position, &d) in winner.iter().zip(d_output) {
                d_channel[position] += d;
            }
        },
    );
    Ok(d_input.into_shape_with_order(*input)?) // (n, c, h, w)
}
// ANCHOR_END: backward
