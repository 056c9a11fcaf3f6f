//! Convolution: one signature, and the list of every algorithm in the book.

use ndarray::{Array4, ArrayView4, NdFloat};

use listings::error::{Error, Result};
use listings::window::Window;

pub mod bias;
pub mod by_hand;
pub mod naive;
pub mod strided;

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

/// The shape `(n, k, oh, ow)` of a convolution's output, after every check an
/// algorithm needs.
///
/// # Errors
/// [`Error::Channels`], [`Error::KernelSize`], [`Error::TooLarge`], and those of
/// [`Window::output`].
///
/// ```
/// use listings::{Window, conv};
/// use ndarray::Array4;
///
/// let input = Array4::<f32>::zeros((8, 3, 28, 28));
/// let weight = Array4::zeros((16, 3, 5, 5));
/// let window = Window::new([5, 5]);
/// let shape = conv::output_shape(&input.view(), &weight.view(), &window)?;
/// assert_eq!(shape, [8, 16, 24, 24]);
/// # Ok::<(), listings::Error>(())
/// ```
pub fn output_shape<A>(
    input: &ArrayView4<'_, A>,
    weight: &ArrayView4<'_, A>,
    window: &Window,
) -> Result<[usize; 4]> {
    let (n, c, h, w) = input.dim();
    let (k, weight_c, kh, kw) = weight.dim();
    if weight_c != c {
        return Err(Error::Channels { input: c, weight: weight_c });
    }
    if window.kernel != [kh, kw] {
        return Err(Error::KernelSize { weight: [kh, kw], window: window.kernel });
    }
    let [oh, ow] = window.output([h, w])?;
    fits::<A>([n, k, oh, ow], "the output")
}

/// `shape`, if an array of `A` of that shape can be addressed: an `isize` must count
/// its bytes.
///
/// # Errors
/// [`Error::TooLarge`] with `what` as the name of the array.
pub fn fits<A>(shape: [usize; 4], what: &'static str) -> Result<[usize; 4]> {
    let bytes = shape
        .iter()
        .filter(|&&len| len != 0)
        .try_fold(size_of::<A>(), |bytes, &len| bytes.checked_mul(len));
    match bytes {
        Some(bytes) if isize::try_from(bytes).is_ok() => Ok(shape),
        _ => Err(Error::TooLarge { what }),
    }
}
