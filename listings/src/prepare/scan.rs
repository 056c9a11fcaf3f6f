//! An image of any size as NIST's scanner may have seen it: 128×128 pixels, each of
//! them ink or paper.
//!
//! EMNIST begins with such scans. Here the ink is cut out, so that the margin around it
//! does not matter, and brought to [`LARGER`] pixels along its larger side. That size
//! was found by trial: images of EMNIST, enlarged ten times and prepared, come back
//! much as they were. In a larger scan the border of two pixels is a smaller part of
//! the whole, and the character comes closer to the edge than those that the network
//! has learned from; in a smaller one the blur is coarser than theirs.

use listings::prepare::{Error, Filter, Result, bounding_box, resize};
use ndarray::{Array2, ArrayView2, s};

/// Height and width of a scan.
pub const SIDE: usize = 128;

/// Pixels of a scan along the larger side of its ink.
pub const LARGER: usize = 48;

/// With less ink than this in its darkest pixel an image is blank: no pen is as faint,
/// but a photograph's noise is.
const FAINTEST: f32 = 1.0 / 16.0;

/// The scan (128, 128), of 0 and 1, of `ink` (h, w): its ink, whatever its size and
/// place, in the middle.
///
/// # Errors
/// [`Error::Empty`]; [`Error::Ink`] if a value is not from 0 to 1; [`Error::Blank`].
pub fn scan(ink: ArrayView2<'_, f32>) -> Result<Array2<f32>> {
    // From a quarter of the darkest ink, which may be a shadow, to three quarters of it.
    let darkest = darkest(ink)?;
    let clear = ink.mapv(|ink| (2.0 * ink / darkest - 0.5).clamp(0.0, 1.0));
    let [rows, columns] =
        bounding_box(clear.view(), 0.5).expect("the darkest pixel is 1");
    let clear = clear.slice(s![rows, columns]); // (h, w) of the ink alone
    let (h, w) = clear.dim();
    let size = [h, w].map(|side| scaled(side, h.max(w)));
    let coverage = resize(clear, size, Filter::Triangle);
    // Half a pixel of ink is ink. Where the pen is thinner than a pixel, less is.
    let inked = coverage.iter().filter(|&&part| part > 0.0);
    let least = coverage.sum() / inked.count() as f32 / 2.0;
    let [top, left] = size.map(|side| (SIDE - side) / 2);
    let mut scan = Array2::zeros((SIDE, SIDE));
    scan.slice_mut(s![top..top + size[0], left..left + size[1]])
        .assign(&coverage.mapv(|part| f32::from(u8::from(part >= least))));
    Ok(scan)
}

/// `side` when `larger` becomes [`LARGER`], at least 1.
fn scaled(side: usize, larger: usize) -> usize {
    let side = side as f64 * LARGER as f64 / larger as f64;
    (side.round() as usize).max(1)
}

/// The most ink of a pixel, of an image that can be prepared.
fn darkest(ink: ArrayView2<'_, f32>) -> Result<f32> {
    let (h, w) = ink.dim();
    if h == 0 || w == 0 {
        return Err(Error::Empty { h, w });
    }
    let wrong = ink.indexed_iter().find(|(_, ink)| !(0.0..=1.0).contains(*ink));
    if let Some(((row, column), &value)) = wrong {
        return Err(Error::Ink { row, column, value });
    }
    let darkest = ink.fold(0.0, |darkest: f32, &ink| darkest.max(ink));
    if darkest < FAINTEST {
        return Err(Error::Blank { darkest });
    }
    Ok(darkest)
}
