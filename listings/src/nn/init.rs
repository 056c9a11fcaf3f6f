//! Where the parameters begin.

use ndarray::{Array, Dimension, NdFloat, ShapeBuilder};
use num_traits::cast;

use listings::random::{Rng, between};

/// Uniform within `±1/√inputs`.
pub fn uniform<A: NdFloat, D: Dimension>(
    shape: impl ShapeBuilder<Dim = D>,
    inputs: usize,
    random: &mut Rng,
) -> Array<A, D> {
    let bound = 1.0 / (inputs as f64).sqrt();
    Array::from_shape_simple_fn(shape, || {
        cast(between(random, -bound, bound)).expect("a float becomes a float")
    })
}
