//! A gradient computed by formula, checked against one measured by central
//! differences.

use ndarray::{Array, Dimension, IntoDimension};

use listings::error::{Error, Result};

/// How far a derivative may be off, as a part of the largest derivative of its array.
pub const TOLERANCE: f64 = 1e-6;

/// The step of [`gradcheck`]: the cube root of [`f64::EPSILON`], 6.06e-6.
///
/// A step of `h` is wrong by about `h²` for the curve it cuts short and by about
/// `EPSILON / h` for the digits that the subtraction loses. The sum is smallest near
/// the cube root.
pub fn step() -> f64 {
    f64::EPSILON.cbrt()
}

/// The gradient of `loss` at `at`, measured: every parameter in its turn is moved up
/// and down by `step`, or by that part of itself if it is above 1.
///
/// `loss` is called twice for every element of `at`.
///
/// ```
/// use listings::gradcheck::{central_differences, step};
/// use ndarray::{Array1, array};
///
/// let loss = |x: &Array1<f64>| x[0] * x[0] * x[1];
/// let measured = central_differences(loss, &array![3.0, 5.0], step());
/// assert!((measured[0] - 30.0).abs() < 1e-8); // 2 · 3 · 5
/// assert!((measured[1] - 9.0).abs() < 1e-8); // 3²
/// ```
// ANCHOR: central_differences
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

/// Checks that `gradient` is the gradient of `loss` at `at`, and returns how far the
/// worst derivative is off, as a part of the largest one measured. `label` is the
/// gradient's name in the error.
///
/// It takes a loss that is smooth within a [`step`] of every parameter, and not much
/// larger than its own derivatives: from about 1e4 times the largest on, what the
/// subtraction rounds off is more than [`TOLERANCE`].
///
/// # Errors
/// [`Error::Derivative`] for the first derivative that is off by more than
/// [`TOLERANCE`]; [`Error::GradientShape`] if `gradient` has another shape than `at`.
///
/// ```
/// use listings::gradcheck::gradcheck;
/// use ndarray::{Array1, array};
///
/// let loss = |x: &Array1<f64>| (x * x).sum();
/// let at = array![1.0, -2.0];
/// assert!(gradcheck("d_x", loss, &at, &array![2.0, -4.0])? < 1e-9);
/// let error = gradcheck("d_x", loss, &at, &array![1.0, -2.0]).unwrap_err();
/// assert!(error.to_string().starts_with("d_x[0] is 1, and a central difference"));
/// # Ok::<(), listings::Error>(())
/// ```
// ANCHOR: gradcheck
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
