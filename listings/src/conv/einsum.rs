//! Convolution in one line: the view of windows and the weight, by ndarray-einsum.
//!
//! The letters are the book's: image n, input channel c, output channel k, output row
//! and column h and w, tap i and j. The book's own einsum reads them, too:
//!
//! ```
//! use listings::conv::{einsum, naive};
//! use listings::{Window, notation, windows};
//! use ndarray::Array4;
//!
//! let (input, window) = (Array4::<f64>::ones((2, 3, 8, 8)), Window::new([3, 3]));
//! let weight = Array4::ones((4, 3, 3, 3));
//! let view = windows::of_batch(input.view(), &window)?;
//! let operands = [view.into_dyn(), weight.view().into_dyn()];
//! let output = notation::einsum(einsum::CONV2D, &operands)?;
//! let wanted = naive::conv2d(input.view(), weight.view(), &window)?;
//! assert_eq!(output, wanted.into_dyn());
//! # Ok::<(), listings::Error>(())
//! ```

use ndarray::{Array, Array4, Array6, ArrayView4, Dimension, NdFloat};
use ndarray_einsum::{ArrayLike, einsum};

use listings::conv::{gradient, output_shape};
use listings::error::{Error, Result};
use listings::scatter;
use listings::window::Window;
use listings::windows;

// ANCHOR: strings
/// The convolution: the view of windows and the weight.
pub const CONV2D: &str = "nchwij,kcij->nkhw";
/// The same, with the weight first.
pub const WEIGHTS_FIRST: &str = "kcij,nchwij->nkhw";
/// The same, when the windows have been copied into the order the product wants.
pub const PACKED: &str = "kcij,cijnhw->nkhw";
/// The gradient of the weight: windows and output's gradient, summed over the output.
pub const D_WEIGHT: &str = "nchwij,nkhw->kcij";
/// The gradient of the view of windows, which is not yet that of the input.
pub const D_WINDOWS: &str = "nkhw,kcij->nchwij";
// ANCHOR_END: strings

// ANCHOR: conv2d
/// One line of einsum on the view.
///
/// # Errors
/// As [`output_shape`].
pub fn conv2d<A: NdFloat>(
    input: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    output_shape(&input, &weight, window)?;
    let framed = windows::framed(input, window)?;
    let view = windows::of_batch(framed.view(), &window.padding([0, 0]))?;
    contract(CONV2D, [&view, &weight]) // (n, k, oh, ow)
}
// ANCHOR_END: conv2d

/// The same with the weight as the first operand, which spares the weight a copy.
///
/// # Errors
/// As [`output_shape`].
pub fn weights_first<A: NdFloat>(
    input: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    output_shape(&input, &weight, window)?;
    let framed = windows::framed(input, window)?;
    let view = windows::of_batch(framed.view(), &window.padding([0, 0]))?;
    contract(WEIGHTS_FIRST, [&weight, &view])
}

// ANCHOR: packed
/// The same after a copy of the windows that ndarray makes, in the order in which
/// they are a matrix already: einsum has nothing left to copy but its result.
///
/// # Errors
/// As [`output_shape`].
pub fn packed<A: NdFloat>(
    input: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    output_shape(&input, &weight, window)?;
    let framed = windows::framed(input, window)?;
    let view = windows::of_batch(framed.view(), &window.padding([0, 0]))?;
    let turned = view.permuted_axes([1, 4, 5, 0, 2, 3]); // (c, kh, kw, n, oh, ow)
    contract(PACKED, [&weight, &turned.as_standard_layout()])
}
// ANCHOR_END: packed

// ANCHOR: d_weight
/// The gradient of the weight: the windows again, summed over every place of every
/// image.
///
/// # Errors
/// As [`gradient::weight_shape`].
pub fn d_weight<A: NdFloat>(
    input: ArrayView4<'_, A>,
    d_output: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    gradient::weight_shape(&input, &d_output, window)?;
    let framed = windows::framed(input, window)?;
    let view = windows::of_batch(framed.view(), &window.padding([0, 0]))?;
    contract(D_WEIGHT, [&view, &d_output]) // (k, c, kh, kw)
}
// ANCHOR_END: d_weight

// ANCHOR: d_input
/// The gradient of the input: first that of every window, then each number added to
/// the pixel it was read from.
///
/// # Errors
/// As [`gradient::input_shape`].
pub fn d_input<A: NdFloat>(
    d_output: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    input: [usize; 2],
    window: &Window,
) -> Result<Array4<A>> {
    gradient::input_shape(&d_output, &weight, input, window)?;
    let d_windows: Array6<A> = contract(D_WINDOWS, [&d_output, &weight])?;
    scatter::add(d_windows.view(), input, window)
}
// ANCHOR_END: d_input

/// One einsum, with the axes its result must have.
fn contract<A: NdFloat, D: Dimension>(
    string: &'static str,
    operands: [&dyn ArrayLike<A>; 2],
) -> Result<Array<A, D>> {
    let result = einsum(string, &operands);
    let result = result.map_err(|message| Error::Einsum { string, message })?;
    Ok(result.into_dimensionality()?)
}
