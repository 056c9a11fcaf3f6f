//! Any number, pressed between 0 and 1.

use ndarray::{Array, Dimension, NdFloat, Zip};

use listings::error::Result;
use listings::nn::check_gradient;

/// What [`backward`] remembers: the output.
#[derive(Debug, Clone)]
pub struct Cache<A, D: Dimension> {
    output: Array<A, D>,
}

/// `1 / (1 + e⁻ˣ)` of every element. A number as large as 1e300 comes out as 1, and
/// nothing shows that it went in.
///
/// ```
/// use listings::nn::sigmoid;
/// use ndarray::array;
///
/// let (output, cache) = sigmoid::forward(array![0.0, 1e300, -1e300]);
/// assert_eq!(output, array![0.5, 1.0, 0.0]);
/// let slopes = sigmoid::backward(&cache, array![1.0, 1.0, 1.0])?;
/// assert_eq!(slopes, array![0.25, 0.0, 0.0]);
/// # Ok::<(), listings::Error>(())
/// ```
pub fn forward<A: NdFloat, D: Dimension>(
    input: Array<A, D>,
) -> (Array<A, D>, Cache<A, D>) {
    let output = input.mapv_into(|x| (A::one() + (-x).exp()).recip());
    (output.clone(), Cache { output })
}

/// The gradient, times the slope `y (1 - y)` of the curve: at most a quarter, and
/// nothing where the output is 0 or 1.
///
/// # Errors
/// [`LayerGradient`](listings::nn::Error::LayerGradient) if `d_output` has not the output's shape.
pub fn backward<A: NdFloat, D: Dimension>(
    cache: &Cache<A, D>,
    mut d_output: Array<A, D>,
) -> Result<Array<A, D>> {
    check_gradient(d_output.shape(), cache.output.shape())?;
    Zip::from(&mut d_output)
        .and(&cache.output)
        .for_each(|d, &y| *d *= y * (A::one() - y));
    Ok(d_output)
}
