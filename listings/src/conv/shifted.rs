//! No copy of a window: the overlapping view is itself the left operand of a matrix
//! product.
//!
//! With channels last, the pixels under one kernel row lie side by side in memory,
//! `kw · c` numbers, and those of the next window begin `c` numbers further on. The
//! matrix with strides `(c, 1)` has these runs as its rows: one for each pixel of the
//! image, each overlapping the next.
//!
//! A gradient is computed at every pixel, too, with zeros where no window begins. So a
//! NaN or an infinity in the input or the weight can reach numbers that it does not
//! reach in the definition: `0 · NaN` is NaN.

use std::ops::Range;

use ndarray::linalg::general_mat_mul;
use ndarray::{Array4, ArrayView, ArrayView4, Axis, CowArray, Ix4};
use ndarray::{NdFloat, ShapeBuilder, s};

use listings::conv::{fits, gradient, output_shape};
use listings::error::Result;
use listings::pad;
use listings::window::Window;

/// For each image and each row of the kernel one product, added to the maps.
///
/// The product walks all pixels as one line and so computes a map at every pixel.
/// Those where a window would run over the end of its row, and those a stride leaves
/// out, are dropped at the end.
///
/// # Errors
/// As [`output_shape`].
// ANCHOR: conv2d
pub fn conv2d<A: NdFloat>(
    input: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    let [n, k, oh, ow] = output_shape(&input, &weight, window)?;
    let padded = pad::zeros(input, window.padding)?;
    let pixels = channels_last(padded.view()); // (n, h, w, c)
    let (_, h, w, c) = pixels.dim();
    let taps = weight.permuted_axes([2, 3, 1, 0]); // (kh, kw, c, k)
    let [rows, columns] = places([oh, ow], window);
    let len = (rows - 1) * w + columns; // pixels from the first output to the last
    let mut maps = Array4::zeros(fits::<A, _>([n, h, w, k], "the maps")?);
    for (image, mut maps) in pixels.outer_iter().zip(maps.outer_iter_mut()) {
        let memory = image.to_slice().expect("one block");
        let mut maps = maps.view_mut().into_shape_with_order((h * w, k))?;
        let mut maps = maps.slice_mut(s![..len, ..]);
        for (i, j, start) in runs(window, w) {
            let run = (len, j.len() * c).strides((c, 1));
            let left = ArrayView::from_shape(run, &memory[start * c..])?;
            let right = taps.slice(s![i, j, .., ..]);
            let right = right.to_shape((left.ncols(), k))?;
            general_mat_mul(A::one(), &left, &right, A::one(), &mut maps);
        }
    }
    let [sy, sx] = window.stride;
    let kept = maps.slice_move(s![.., ..rows;sy, ..columns;sx, ..]); // (n, oh, ow, k)
    Ok(kept.permuted_axes([0, 3, 1, 2]))
}
// ANCHOR_END: conv2d

/// The gradient of the weight: the same left operands, transposed, times the output's
/// gradient.
///
/// # Errors
/// As [`gradient::weight_shape`].
// ANCHOR: d_weight
pub fn d_weight<A: NdFloat>(
    input: ArrayView4<'_, A>,
    d_output: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    let [k, c, kh, kw] = gradient::weight_shape(&input, &d_output, window)?;
    let padded = pad::zeros(input, window.padding)?;
    let pixels = channels_last(padded.view()); // (n, h, w, c)
    let (_, h, w, _) = pixels.dim();
    let (d_maps, len) = d_maps(d_output, [h, w], window)?; // (n, h, w, k)
    let mut d_taps = Array4::zeros((kh, kw, c, k));
    for (image, maps) in pixels.outer_iter().zip(d_maps.outer_iter()) {
        let memory = image.to_slice().expect("one block");
        let maps = maps.into_shape_with_order((h * w, k))?;
        for (i, j, start) in runs(window, w) {
            let run = (len, j.len() * c).strides((c, 1));
            let left = ArrayView::from_shape(run, &memory[start * c..])?;
            let mut taps = d_taps.slice_mut(s![i, j, .., ..]);
            let mut taps =
                taps.view_mut().into_shape_with_order((left.ncols(), k))?;
            let maps = maps.slice(s![..len, ..]);
            general_mat_mul(A::one(), &left.t(), &maps, A::one(), &mut taps);
        }
    }
    Ok(d_taps.permuted_axes([3, 2, 0, 1])) // (k, c, kh, kw)
}
// ANCHOR_END: d_weight

