//! The gradients of every algorithm in `Algorithm::ALL` against numbers that this book did
//! not compute.

#[path = "common/fixtures.rs"]
mod fixtures;

use ndarray::{Array, Dimension};

use fixtures::Case;
use listings::Algorithm;
use listings::conv::gradient;

#[test]
fn torch_in_f64() {
    fixtures::torch().iter().for_each(|case| every_algorithm(case, 1e-10));
}

#[test]
fn the_course_in_f64() {
    every_algorithm(&fixtures::course(), 0.0);
}

fn every_algorithm(case: &Case, tolerance: f64) {
    let Case { name, window, input, weight, d_output, .. } = case;
    let (_, _, h, w) = input.dim();
    for algorithm in Algorithm::<f64>::ALL {
        let d_input = algorithm
            .d_input(d_output.view(), weight.view(), [h, w], window)
            .unwrap();
        let off = furthest(&d_input, &case.d_input);
        assert!(off <= tolerance, "d_input of {}, {name}: {off:e}", algorithm.name);
        let d_weight =
            algorithm.d_weight(input.view(), d_output.view(), window).unwrap();
        let off = furthest(&d_weight, &case.d_weight);
        assert!(off <= tolerance, "d_weight of {}, {name}: {off:e}", algorithm.name);
    }
    let off = furthest(&gradient::bias(d_output.view()), &case.d_bias);
    assert!(off <= tolerance, "bias, {name}: {off:e}");
}

/// The largest difference between two arrays of one shape; NaN counts as infinite.
fn furthest<D: Dimension>(got: &Array<f64, D>, want: &Array<f64, D>) -> f64 {
    assert_eq!(got.shape(), want.shape());
    let differences =
        (got - want).mapv(|off| if off.is_nan() { f64::INFINITY } else { off.abs() });
    differences.fold(0.0, |furthest: f64, &off| furthest.max(off))
}
