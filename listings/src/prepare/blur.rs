//! Soft edges: a Gaussian blur, by the book's own convolution.

use listings::Window;
use listings::conv::im2col;
use listings::prepare::{Result, bounding_box};
use ndarray::{Array1, Array2, ArrayView2, Axis, s};

/// Where the Gaussian ends, in pixels from its middle and in multiples of its σ.
const REACH: usize = 4;

/// `image` (h, w) under a Gaussian of σ = 1, which ends 4 pixels from its middle. Around
/// the image there is paper.
///
/// A Gaussian of a point is one of its row times one of its column, so that 9 + 9 taps
/// do the work of 9 · 9. Paper from which no ink is in reach stays as it is, and is left
/// out.
///
/// # Errors
/// As [`im2col::conv2d`]: with an image without rows or columns.
///
/// ```
/// use ndarray::Array2;
///
/// let mut dot = Array2::zeros((9, 9));
/// dot[[4, 4]] = 1.0;
/// let soft = listings::prepare::blur(dot.view())?;
/// assert!((soft.sum() - 1.0).abs() < 1e-6); // no ink is lost
/// assert!((soft[[4, 5]] / soft[[4, 4]] - (-0.5_f32).exp()).abs() < 1e-6);
/// # Ok::<(), listings::prepare::Error>(())
/// ```
pub fn blur(image: ArrayView2<'_, f32>) -> Result<Array2<f32>> {
    let (h, w) = image.dim();
    let ink = image.mapv(|ink| f32::from(ink != 0.0)); // 1 where there is any
    let ink = bounding_box(ink.view(), 1.0).unwrap_or([0..h, 0..w]);
    let [rows, columns] =
        ink.map(|range| range.start.saturating_sub(REACH)..range.end + REACH);
    let near = s![rows.start..rows.end.min(h), columns.start..columns.end.min(w)];
    let mut soft = Array2::zeros((h, w));
    soft.slice_mut(near).assign(&both_ways(image.slice(near))?);
    Ok(soft)
}

fn both_ways(image: ArrayView2<'_, f32>) -> Result<Array2<f32>> {
    let taps = gaussian();
    let down = taps.to_shape((1, 1, taps.len(), 1)).expect("one tap a row"); // (k, c, kh, kw)
    let right = taps.to_shape((1, 1, 1, taps.len())).expect("one tap a column");
    let image = image.insert_axis(Axis(0)).insert_axis(Axis(0)); // (n, c, h, w)
    let window = Window::new([taps.len(), 1]).padding([REACH, 0]);
    let soft = im2col::conv2d(image, down.view(), &window)?;
    let window = Window::new([1, taps.len()]).padding([0, REACH]);
    let soft = im2col::conv2d(soft.view(), right.view(), &window)?;
    Ok(soft.remove_axis(Axis(0)).remove_axis(Axis(0))) // (h, w)
}

/// exp(-x² / 2) at x = -4, …, 4, with sum 1.
fn gaussian() -> Array1<f32> {
    let taps = Array1::from_shape_fn(2 * REACH + 1, |tap| {
        let x = tap as f32 - REACH as f32;
        (-x * x / 2.0).exp()
    });
    &taps / taps.sum()
}
