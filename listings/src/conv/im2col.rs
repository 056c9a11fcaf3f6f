//! The copy that einsum hides, made visible: the windows of one image written out as
//! the columns of a matrix, then one matrix product.
//!
//! Chellapilla, Puri and Simard, *High performance convolutional neural networks for
//! document processing* (2006), who call it unrolling. `im2col` is MATLAB's name,
//! which Caffe made known.

use ndarray::linalg::general_mat_mul;
use ndarray::{Array4, Array5, ArrayView4, Axis, NdFloat};

use listings::conv::{fits, gradient, output_shape};
use listings::error::Result;
use listings::scatter;
use listings::window::Window;
use listings::windows;

// ANCHOR: conv2d
/// For each image a copy of its windows and one product.
///
/// The columns take the memory of `kh · kw` images, whatever the size of the batch.
///
/// # Errors
/// As [`output_shape`]; [`Error::TooLarge`](listings::Error::TooLarge) for the
/// columns.
pub fn conv2d<A: NdFloat>(
    input: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    let shape = output_shape(&input, &weight, window)?;
    let framed = windows::framed(input, window)?;
    let view = windows::of_batch(framed.view(), &window.padding([0, 0]))?;
    let (_, c, oh, ow, kh, kw) = view.dim();
    let (k, taps, pixels) = (shape[1], c * kh * kw, oh * ow);
    let mut columns = columns([c, kh, kw, oh, ow])?;
    let filters = weight.to_shape((k, taps))?;
    let mut output = Array4::zeros(shape);
    for (image, mut maps) in view.outer_iter().zip(output.outer_iter_mut()) {
        columns.assign(&image.permuted_axes([0, 3, 4, 1, 2])); // the copy
        let matrix = columns.view().into_shape_with_order((taps, pixels))?;
        let mut maps = maps.view_mut().into_shape_with_order((k, pixels))?;
        general_mat_mul(A::one(), &filters, &matrix, A::zero(), &mut maps);
    }
    Ok(output)
}
// ANCHOR_END: conv2d

// ANCHOR: d_weight
/// The gradient of the weight: `d_output · columnsᵀ`, added up over the images.
///
/// # Errors
/// As [`gradient::weight_shape`]; [`Error::TooLarge`](listings::Error::TooLarge) for
/// the columns.
pub fn d_weight<A: NdFloat>(
    input: ArrayView4<'_, A>,
    d_output: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    let shape = gradient::weight_shape(&input, &d_output, window)?;
    let framed = windows::framed(input, window)?;
    let view = windows::of_batch(framed.view(), &window.padding([0, 0]))?;
    let (_, c, oh, ow, kh, kw) = view.dim();
    let (k, taps, pixels) = (shape[0], c * kh * kw, oh * ow);
    let mut columns = columns([c, kh, kw, oh, ow])?;
    let mut d_weight = Array4::zeros(shape);
    let mut d_filters = d_weight.view_mut().into_shape_with_order((k, taps))?;
    for (image, maps) in view.outer_iter().zip(d_output.outer_iter()) {
        columns.assign(&image.permuted_axes([0, 3, 4, 1, 2]));
        let matrix = columns.view().into_shape_with_order((taps, pixels))?;
        let maps = maps.to_shape((k, pixels))?;
        general_mat_mul(A::one(), &maps, &matrix.t(), A::one(), &mut d_filters);
    }
    Ok(d_weight)
}
// ANCHOR_END: d_weight

// ANCHOR: d_input
/// The gradient of the input: `weightᵀ · d_output` is the gradient of the columns,
/// and every column goes back to the pixels it was copied from.
///
/// # Errors
/// As [`gradient::input_shape`]; [`Error::TooLarge`](listings::Error::TooLarge) for
/// the columns.
pub fn d_input<A: NdFloat>(
    d_output: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    input: [usize; 2],
    window: &Window,
) -> Result<Array4<A>> {
    let shape = gradient::input_shape(&d_output, &weight, input, window)?;
    let ((_, c, kh, kw), (_, k, oh, ow)) = (weight.dim(), d_output.dim());
    let (taps, pixels) = (c * kh * kw, oh * ow);
    let mut d_columns = columns([c, kh, kw, oh, ow])?;
    let filters = weight.to_shape((k, taps))?;
    let mut d_input = Array4::zeros(shape);
    for (maps, mut d_image) in d_output.outer_iter().zip(d_input.outer_iter_mut()) {
        let maps = maps.to_shape((k, pixels))?;
        let d_matrix = d_columns.view_mut();
        let mut d_matrix = d_matrix.into_shape_with_order((taps, pixels))?;
        general_mat_mul(A::one(), &filters.t(), &maps, A::zero(), &mut d_matrix);
        let d_windows = d_columns.view().insert_axis(Axis(0));
        let d_windows = d_windows.permuted_axes([0, 1, 4, 5, 2, 3]);
        let d_pixels = scatter::add(d_windows, input, window)?; // (1, c, h, w)
        d_image.assign(&d_pixels.index_axis(Axis(0), 0));
    }
    Ok(d_input)
}
// ANCHOR_END: d_input

/// Room for the windows of one image, `(c, kh, kw, oh, ow)`: as a matrix, a row for
/// each tap and a column for each output pixel.
fn columns<A: NdFloat>(shape: [usize; 5]) -> Result<Array5<A>> {
    Ok(Array5::zeros(fits::<A, _>(shape, "the matrix of columns")?))
}
