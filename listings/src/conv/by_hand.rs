//! A convolution as four loops, for one image and one kernel.

use ndarray::{Array2, ArrayView2, NdFloat};

use listings::error::Result;
use listings::window::Window;

// ANCHOR: four_loops
/// The feature map `(h - kh + 1, w - kw + 1)` of an image `(h, w)` under a kernel
/// `(kh, kw)`.
///
/// # Errors
/// If the kernel has no taps or does not fit the image.
pub fn convolve<A: NdFloat>(
    image: ArrayView2<'_, A>,
    kernel: ArrayView2<'_, A>,
) -> Result<Array2<A>> {
    let (kh, kw) = kernel.dim();
    let [oh, ow] = Window::new([kh, kw]).output(image.dim().into())?;
    let mut feature_map = Array2::zeros((oh, ow));
    // ANCHOR: loops
    for y in 0..oh {
        for x in 0..ow {
            let mut sum = A::zero();
            for i in 0..kh {
                for j in 0..kw {
                    sum += image[[y + i, x + j]] * kernel[[i, j]];
                }
            }
            feature_map[[y, x]] = sum;
        }
    }
    // ANCHOR_END: loops
    Ok(feature_map)
}
// ANCHOR_END: four_loops

/// The same with the kernel turned by half a turn: what mathematics calls
/// convolution.
///
/// # Errors
/// As [`convolve`].
///
/// ```
/// use listings::conv::by_hand::{convolve, convolve_flipped};
/// use ndarray::array;
///
/// let signal = array![[0.0, 0.0, 1.0, 0.0, 0.0]];
/// let kernel = array![[1.0, 2.0, 3.0]];
/// let map = convolve(signal.view(), kernel.view())?;
/// assert_eq!(map, array![[3.0, 2.0, 1.0]]);
/// let map = convolve_flipped(signal.view(), kernel.view())?;
/// assert_eq!(map, array![[1.0, 2.0, 3.0]]);
/// # Ok::<(), listings::Error>(())
/// ```
pub fn convolve_flipped<A: NdFloat>(
    image: ArrayView2<'_, A>,
    kernel: ArrayView2<'_, A>,
) -> Result<Array2<A>> {
    convolve(image, kernel.slice(ndarray::s![..;-1, ..;-1]))
}
