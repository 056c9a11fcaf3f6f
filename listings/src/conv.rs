//! Convolution: one signature, and the list of every algorithm in the book.

use ndarray::ArrayView4;

use listings::error::{Error, Result};
use listings::window::Window;

pub mod algorithm;
pub mod bias;
pub mod by_hand;
pub mod einsum;
pub mod gradient;
pub mod im2col;
pub mod naive;
pub mod product;
pub mod row;
pub mod shifted;
pub mod strided;
pub mod threads;
pub mod tile;
pub mod winograd;

pub use algorithm::{Algorithm, Conv2d, DInput, DWeight};

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
    fits::<A, _>([n, k, oh, ow], "the output")
}

/// `shape`, if an array of `A` of that shape can be addressed: an `isize` must count
/// its bytes.
///
/// # Errors
/// [`Error::TooLarge`] with `what` as the name of the array.
pub fn fits<A, const N: usize>(
    shape: [usize; N],
    what: &'static str,
) -> Result<[usize; N]> {
    let bytes = shape
        .iter()
        .filter(|&&len| len != 0)
        .try_fold(size_of::<A>(), |bytes, &len| bytes.checked_mul(len));
    match bytes {
        Some(bytes) if isize::try_from(bytes).is_ok() => Ok(shape),
        _ => Err(Error::TooLarge { what }),
    }
}
