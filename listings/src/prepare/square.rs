//! The character alone, in the middle of a square.
//!
//! The region is where the blurred scan has ink that a byte would not round to 0. The
//! border of 2 pixels belongs to the square, as the paper's sentences have it, and
//! shrinks with it: of the 28×28 pixels it is about one. EMNIST's images agree, most of
//! which come closer than two pixels to an edge.

use std::ops::Range;

use ndarray::{Array2, ArrayView2, Axis, s};

/// Ink of the faintest pixel of a region: what an image of bytes rounds to 1.
pub const FAINTEST: f32 = 0.5 / 255.0;

/// Pixels of paper on each side of a square, at least.
pub const BORDER: usize = 2;

/// The rows and the columns of the smallest rectangle of `image` (h, w) outside of
/// which no pixel has `least` or more; `None` if there is no such pixel at all.
///
/// ```
/// use listings::prepare::bounding_box;
/// use ndarray::array;
///
/// let image = array![[0.0, 0.0, 0.0], [0.0, 0.2, 0.9], [0.0, 0.7, 0.1]];
/// assert_eq!(bounding_box(image.view(), 0.1), Some([1..3, 1..3]));
/// assert_eq!(bounding_box(image.view(), 0.8), Some([1..2, 2..3]));
/// assert_eq!(bounding_box(image.view(), 1.0), None);
/// ```
pub fn bounding_box(
    image: ArrayView2<'_, f32>,
    least: f32,
) -> Option<[Range<usize>; 2]> {
    let inked = |axis| {
        let mut lines = image.axis_iter(Axis(axis));
        let mut has_ink =
            lines.by_ref().map(|line| line.iter().any(|&ink| ink >= least));
        let first = has_ink.position(|has_ink| has_ink)?;
        let last =
            has_ink.rposition(|has_ink| has_ink).map_or(first, |n| first + 1 + n);
        Some(first..last + 1)
    };
    Some([inked(0)?, inked(1)?])
}

/// A `region` of `image` in the middle of a square of paper (s, s), whose side is the
/// region's larger one and a border on both ends. Where the middle is between two
/// pixels, it stands above or left of it.
///
/// # Panics
/// If the region is not inside the image.
pub fn square(image: ArrayView2<'_, f32>, region: &[Range<usize>; 2]) -> Array2<f32> {
    let [rows, columns] = region.clone();
    let region = image.slice(s![rows, columns]);
    let (h, w) = region.dim();
    let side = h.max(w) + 2 * BORDER;
    let [top, left] = [h, w].map(|length| (side - length) / 2);
    let mut square = Array2::zeros((side, side));
    square.slice_mut(s![top..top + h, left..left + w]).assign(&region);
    square
}
