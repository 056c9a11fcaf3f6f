//! EMNIST's own preparation, for an image of any size: what the network reads must
//! look like what it learned from.
//!
//! The paper says in a caption how NIST's scans became EMNIST: a binary image of
//! 128×128 pixels is blurred by a Gaussian of σ = 1, the region around the character is
//! taken out and put into the middle of a square, its aspect ratio kept, with a border
//! of 2 pixels, and the square is brought to 28×28 by bicubic interpolation and its
//! range to all of what a byte holds (G. Cohen and others, arXiv:1702.05373, section
//! II, figure 1).
//!
//! What the paper leaves open is decided here, and each file says what it decided:
//! which pixels are ink ([`ink`](mod@ink)), how an image becomes a scan
//! ([`scan`](mod@scan)), where the Gaussian ends ([`blur`](mod@blur)), where the region
//! does and whose pixels the border has ([`square`](mod@square)), and which bicubic
//! ([`resize`](mod@resize)).

use std::ops::Range;

use ndarray::{Array2, ArrayView2};

pub mod blur;
pub mod error;
pub mod ink;
pub mod resize;
pub mod scan;
pub mod square;

pub use blur::blur;
pub use error::{Error, Result};
pub use ink::ink;
pub use resize::{Filter, resize};
pub use scan::scan;
pub use square::{bounding_box, square};

/// Height and width of a prepared image.
pub const SIDE: usize = 28;

/// An image after each step of its preparation. Everywhere, 0 is paper and 1 is ink.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// `(128, 128)`, of 0 and 1: as it may have come from NIST's scanner.
    pub scan: Array2<f32>,
    /// `(128, 128)`: the scan with soft edges.
    pub blurred: Array2<f32>,
    /// The rows and the columns of `blurred` that have ink.
    pub region: [Range<usize>; 2],
    /// `(s, s)`: the region in the middle of a square, within a border.
    pub square: Array2<f32>,
    /// `(28, 28)`: what the network reads.
    pub image: Array2<f32>,
}

/// Prepares an image `ink` (h, w), from 0 for paper to 1 for ink, upright.
///
/// # Errors
/// [`Error::Empty`], [`Error::Ink`] and [`Error::Blank`].
///
/// ```
/// use listings::{glyphs, prepare::prepare};
///
/// let seven = glyphs::draw_char('7', 1)?;
/// let steps = prepare(seven.view())?;
/// assert_eq!(steps.scan.dim(), (128, 128));
/// assert_eq!(steps.image.dim(), (28, 28));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn prepare(ink: ArrayView2<'_, f32>) -> Result<Prepared> {
    let scan = scan(ink)?;
    let blurred = blur(scan.view())?;
    let region = bounding_box(blurred.view(), square::FAINTEST)
        .expect("a scan has ink, and of one pixel a blur leaves 0.16");
    let square = square(blurred.view(), &region);
    let image = full_range(resize(square.view(), [SIDE, SIDE], Filter::Cubic));
    Ok(Prepared { scan, blurred, region, square, image })
}

/// The bicubic undershoots beside an edge; such paper is paper. The darkest pixel is 1.
fn full_range(image: Array2<f32>) -> Array2<f32> {
    let darkest = image.fold(0.0, |darkest: f32, &ink| darkest.max(ink));
    image.mapv(|ink| ink.max(0.0) / darkest)
}
