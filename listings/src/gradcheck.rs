//! A gradient computed by formula, checked against one measured by central differences.

use ndarray::{Array, Dimension, IntoDimension};

use listings::error::{Error, Result};

/// How far a derivative may be off, relative to the largest derivative of its array.
pub const TOLERANCE: f64 = 1e-6;

/// The step of the central difference where a parameter is 1 or less: the cube root of
/// the distance from 1 to the next `f64`, 6.06e-6.
///
/// A step of `h` is wrong by about `h²` for the curve it cuts short and by about
/// `f64::EPSILON / h` for the digits that the subtraction loses. The sum is smallest
/// near the cube root.
pub fn step() -> f64 {
    f64::EPSILON.cbrt()
}

// ANCHOR: central_differences
/// The gradient of `loss` at `at`, measured: every parameter is moved a little up and a
/// little down.
///
/// `loss` is called twice for every element of `at`.
pub fn central_differences<D: Dimension>(
    mut loss: impl FnMut(&Array<f64, D>) -> f64,
    at: &Array<f64, D>,
    step: f64,
) -> Array<f64, D> {
    let mut moved = at.clone();
    let mut gradient = Array::zeros(at.raw_dim());
    for (index, derivative) in gradient.indexed_iter_mut() {
        let index = index.into_dimension();
        let here = at[index.clone()];
        let step = step * here.abs().max(1.0);
        let [up, down] = [here + step, here - step];
        let [above, below] = [up, down].map(|parameter| {
            moved[index.clone()] = parameter;
            loss(&moved)
        });
        moved[index] = here;
        *derivative = (above - below) / (up - down);
    }
    gradient
}
// ANCHOR_END: central_differences

// ANCHOR: gradcheck
/// Checks that `gradient` is the gradient of `loss` at `at`, and returns how far the
/// worst derivative is off. `label` is its name in the error.
///
/// # Errors
/// [`Error::Derivative`] for the first derivative that is off by more than [`TOLERANCE`]
/// of the largest one measured; [`Error::GradientShape`] if `gradient` has
/// another shape than `at`.
pub fn gradcheck<D: Dimension>(
    label: &'static str,
    loss: impl FnMut(&Array<f64, D>) -> f64,
    at: &Array<f64, D>,
    gradient: &Array<f64, D>,
) -> Result<f64> {
    if gradient.raw_dim() != at.raw_dim() {
        let (given, of) = (gradient.shape().to_vec(), at.shape().to_vec());
        return Err(Error::GradientShape { label, given, of });
    }
    let measured = central_differences(loss, at, step());
    let largest = measured.iter().fold(f64::MIN_POSITIVE, |max, d| max.max(d.abs()));
    let mut worst = 0.0;
    for ((index, &wanted), &got) in measured.indexed_iter().zip(gradient) {
        let off = (got - wanted).abs() / largest;
        if off > TOLERANCE || off.is_nan() {
            let index = index.into_dimension().slice().to_vec();
            return Err(Error::Derivative { label, index, got, wanted, off });
        }
        worst = off.max(worst);
    }
    Ok(worst)
}
// ANCHOR_END: gradcheck
