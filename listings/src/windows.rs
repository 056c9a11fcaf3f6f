//! An image seen as all its windows at once: a view with overlapping strides, no
//! copy.
//!
//! The trick is two axes that step alike. Moving the window down one row and moving
//! down one row inside the window are the same step in memory, so both axes get the
//! image's own row stride.

use ndarray::{
    ArrayView, ArrayView2, ArrayView4, ArrayView6, CowArray, Dimension, Ix4, NdFloat,
    ShapeBuilder,
};

use listings::error::{Error, Result};
use listings::pad;
use listings::window::Window;

/// The windows of one image `(h, w)`: a view `(oh, ow, kh, kw)` whose cell `[y, x]`
/// is the kernel-sized window with its top left corner at pixel `[y, x]`.
///
/// # Errors
/// If the kernel does not fit the image, or the image is not one block of memory
/// walked forward.
///
/// ```
/// use ndarray::{Array, array};
///
/// let image = Array::from_iter(0..144).into_shape_with_order((12, 12))?;
/// let windows = listings::windows::of_image(image.view(), [3, 3])?;
/// assert_eq!(windows.dim(), (10, 10, 3, 3));
/// assert_eq!(windows.strides(), [12, 1, 12, 1]);
/// let patch = windows.slice(ndarray::s![1, 0, .., ..]);
/// assert_eq!(patch, array![[12, 13, 14], [24, 25, 26], [36, 37, 38]]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
// ANCHOR: of_image
pub fn of_image<A>(
    image: ArrayView2<'_, A>,
    kernel: [usize; 2],
) -> Result<ArrayView4<'_, A>> {
    let [down, right] = forward(&image)?;
    let [oh, ow] = Window::new(kernel).output(image.dim().into())?;
    let shape = (oh, ow, kernel[0], kernel[1]);
    let strides = (down, right, down, right);
    let memory = one_block(image)?;
    Ok(ArrayView::from_shape(shape.strides(strides), memory)?)
}
// ANCHOR_END: of_image

/// The windows of a batch `(n, c, h, w)`: a view `(n, c, oh, ow, kh, kw)`.
///
/// The window's stride multiplies the strides of the two output axes, its dilation
/// those of the two kernel axes. It must not have padding: a view shows only what is
/// in memory.
///
/// # Errors
/// If the window does not fit, if it has padding, or if the batch is not one block of
/// memory walked forward (see [`readable`]).
///
/// ```
/// use listings::{Window, windows};
/// use ndarray::Array4;
///
/// let batch = Array4::<f32>::zeros((2, 3, 28, 28));
/// let window = Window::new([3, 3]).stride([2, 2]);
/// let view = windows::of_batch(batch.view(), &window)?;
/// assert_eq!(view.shape(), [2, 3, 13, 13, 3, 3]);
/// assert_eq!(view.strides(), [2352, 784, 56, 2, 28, 1]);
/// # Ok::<(), listings::Error>(())
/// ```
// ANCHOR: of_batch
pub fn of_batch<'a, A>(
    batch: ArrayView4<'a, A>,
    window: &Window,
) -> Result<ArrayView6<'a, A>> {
    if window.padding != [[0, 0], [0, 0]] {
        return Err(Error::PaddedView { padding: window.padding });
    }
    let [image, channel, down, right] = forward(&batch)?;
    let (n, c, h, w) = batch.dim();
    let [oh, ow] = window.output([h, w])?;
    let [kh, kw] = window.kernel;
    let shape = [n, c, oh, ow, kh, kw];
    if n == 0 || c == 0 {
        return Ok(ArrayView::from_shape(shape, &[])?);
    }
    let [step_y, step_x] =
        [times(down, window.stride[0], oh), times(right, window.stride[1], ow)];
    let [gap_y, gap_x] =
        [times(down, window.dilation[0], kh), times(right, window.dilation[1], kw)];
    let strides = [image, channel, step_y, step_x, gap_y, gap_x];
    let memory = one_block(batch)?;
    Ok(ArrayView::from_shape(shape.strides(strides), memory)?)
}
// ANCHOR_END: of_batch

/// `input` (n, c, h, w) with the window's padding around it, as one block of memory
/// that [`of_batch`] can read: the input if nothing has to change, else a copy.
///
/// # Errors
/// As [`pad::zeros`].
pub fn framed<'a, A: NdFloat>(
    input: ArrayView4<'a, A>,
    window: &Window,
) -> Result<CowArray<'a, A, Ix4>> {
    if window.padding == [[0, 0], [0, 0]] {
        return Ok(readable(input));
    }
    pad::zeros(input, window.padding)
}

/// `batch` as it is if [`of_batch`] can read it, else a copy in C order.
pub fn readable<A: Clone>(batch: ArrayView4<'_, A>) -> CowArray<'_, A, Ix4> {
    if forward::<_, _, 4>(&batch).is_ok() && batch.to_slice_memory_order().is_some() {
        batch.into()
    } else {
        batch.as_standard_layout().into_owned().into()
    }
}

/// `stride · by`, except along an axis of one element, where no step is ever taken
/// and the product might overflow.
fn times(stride: usize, by: usize, len: usize) -> usize {
    if len > 1 { stride * by } else { stride }
}

/// The strides of `array`, in elements, if it is never walked backwards. An axis
/// along which no step is ever taken gets 0 for a negative stride.
///
/// A view built from a slice starts at the slice's first element; an array that runs
/// backwards starts at another, so its windows would be taken from the wrong end.
fn forward<A, D: Dimension, const N: usize>(
    array: &ArrayView<'_, A, D>,
) -> Result<[usize; N]> {
    let mut strides = [0; N];
    for (axis, to) in array.axes().zip(&mut strides) {
        let steps = axis.len > 1 && !array.is_empty();
        let stride = if steps { axis.stride } else { axis.stride.max(0) };
        *to = usize::try_from(stride).map_err(|_| not_one_block(array))?;
    }
    Ok(strides)
}

/// The memory behind `array`, if its elements are one block without gaps.
fn one_block<'a, A, D: Dimension>(array: ArrayView<'a, A, D>) -> Result<&'a [A]> {
    array.to_slice_memory_order().ok_or_else(|| not_one_block(&array))
}

fn not_one_block<A, D: Dimension>(array: &ArrayView<'_, A, D>) -> Error {
    Error::NotOneBlock {
        shape: array.shape().to_vec(),
        strides: array.strides().to_vec(),
    }
}