/// The gradient of the input: one product a tap, added to the pixels under that tap.
///
/// Overlapping memory can be read and not written, so here the taps of a row are
/// taken one by one.
///
/// # Errors
/// As [`gradient::input_shape`].
// ANCHOR: d_input
pub fn d_input<A: NdFloat>(
    d_output: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    input: [usize; 2],
    window: &Window,
) -> Result<Array4<A>> {
    let [n, c, _, _] = gradient::input_shape(&d_output, &weight, input, window)?;
    let [h, w] = [0, 1].map(|i| input[i] + window.padding[i].iter().sum::<usize>());
    let (d_maps, len) = d_maps(d_output, [h, w], window)?; // (n, h, w, k)
    let mut d_pixels = Array4::zeros(fits::<A, _>([n, h, w, c], "the padded input")?);
    for (maps, mut pixels) in d_maps.outer_iter().zip(d_pixels.outer_iter_mut()) {
        let maps = maps.into_shape_with_order((h * w, weight.len_of(Axis(0))))?;
        let mut pixels = pixels.view_mut().into_shape_with_order((h * w, c))?;
        for (i, j) in ndarray::indices(window.kernel) {
            let start = i * window.dilation[0] * w + j * window.dilation[1];
            let mut under = pixels.slice_mut(s![start..start + len, ..]);
            let (maps, tap) =
                (maps.slice(s![..len, ..]), weight.slice(s![.., .., i, j]));
            general_mat_mul(A::one(), &maps, &tap, A::one(), &mut under);
        }
    }
    Ok(pad::crop(d_pixels.permuted_axes([0, 3, 1, 2]), window.padding, input))
}
// ANCHOR_END: d_input

/// `batch` (n, c, h, w) as (n, h, w, c) in C order: a copy, unless it is that already.
fn channels_last<A: Clone>(batch: ArrayView4<'_, A>) -> CowArray<'_, A, Ix4> {
    let batch = batch.permuted_axes([0, 2, 3, 1]);
    if batch.is_standard_layout() {
        batch.into()
    } else {
        batch.as_standard_layout().into_owned().into()
    }
}

/// The kernel in runs of taps that lie side by side: `(i, js, start)`, where `start`
/// is the pixel of the first of them, in an image of `w` columns. Dilated taps lie
/// apart and are runs of one.
fn runs(
    window: &Window,
    w: usize,
) -> impl Iterator<Item = (usize, Range<usize>, usize)> + use<> {
    let Window { kernel: [kh, kw], dilation: [dy, dx], .. } = *window;
    let run = if dx == 1 { kw } else { 1 };
    let starts = move |i| {
        (0..kw).step_by(run).map(move |j| (i, j..j + run, i * dy * w + j * dx))
    };
    (0..kh).flat_map(starts)
}

/// `[rows, columns]` of pixels from the first output to the last.
fn places(output: [usize; 2], window: &Window) -> [usize; 2] {
    Window::new([1, 1]).stride(window.stride).reach(output)
}

/// `d_output` at the pixels where its windows begin, (n, h, w, k), with zeros between
/// and after; and how many pixels there are from the first to the last.
fn d_maps<A: NdFloat>(
    d_output: ArrayView4<'_, A>,
    [h, w]: [usize; 2],
    window: &Window,
) -> Result<(Array4<A>, usize)> {
    let (n, k, oh, ow) = d_output.dim();
    let [rows, columns] = places([oh, ow], window);
    let [sy, sx] = window.stride;
    let mut d_maps = Array4::zeros(fits::<A, _>([n, h, w, k], "the maps")?);
    let mut kept = d_maps.slice_mut(s![.., ..rows;sy, ..columns;sx, ..]);
    kept.assign(&d_output.permuted_axes([0, 2, 3, 1]));
    Ok((d_maps, (rows - 1) * w + columns))
}
