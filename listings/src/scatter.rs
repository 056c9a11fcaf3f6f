//! The transpose of the view of windows: every window's numbers added back to the
//! pixels they came from.

use ndarray::{Array4, ArrayView6, NdFloat, s};

use listings::conv::fits;
use listings::error::{Error, Result};
use listings::pad;
use listings::window::Window;

/// Adds `windows` (n, c, oh, ow, kh, kw) into the pixels they lie on: an array
/// `(n, c, h, w)` of `input` = `[h, w]` pixels. What lies on the padding is dropped.
///
/// Reading through the view copies a pixel into every window that holds it; this adds
/// up all those copies. PyTorch calls it `fold`, others `col2im`.
///
/// # Errors
/// [`Error::Windows`] if the shape of `windows` is not that of the window on the
/// input, [`Error::TooLarge`], and those of [`Window::output`].
///
/// ```
/// use listings::{Window, scatter};
/// use ndarray::{Array6, array, s};
///
/// // Three windows of three on a row of five: how many lie on each pixel?
/// let ones = Array6::<f32>::ones((1, 1, 1, 3, 1, 3));
/// let row = scatter::add(ones.view(), [1, 5], &Window::new([1, 3]))?;
/// assert_eq!(row.slice(s![0, 0, 0, ..]), array![1.0, 2.0, 3.0, 2.0, 1.0]);
/// # Ok::<(), listings::Error>(())
/// ```
// ANCHOR: add
pub fn add<A: NdFloat>(
    windows: ArrayView6<'_, A>,
    input: [usize; 2],
    window: &Window,
) -> Result<Array4<A>> {
    let (n, c, oh, ow, kh, kw) = windows.dim();
    let (given, wanted) =
        ([[oh, ow], [kh, kw]], [window.output(input)?, window.kernel]);
    if given != wanted {
        return Err(Error::Windows { given, wanted, input });
    }
    let [h, w] = input;
    fits::<A, _>([n, c, h, w], "the image")?;
    let [rows, columns] = window.reach([oh, ow]); // pixels under some window
    let reached = fits::<A, _>([n, c, rows, columns], "the padded image")?;
    let mut pixels = Array4::zeros(reached);
    let [sy, sx] = window.stride;
    // From the first window's corner to the last one's.
    let [down, across] = Window { kernel: [1, 1], ..*window }.reach([oh, ow]);
    for (i, j) in ndarray::indices((kh, kw)) {
        let [y, x] = [i * window.dilation[0], j * window.dilation[1]];
        // The pixels under one tap: no two windows share one.
        let under = s![.., .., y..y + down;sy, x..x + across;sx];
        let mut under = pixels.slice_mut(under); // (n, c, oh, ow)
        under += &windows.slice(s![.., .., .., .., i, j]);
    }
    Ok(pad::crop(pixels, window.padding, input))
}
// ANCHOR_END: add
