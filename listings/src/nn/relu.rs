//! What is below 0 becomes 0.
//!
//! Nair and Hinton, *Rectified linear units improve restricted Boltzmann machines*
//! (2010).

use ndarray::{Array, Dimension, NdFloat, Zip};

use listings::error::Result;
use listings::nn::check_gradient;

/// What [`backward`] remembers: where the input was above 0.
#[derive(Debug, Clone)]
pub struct Cache<D: Dimension> {
    above: Array<bool, D>,
}

/// `max(0, x)` of every element, in place. NaN stays NaN.
///
/// ```
/// use listings::nn::relu;
/// use ndarray::array;
///
/// let (output, cache) = relu::forward(array![-2.0, 0.0, 3.0]);
/// assert_eq!(output, array![0.0, 0.0, 3.0]);
/// assert_eq!(relu::backward(&cache, array![5.0, 5.0, 5.0])?, array![0.0, 0.0, 5.0]);
/// # Ok::<(), listings::Error>(())
/// ```
// ANCHOR: forward
pub fn forward<A: NdFloat, D: Dimension>(
    mut input: Array<A, D>,
) -> (Array<A, D>, Cache<D>) {
    let above = input.mapv(|x| x > A::zero());
    input.mapv_inplace(|x| if x <= A::zero() { A::zero() } else { x });
    (input, Cache { above })
}
// ANCHOR_END: forward

/// The gradient where the input was above 0, and 0 elsewhere. At exactly 0, where the
/// line has a kink, it is 0, as in PyTorch.
///
/// # Errors
/// [`LayerGradient`](listings::nn::Error::LayerGradient) if `d_output` has not the output's shape.
// ANCHOR: backward
pub fn backward<A: NdFloat, D: Dimension>(
    cache: &Cache<D>,
    mut d_output: Array<A, D>,
) -> Result<Array<A, D>> {
    check_gradient(d_output.shape(), cache.above.shape())?;
    Zip::from(&mut d_output).and(&cache.above).for_each(|d, &above| {
        *d = if above { *d } else { A::zero() };
    });
    Ok(d_output)
}
// ANCHOR_END: backward
