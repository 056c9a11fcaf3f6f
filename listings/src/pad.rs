//! Zeros around an image, zeros between its pixels, and the way back.

use std::cmp::Reverse;

use ndarray::{Array4, ArrayView4, CowArray, Ix4, NdFloat, s};

use listings::conv::fits;
use listings::error::{Error, Result};
use listings::window::Window;

/// `input` (n, c, h, w) inside a frame of zeros: `padding` is `[before, after]` for
/// rows, then for columns. Without padding the input itself, not a copy. The copy's axes
/// lie in memory in the order of the input's.
///
/// # Errors
/// [`Error::TooLarge`] if the padded size overflows.
///
/// ```
/// use ndarray::Array4;
///
/// let image = Array4::<f32>::ones((1, 1, 2, 2));
/// let framed = listings::pad::zeros(image.view(), [[1, 1], [0, 2]])?;
/// assert_eq!(framed.dim(), (1, 1, 4, 4));
/// assert_eq!(framed.sum(), 4.0);
/// # Ok::<(), listings::Error>(())
/// ```
// ANCHOR: zeros
pub fn zeros<A: NdFloat>(
    input: ArrayView4<'_, A>,
    padding: [[usize; 2]; 2],
) -> Result<CowArray<'_, A, Ix4>> {
    if padding == [[0, 0], [0, 0]] {
        return Ok(input.into());
    }
    let (n, c, h, w) = input.dim();
    let framed = |len: usize, [before, after]: [usize; 2]| {
        let whole = len.checked_add(before).and_then(|len| len.checked_add(after));
        whole.ok_or(Error::TooLarge { what: "the padded input" })
    };
    let (rows, columns) = (framed(h, padding[0])?, framed(w, padding[1])?);
    let shape = fits::<A, _>([n, c, rows, columns], "the padded input")?;
    let mut padded = in_order_of(&input, shape);
    let [top, left] = [padding[0][0], padding[1][0]];
    padded.slice_mut(s![.., .., top..top + h, left..left + w]).assign(&input);
    Ok(padded.into())
}
// ANCHOR_END: zeros

/// Zeros whose axes lie in memory in the order of those of `array`, from the one with the
/// largest stride to the one with the smallest.
fn in_order_of<A: NdFloat>(
    array: &ArrayView4<'_, A>,
    shape: [usize; 4],
) -> Array4<A> {
    let mut order = [0, 1, 2, 3];
    order.sort_by_key(|&axis| Reverse(array.strides()[axis].unsigned_abs()));
    let mut places = [0; 4];
    (0..4).for_each(|place| places[order[place]] = place);
    Array4::zeros(order.map(|axis| shape[axis])).permuted_axes(places)
}

/// The `input` = `[h, w]` pixels inside the frame of `padded` (n, c, ph, pw). Where
/// `padded` ends too soon there are zeros: windows that move in steps may not reach
/// the last rows and columns.
///
/// # Panics
/// If no memory holds an array `(n, c, h, w)`.
///
/// ```
/// use listings::pad;
/// use ndarray::array;
///
/// let padded = array![[[[9.0, 1.0, 2.0, 3.0, 9.0]]]];
/// let pixels = pad::crop(padded.clone(), [[0, 0], [1, 1]], [1, 3]);
/// assert_eq!(pixels, array![[[[1.0, 2.0, 3.0]]]]);
/// let pixels = pad::crop(padded, [[0, 0], [3, 0]], [1, 4]);
/// assert_eq!(pixels, array![[[[3.0, 9.0, 0.0, 0.0]]]]);
/// ```
pub fn crop<A: NdFloat>(
    padded: Array4<A>,
    padding: [[usize; 2]; 2],
    [h, w]: [usize; 2],
) -> Array4<A> {
    let (n, c, rows, columns) = padded.dim();
    if [rows, columns] == [h, w] && padding == [[0, 0], [0, 0]] {
        return padded;
    }
    let [top, left] = [padding[0][0].min(rows), padding[1][0].min(columns)];
    let [h_there, w_there] = [h.min(rows - top), w.min(columns - left)];
    let inside = s![.., .., top..top + h_there, left..left + w_there];
    let mut pixels = Array4::zeros((n, c, h, w));
    pixels.slice_mut(s![.., .., ..h_there, ..w_there]).assign(&padded.slice(inside));
    pixels
}

/// `output` (n, k, oh, ow) with `stride - 1` zeros after every pixel but the last, in
/// both directions.
///
/// # Errors
/// [`Error::ZeroStride`]; [`Error::TooLarge`] if the size overflows.
///
/// ```
/// use ndarray::array;
///
/// let row = array![[[[1.0, 2.0, 3.0]]]];
/// let spread = listings::pad::between(row.view(), [1, 2])?;
/// assert_eq!(spread, array![[[[1.0, 0.0, 2.0, 0.0, 3.0]]]]);
/// # Ok::<(), listings::Error>(())
/// ```
pub fn between<'a, A: NdFloat>(
    output: ArrayView4<'a, A>,
    stride: [usize; 2],
) -> Result<CowArray<'a, A, Ix4>> {
    if stride == [1, 1] {
        return Ok(output.into());
    }
    let steps = Window::new([1, 1]).stride(stride);
    steps.span()?; // or an error, if a stride is 0
    let (n, k, oh, ow) = output.dim();
    let [rows, columns] = steps.reach([oh, ow]);
    let shape = fits::<A, _>([n, k, rows, columns], "the output with zeros between")?;
    let mut spread = Array4::zeros(shape);
    let [sy, sx] = stride;
    spread.slice_mut(s![.., .., ..;sy, ..;sx]).assign(&output);
    Ok(spread.into())
}
