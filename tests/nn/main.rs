//! The network's parts: every layer forward and backward, where parameters begin, how
//! they move, and the two networks whole.

mod book;
mod conv2d;
mod course;
mod cross_entropy;
mod dropout;
mod flatten;
mod fused;
mod init;
mod linear;
mod max_pool2d;
mod no_parameters;
#[path = "../common/numbers.rs"]
mod numbers;
mod optimizers;
mod schedule;
mod whole_in_torch;

use ndarray::{Array, Dimension, NdFloat, ShapeBuilder};

use listings::gradcheck::gradcheck;
use listings::model::Network;
use listings::random;

/// Random numbers in (-1, 1), the same for the same seed.
fn numbers<D: Dimension>(
    shape: impl ShapeBuilder<Dim = D>,
    seed: u64,
) -> Array<f64, D> {
    let random = &mut random::seeded(seed, &[]);
    Array::from_shape_simple_fn(shape, || random::between(random, -1.0, 1.0))
}

/// A loss that is not linear in the output, Σ √(1 + y²) …
fn loss<D: Dimension>(output: &Array<f64, D>) -> f64 {
    output.mapv(|y| (1.0 + y * y).sqrt()).sum()
}

/// … and its gradient.
fn d_loss<D: Dimension>(output: &Array<f64, D>) -> Array<f64, D> {
    output.mapv(|y| y / (1.0 + y * y).sqrt())
}

/// Checks that a network gives the same arrays, in the same order, to be read and to be
/// changed.
fn check_order<A: NdFloat>(mut network: impl Network<A>) {
    let places = network.parameters().into_iter().map(|(_, p)| p.as_ptr());
    let places: Vec<_> = places.collect();
    let same: Vec<_> = network.parameters_mut().iter().map(|p| p.as_ptr()).collect();
    assert_eq!(places, same);
}

/// Checks `gradient` against [`loss`] of the output that `forward` makes of `at`. The
/// layers are off by 1e-9 of the largest derivative or less.
fn check<D: Dimension, E: Dimension>(
    label: &'static str,
    at: &Array<f64, D>,
    gradient: &Array<f64, D>,
    forward: impl Fn(Array<f64, D>) -> Array<f64, E>,
) {
    let worst =
        gradcheck(label, |at: &_| loss(&forward(Clone::clone(at))), at, gradient);
    let worst = worst.unwrap_or_else(|error| panic!("{error}"));
    assert!(worst < 1e-8, "{label}: off by {worst:e}");
    assert!(gradient.iter().any(|&d| d != 0.0), "{label}: nothing to check");
}
