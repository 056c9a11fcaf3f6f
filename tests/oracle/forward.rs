//! The convolution and its bias.

use crate::fixtures::{self, Case};
use crate::numbers::{cast, furthest};
use listings::number::Number;
use listings::{Algorithm, conv};

#[test]
fn torch_in_f64() {
    fixtures::torch().iter().for_each(|case| every_algorithm::<f64>(case, 1e-10));
}

/// The outputs are below 16, where f32 has steps of 1e-6, and are sums of at most 32
/// products. `naive` and `strided` are off by less than 2e-6.
#[test]
fn torch_in_f32() {
    fixtures::torch().iter().for_each(|case| every_algorithm::<f32>(case, 1e-5));
}

/// The course's numbers are integers below 2²⁴: exact even in f32.
#[test]
fn the_course_in_f64_and_f32() {
    every_algorithm::<f64>(&fixtures::course(), 0.0);
    every_algorithm::<f32>(&fixtures::course(), 0.0);
}

/// Convolution and bias of `case` by every algorithm, in the width `A`.
fn every_algorithm<A: Number>(case: &Case, tolerance: f64) {
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
