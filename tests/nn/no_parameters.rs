//! Relu and sigmoid: one number in, one out.

use ndarray::{Array1, Array2, array};

use crate::{check, d_loss, numbers};
use listings::Error;
use listings::nn::{self, relu, sigmoid};

/// Numbers from 0.1 on, above 0 and below: a step of the gradient check does not cross
/// the kink.
fn beside_the_kink() -> Array2<f64> {
    numbers((4, 5), 1).mapv(|x| x + 0.1_f64.copysign(x))
}

#[test]
fn relu_is_0_below_0() {
    let (output, cache) = relu::forward(beside_the_kink());
    assert_eq!(output, beside_the_kink().mapv(|x| x.max(0.0)));
    let d_input = relu::backward(&cache, d_loss(&output)).unwrap();
    check("d_input", &beside_the_kink(), &d_input, |x| relu::forward(x).0);
}

#[test]
fn relu_of_what_is_hardly_a_number() {
    let tiny = f64::MIN_POSITIVE;
    let numbers = array![0.0, -0.0, tiny, -tiny, f64::INFINITY, f64::NEG_INFINITY];
    let (output, cache) = relu::forward(numbers);
    assert_eq!(output, array![0.0, 0.0, tiny, 0.0, f64::INFINITY, 0.0]);
    let d_input = relu::backward(&cache, Array1::<f64>::ones(6)).unwrap();
    assert_eq!(d_input, array![0.0, 0.0, 1.0, 0.0, 1.0, 0.0]);
    let (nan, _) = relu::forward(array![f64::NAN]);
    assert!(nan[0].is_nan());
}

#[test]
fn sigmoid_and_its_gradient() {
    let input = numbers((4, 5), 2) * 6.0;
    let (output, cache) = sigmoid::forward(input.clone());
    // By another road: (1 + tanh(x / 2)) / 2.
    let wanted = input.mapv(|x| 0.5 + 0.5 * (0.5 * x).tanh());
    assert!(output.abs_diff_eq(&wanted, 1e-15));
    let d_input = sigmoid::backward(&cache, d_loss(&output)).unwrap();
    check("d_input", &input, &d_input, |x| sigmoid::forward(x).0);
}

#[test]
fn sigmoid_stays_between_0_and_1_in_both_widths() {
    for x in [0.0, 1.0, 88.0, 89.0, 710.0, 1e30, f32::INFINITY] {
        let (output, cache) = sigmoid::forward(array![x, -x]);
        assert!(output.iter().all(|y| (0.0..=1.0).contains(y)), "{x}: {output}");
        assert!((output.sum() - 1.0).abs() < 1e-6, "{x}: {output}");
        let slope = sigmoid::backward(&cache, array![1.0, 1.0]).unwrap();
        assert!(slope.iter().all(|d| (0.0..=0.25).contains(d)), "{x}: {slope}");
    }
    let (output, _) = sigmoid::forward(array![f64::NAN]);
    assert!(output[0].is_nan());
}

#[test]
fn an_empty_batch() {
    let none = Array2::<f64>::zeros((0, 5));
    let (output, cache) = relu::forward(none.clone());
    assert_eq!(
        (&output, relu::backward(&cache, none.clone()).unwrap()),
        (&none, none.clone())
    );
    let (output, cache) = sigmoid::forward(none.clone());
    assert_eq!(
        (&output, sigmoid::backward(&cache, none.clone()).unwrap()),
        (&none, none.clone())
    );
}

/// A row where there were four would broadcast.
#[test]
fn a_gradient_of_another_shape_is_refused() {
    let row = Array2::<f64>::ones((1, 5));
    let wanted: Error =
        nn::Error::LayerGradient { given: vec![1, 5], output: vec![4, 5] }.into();
    let (_, cache) = relu::forward(beside_the_kink());
    assert_eq!(relu::backward(&cache, row.clone()).unwrap_err(), wanted);
    let (_, cache) = sigmoid::forward(beside_the_kink());
    assert_eq!(sigmoid::backward(&cache, row).unwrap_err(), wanted);
}
