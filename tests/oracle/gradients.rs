//! The gradients of input, weight and bias.

use crate::fixtures::{self, Case};
use crate::numbers::{cast, furthest};
use listings::Algorithm;
use listings::conv::gradient;
use listings::number::Number;

#[test]
fn torch_in_f64() {
    fixtures::torch().iter().for_each(|case| every_algorithm::<f64>(case, 1e-10));
}

/// The gradients are below 32, where f32 has steps of 2e-6, and those of the weight are
/// sums of up to 192 products. `naive`, which adds them one after the other, is off by
/// 1.3e-5: 13 half steps, about √192 as roundings in both directions make it. The others
/// stay below 6e-6.
#[test]
fn torch_in_f32() {
    fixtures::torch().iter().for_each(|case| every_algorithm::<f32>(case, 3e-5));
}

/// Whole numbers below 2²⁴, as in the forward pass.
#[test]
fn the_course_in_f64_and_f32() {
    every_algorithm::<f64>(&fixtures::course(), 0.0);
    every_algorithm::<f32>(&fixtures::course(), 0.0);
}

/// All gradients of `case` by every algorithm, in the width `A`.
fn every_algorithm<A: Number>(case: &Case, tolerance: f64) {
    let (input, weight) = (cast::<A, _>(&case.input), cast::<A, _>(&case.weight));
    let d_output = cast::<A, _>(&case.d_output);
    let (_, _, h, w) = input.dim();
    for algorithm in Algorithm::<A>::ALL {
        let (name, window) = (algorithm.name, &case.window);
        let d_input =
            algorithm.d_input(d_output.view(), weight.view(), [h, w], window);
        let d_input =
            d_input.unwrap_or_else(|error| panic!("{name}, {}: {error}", case.name));
        let off = furthest(&d_input, &case.d_input);
        assert!(off <= tolerance, "d_input by {name}, {}: off by {off:e}", case.name);

        let d_weight = algorithm.d_weight(input.view(), d_output.view(), window);
        let d_weight =
            d_weight.unwrap_or_else(|error| panic!("{name}, {}: {error}", case.name));
        let off = furthest(&d_weight, &case.d_weight);
        assert!(
            off <= tolerance,
            "d_weight by {name}, {}: off by {off:e}",
            case.name
        );
    }
    let off = furthest(&gradient::bias(d_output.view()), &case.d_bias);
    assert!(off <= tolerance, "d_bias, {}: off by {off:e}", case.name);
}
