//! Wrong gradients: the mistakes people make.

use ndarray::{Array, Array4, Dimension, s};

use crate::{Case, naive};
use listings::conv::gradient;
use listings::gradcheck::{TOLERANCE, gradcheck};
use listings::{Error, Window};

fn of_input(d_input: &Array4<f64>) -> Result<f64, Error> {
    let loss =
        |x: &_| Case { input: Clone::clone(x), ..Case::new() }.loss(naive().conv2d);
    gradcheck("d_input", loss, &Case::new().input, d_input)
}

fn of_weight(d_weight: &Array4<f64>) -> Result<f64, Error> {
    let loss =
        |w: &_| Case { weight: Clone::clone(w), ..Case::new() }.loss(naive().conv2d);
    gradcheck("d_weight", loss, &Case::new().weight, d_weight)
}

/// Both gradients of the case, right.
fn right() -> (Array4<f64>, Array4<f64>) {
    let case = Case::new();
    let Case { window, input, weight, .. } = &case;
    let d_output = case.d_output(naive().conv2d);
    let d_input = naive().d_input(d_output.view(), weight.view(), [6, 5], window);
    let d_weight = naive().d_weight(input.view(), d_output.view(), window);
    (d_input.unwrap(), d_weight.unwrap())
}

fn is_refused<D: Dimension>(
    check: impl Fn(&Array<f64, D>) -> Result<f64, Error>,
    d: Array<f64, D>,
) {
    assert!(matches!(check(&d), Err(Error::Derivative { .. })), "{:?}", check(&d));
}

#[test]
fn nothing_in_what_is_right() {
    let (d_input, d_weight) = right();
    assert!(of_input(&d_input).is_ok() && of_weight(&d_weight).is_ok());
}

#[test]
fn a_wrong_sign() {
    let (d_input, d_weight) = right();
    is_refused(of_input, -d_input);
    is_refused(of_weight, -d_weight);
}

#[test]
fn a_factor_of_two() {
    let (d_input, d_weight) = right();
    is_refused(of_input, d_input * 0.5);
    is_refused(of_weight, d_weight * 2.0);
}

#[test]
fn a_kernel_that_was_not_turned() {
    let case = Case::new();
    let d_output = case.d_output(naive().conv2d);
    let turned = case.weight.slice(s![.., .., ..;-1, ..;-1]);
    let d_input = naive().d_input(d_output.view(), turned, [6, 5], &case.window);
    is_refused(of_input, d_input.unwrap());
}

/// On 7×7 pixels, 3×3 taps have the same 3×3 places with a stride of 2 as with a dilation
/// of 2: the shapes cannot tell.
#[test]
fn a_stride_taken_for_a_dilation() {
    let window = Window::new([3, 3]).stride([2, 2]);
    let swapped = Window::new([3, 3]).dilation([2, 2]);
    let input = crate::numbers((1, 1, 7, 7), 4);
    let weight = crate::numbers((1, 1, 3, 3), 5);
    let output =
        |x: &Array4<f64>| (naive().conv2d)(x.view(), weight.view(), &window).unwrap();
    let loss = |x: &_| output(x).mapv(|y| y * y).sum();
    let d_output = output(&input) * 2.0;
    let d_input = |window| {
        naive().d_input(d_output.view(), weight.view(), [7, 7], window).unwrap()
    };
    assert!(gradcheck("d_input", loss, &input, &d_input(&window)).is_ok());
    is_refused(|d| gradcheck("d_input", loss, &input, d), d_input(&swapped));
    let d_weight =
        |window| naive().d_weight(input.view(), d_output.view(), window).unwrap();
    let loss = |w: &Array4<f64>| {
        let y = (naive().conv2d)(input.view(), w.view(), &window).unwrap();
        y.mapv(|y| y * y).sum()
    };
    assert!(gradcheck("d_weight", loss, &weight, &d_weight(&window)).is_ok());
    is_refused(|d| gradcheck("d_weight", loss, &weight, d), d_weight(&swapped));
}

#[test]
fn a_bias_gradient_averaged_instead_of_summed() {
    let case = Case::new();
    let loss =
        |b: &_| Case { bias: Clone::clone(b), ..Case::new() }.loss(naive().conv2d);
    let d_output = case.d_output(naive().conv2d);
    let d_bias = gradient::bias(d_output.view());
    let (n, _, oh, ow) = d_output.dim();
    assert!(gradcheck("d_bias", loss, &case.bias, &d_bias).is_ok());
    let averaged = d_bias / (n * oh * ow) as f64;
    is_refused(|d| gradcheck("d_bias", loss, &case.bias, d), averaged);
}

/// The error names it.
#[test]
fn one_derivative_off_by_a_ten_thousandth_of_the_largest() {
    let (_, mut d_weight) = right();
    let largest = d_weight.fold(0.0, |max: f64, d| max.max(d.abs()));
    let right = d_weight[[2, 1, 0, 1]];
    d_weight[[2, 1, 0, 1]] += 1e-4 * largest;
    let Err(Error::Derivative { label, index, got, wanted, off }) =
        of_weight(&d_weight)
    else {
        panic!("not found");
    };
    assert_eq!((label, index), ("d_weight", vec![2, 1, 0, 1]));
    assert_eq!(got, d_weight[[2, 1, 0, 1]]);
    assert!((wanted - right).abs() < 1e-8 * largest);
    assert!((off - 1e-4).abs() < 1e-7);
}

/// What is not found is told: how far the worst derivative is off.
#[test]
fn not_half_of_what_is_tolerated() {
    let (_, mut d_weight) = right();
    let largest = d_weight.fold(0.0, |max: f64, d| max.max(d.abs()));
    d_weight[[0, 1, 2, 0]] -= TOLERANCE / 2.0 * largest;
    let worst = of_weight(&d_weight).unwrap();
    assert!((worst - TOLERANCE / 2.0).abs() < 1e-8, "{worst:e}");
}

#[test]
fn a_nan_or_an_infinity() {
    for wrong in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let (mut d_input, _) = right();
        d_input[[1, 1, 5, 4]] = wrong;
        is_refused(of_input, d_input);
    }
    let (_, d_weight) = right();
    let weight = Case::new().weight;
    for loss in [f64::NAN, f64::INFINITY] {
        is_refused(|d| gradcheck("d_weight", |_| loss, &weight, d), d_weight.clone());
    }
}

#[test]
fn another_shape() {
    let (d_input, _) = right();
    let error = of_input(&d_input.slice_move(s![.., .., .., ..4]));
    let (given, of) = (vec![2, 2, 6, 4], vec![2, 2, 6, 5]);
    assert_eq!(error, Err(Error::GradientShape { label: "d_input", given, of }));
}
