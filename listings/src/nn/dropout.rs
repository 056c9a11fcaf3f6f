//! Outputs switched off at random while learning, so that no neuron relies on another.
//!
//! Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, *Dropout: a simple way
//! to prevent neural networks from overfitting* (2014). What is left is scaled up
//! while learning, and nothing is done afterwards ("inverted" dropout).

use ndarray::{Array, Dimension, NdFloat, Zip};
use num_traits::cast;

use listings::error::Result;
use listings::nn::{Error, check_gradient};
use listings::random::{Rng, unit};

/// What [`backward`] remembers: what each element was multiplied by, if by anything.
#[derive(Debug, Clone)]
pub struct Cache<A, D: Dimension> {
    factors: Option<Array<A, D>>,
}

/// Multiplies each element by 0 with probability `rate`, else by `1 / (1 - rate)`, so
/// that its mean stays. Which elements are 0 is decided in row order, however the array
/// lies in memory. Without `random`, that is when nothing is learned, the input comes
/// out as it is.
///
/// # Errors
/// [`Error::Fraction`] if `rate` is not in 0 ≤ `rate` < 1.
///
/// ```
/// use listings::{nn::dropout, random};
/// use ndarray::Array1;
///
/// let ones = Array1::<f32>::ones(1000);
/// let (output, _) = dropout::forward(ones, 0.25, Some(&mut random::seeded(1, &[])))?;
/// assert!(output.iter().all(|&x| x == 0.0 || x == 4.0 / 3.0));
/// assert!((output.sum() - 1000.0).abs() < 100.0);
/// # Ok::<(), listings::Error>(())
/// ```
// ANCHOR: forward
pub fn forward<A: NdFloat, D: Dimension>(
    input: Array<A, D>,
    rate: f64,
    random: Option<&mut Rng>,
) -> Result<(Array<A, D>, Cache<A, D>)> {
    if !(0.0..1.0).contains(&rate) {
        return Err(
            Error::Fraction { what: "the rate of dropout", given: rate }.into()
        );
    }
    let Some(random) = random else { return Ok((input, Cache { factors: None })) };
    let kept = cast(1.0 / (1.0 - rate)).expect("a float becomes a float");
    let factors = Array::from_shape_simple_fn(input.raw_dim(), || {
        if unit(random) < rate { A::zero() } else { kept }
    });
    Ok((input * &factors, Cache { factors: Some(factors) }))
}
// ANCHOR_END: forward

/// The gradient, times what the element was multiplied by.
///
/// # Errors
/// [`Error::LayerGradient`] if anything was switched off and `d_output` has not the output's shape.
pub fn backward<A: NdFloat, D: Dimension>(
    cache: &Cache<A, D>,
    mut d_output: Array<A, D>,
) -> Result<Array<A, D>> {
    if let Some(factors) = &cache.factors {
        check_gradient(d_output.shape(), factors.shape())?;
        Zip::from(&mut d_output).and(factors).for_each(|d, &factor| *d *= factor);
    }
    Ok(d_output)
}
