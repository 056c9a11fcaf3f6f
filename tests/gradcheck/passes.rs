//! Right gradients.

use ndarray::{Array4, array};

use crate::{Case, naive};
use listings::conv::gradient;
use listings::gradcheck::gradcheck;
use listings::{Algorithm, Error};

/// The worst derivative is off by 8e-10 of the largest: three digits to spare.
#[test]
fn the_gradients_of_every_algorithm() {
    let Case { window, input, weight, bias } = &Case::new();
    for algorithm in Algorithm::<f64>::ALL {
        let conv2d = algorithm.conv2d;
        let d_output = Case::new().d_output(conv2d);
        let d_output = d_output.view();
        let near = |worst: Result<f64, Error>| {
            let worst =
                worst.unwrap_or_else(|error| panic!("{}: {error}", algorithm.name));
            assert!(worst < 1e-8, "{}: off by {worst:e}", algorithm.name);
        };

        let loss =
            |x: &_| Case { input: Clone::clone(x), ..Case::new() }.loss(conv2d);
        let (_, _, h, w) = input.dim();
        let d_input =
            algorithm.d_input(d_output, weight.view(), [h, w], window).unwrap();
        near(gradcheck("d_input", loss, input, &d_input));

        let loss =
            |w: &_| Case { weight: Clone::clone(w), ..Case::new() }.loss(conv2d);
        let d_weight = algorithm.d_weight(input.view(), d_output, window).unwrap();
        near(gradcheck("d_weight", loss, weight, &d_weight));

        let loss = |b: &_| Case { bias: Clone::clone(b), ..Case::new() }.loss(conv2d);
        near(gradcheck("d_bias", loss, bias, &gradient::bias(d_output)));
    }
}

#[test]
fn zeros_for_a_loss_that_does_not_change() {
    let at = array![-1e8, 0.0, 1e-8];
    assert_eq!(gradcheck("d", |_| 3.0, &at, &array![0.0, 0.0, 0.0]), Ok(0.0));
    assert!(gradcheck("d", |_| 3.0, &at, &array![0.0, 1e-30, 0.0]).is_err());
}

#[test]
fn a_gradient_without_elements() {
    let none = Array4::zeros((2, 0, 3, 3));
    assert_eq!(gradcheck("d", |_| 3.0, &none, &none), Ok(0.0));
}

/// Inputs of 1e-8 and of 1e8 under a loss that grows and shrinks with them: Σ y².
#[test]
fn parameters_of_any_scale() {
    for scale in [1e-8, 1e-4, 1.0, 1e4, 1e8] {
        let worst = of_scaled_input(scale, |y| y * y, |y| 2.0 * y).unwrap();
        assert!(worst < 1e-7, "{scale:e}: off by {worst:e}");
    }
}

/// Under Σ √(1 + y²) inputs of 1e-3 change a loss of 72 by too little: their derivatives,
/// of 1e-3, still show, with seven digits; those of 1e-6 drown in what the subtraction
/// of two numbers near 72 rounds off.
#[test]
fn a_loss_much_larger_than_its_derivatives_drowns_them() {
    let of = |scale| {
        let loss = |y: f64| (1.0 + y * y).sqrt();
        of_scaled_input(scale, loss, |y| y / (1.0 + y * y).sqrt())
    };
    assert!([1e-3, 1.0, 1e4, 1e8].into_iter().all(|scale| of(scale).is_ok()));
    assert!(matches!(of(1e-6), Err(Error::Derivative { .. })));
}

/// The check of the input's gradient with the input scaled, the loss a sum over outputs.
fn of_scaled_input(
    scale: f64,
    loss: impl Fn(f64) -> f64,
    derivative: impl Fn(f64) -> f64,
) -> Result<f64, Error> {
    let Case { window, input, weight, .. } = Case::new();
    let (input, naive) = (input * scale, naive());
    let output =
        |x: &Array4<f64>| (naive.conv2d)(x.view(), weight.view(), &window).unwrap();
    let d_output = output(&input).mapv(derivative);
    let (_, _, h, w) = input.dim();
    let gradient = naive.d_input(d_output.view(), weight.view(), [h, w], &window)?;
    gradcheck("d_input", |x: &_| output(x).mapv(&loss).sum(), &input, &gradient)
}
