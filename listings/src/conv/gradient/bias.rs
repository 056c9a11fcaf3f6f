//! The gradient of the bias.

use ndarray::{Array1, ArrayView4, Axis, NdFloat};

/// The gradient (k) of the bias: the bias reaches every pixel of its channel, so its
/// gradient is the sum over all of them.
///
/// ```
/// use listings::conv::gradient;
/// use ndarray::{Array4, array};
///
/// let d_output = Array4::<f32>::ones((2, 3, 4, 5));
/// assert_eq!(gradient::bias(d_output.view()), array![40.0, 40.0, 40.0]);
/// ```
// ANCHOR: bias
pub fn bias<A: NdFloat>(d_output: ArrayView4<'_, A>) -> Array1<A> {
    d_output.sum_axis(Axis(3)).sum_axis(Axis(2)).sum_axis(Axis(0)) // (k)
}
// ANCHOR_END: bias
