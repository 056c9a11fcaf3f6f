//! What a convolution algorithm is, and the list of all of them.

use ndarray::{Array4, ArrayView4, NdFloat};

use listings::conv::{naive, strided};
use listings::error::Result;
use listings::window::Window;

// ANCHOR: signature
/// What every algorithm is: input `(n, c, h, w)` and weight `(k, c, kh, kw)` in, output
/// `(n, k, oh, ow)` out.
///
/// The weight is not flipped: strictly, this is cross-correlation.
///
/// # Errors
/// If the window does not fit the input, or the weight does not fit the input or the
/// window.
pub type Conv2d<A> =
    fn(ArrayView4<'_, A>, ArrayView4<'_, A>, &Window) -> Result<Array4<A>>;
// ANCHOR_END: signature

/// An algorithm and the name it goes by in the tests, the benches and the text.
#[derive(Debug, Clone, Copy)]
pub struct Algorithm<A> {
    /// The name, as in `cargo bench -- strided`.
    pub name: &'static str,
    /// The algorithm.
    pub conv2d: Conv2d<A>,
}

// ANCHOR: all
impl<A: NdFloat> Algorithm<A> {
    /// Every algorithm. The first is the oracle the others are held to.
    pub const ALL: &'static [Algorithm<A>] = &[
        Algorithm { name: "naive", conv2d: naive::conv2d },
        Algorithm { name: "strided", conv2d: strided::conv2d },
    ];
}
// ANCHOR_END: all
