//! An image of another size: each new pixel is a weighted mean of old ones, and the
//! weights of rows and of columns are two matrices.
//!
//! Which old pixels, and with what weights, says a filter around the new pixel's center.
//! Where an image shrinks, the filter widens by as much, so that no pixel is passed
//! over. This is what MATLAB's `imresize` and Pillow's `resize` do.

use ndarray::{Array2, ArrayView2};

/// A weight for each distance from a new pixel's center.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// Falls from 1 to 0 along a straight line: bilinear interpolation where an image
    /// grows, a mean over an area where it shrinks.
    Triangle,
    /// Bicubic: R. Keys, *Cubic convolution interpolation for digital image processing*
    /// (1981), with his a = -1/2.
    Cubic,
}

impl Filter {
    /// The weight is 0 from this distance on.
    fn reach(self) -> f64 {
        match self {
            Filter::Triangle => 1.0,
            Filter::Cubic => 2.0,
        }
    }

    fn weight(self, distance: f64) -> f64 {
        let x = distance.abs();
        match self {
            _ if x >= self.reach() => 0.0,
            Filter::Triangle => 1.0 - x,
            Filter::Cubic if x < 1.0 => (1.5 * x - 2.5) * x * x + 1.0,
            Filter::Cubic => ((-0.5 * x + 2.5) * x - 4.0) * x + 2.0,
        }
    }
}

/// `image` (h, w) as an image of `[height, width]` pixels.
///
/// # Panics
/// If one of the four sizes is 0.
///
/// ```
/// use listings::prepare::{Filter, resize};
/// use ndarray::array;
///
/// let large = resize(array![[0.0, 1.0]].view(), [1, 4], Filter::Triangle);
/// assert_eq!(large, array![[0.0, 0.25, 0.75, 1.0]]);
/// ```
pub fn resize(
    image: ArrayView2<'_, f32>,
    [height, width]: [usize; 2],
    filter: Filter,
) -> Array2<f32> {
    let rows = weights(image.nrows(), height, filter); // (height, h)
    let columns = weights(image.ncols(), width, filter); // (width, w)
    rows.dot(&image).dot(&columns.t()) // yh,hw,xw->yx
}

/// The weight of each old pixel in each new one: (new, old), with rows of sum 1.
fn weights(old: usize, new: usize, filter: Filter) -> Array2<f32> {
    assert!(old > 0 && new > 0, "cannot bring {old} pixels to {new}: use 1 or more");
    let scale = old as f64 / new as f64; // old pixels a new one
    let widened = scale.max(1.0);
    let mut weights = Array2::zeros((new, old));
    for (at, mut row) in weights.rows_mut().into_iter().enumerate() {
        let center = (at as f64 + 0.5) * scale;
        for (pixel, weight) in row.iter_mut().enumerate() {
            let distance = pixel as f64 + 0.5 - center;
            *weight = filter.weight(distance / widened);
        }
        let sum = row.sum();
        row /= sum;
    }
    weights.mapv(|weight| weight as f32)
}
