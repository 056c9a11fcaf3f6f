//! Every algorithm in `Algorithm::ALL` against numbers that this book did not compute.

#[path = "common/fixtures.rs"]
mod fixtures;

use ndarray::{Array4, NdFloat};

use fixtures::{Case, cast};
use listings::{Algorithm, conv};

#[test]
fn torch_in_f64() {
    for case in fixtures::torch() {
        every_algorithm::<f64>(&case, 1e-10);
    }
}

/// The outputs are below 16, where f32 has steps of 1e-6, and are sums of at most 32
/// products. `naive` and `strided` are off by less than 2e-6.
#[test]
fn torch_in_f32() {
    for case in fixtures::torch() {
        every_algorithm::<f32>(&case, 1e-5);
    }
}

/// The course's numbers are integers below 2²⁴: exact even in f32.
#[test]
fn the_course_in_f64_and_f32() {
    every_algorithm::<f64>(&fixtures::course(), 0.0);
    every_algorithm::<f32>(&fixtures::course(), 0.0);
}

#[test]
fn the_fixtures_try_what_they_should() {
    let cases = fixtures::torch();
    assert_eq!(cases.len(), 9);
    assert!(cases.iter().any(|case| case.window.stride == [2, 3]));
    assert!(cases.iter().any(|case| case.window.padding == [[1, 1], [2, 2]]));
    assert!(cases.iter().any(|case| case.window.dilation == [1, 2]));
    assert!(cases.iter().any(|case| case.window.kernel == [1, 1]));
    assert!(cases.iter().all(|case| case.bias.iter().all(|&b| b != 0.0)));
}

#[test]
fn the_list_starts_with_the_oracle_and_repeats_no_name() {
    let names: Vec<_> = Algorithm::<f64>::ALL.iter().map(|a| a.name).collect();
    assert_eq!(names[0], "naive");
    assert!(names.contains(&"strided"));
    for (i, name) in names.iter().enumerate() {
        assert!(!names[..i].contains(name), "{name} stands twice in ALL");
    }
    let narrow: Vec<_> = Algorithm::<f32>::ALL.iter().map(|a| a.name).collect();
    assert!(names.iter().all(|name| narrow.contains(name)), "f32 has what f64 has");
}

/// Convolution and bias of `case` by every algorithm, in the width `A`.
fn every_algorithm<A: NdFloat>(case: &Case, tolerance: f64) {
    let (input, weight) = (cast::<A, _>(&case.input), cast::<A, _>(&case.weight));
    let bias = cast::<A, _>(&case.bias);
    for Algorithm { name, conv2d, .. } in Algorithm::<A>::ALL {
        let mut output = conv2d(input.view(), weight.view(), &case.window)
            .unwrap_or_else(|error| panic!("{name}, {}: {error}", case.name));
        conv::bias::add(&mut output, bias.view())
            .unwrap_or_else(|error| panic!("{name}, {}: {error}", case.name));
        let off = furthest(&output, &case.output);
        assert!(off <= tolerance, "{name}, {}: off by {off:e}", case.name);
    }
}

/// The largest difference between two arrays of one shape; NaN counts as infinite.
fn furthest<A: NdFloat>(got: &Array4<A>, want: &Array4<f64>) -> f64 {
    assert_eq!(got.shape(), want.shape());
    let differences = got.iter().zip(want).map(|(&got, want)| {
        let off = (got.to_f64().expect("a float") - want).abs();
        if off.is_nan() { f64::INFINITY } else { off }
    });
    differences.fold(0.0, f64::max)
}
