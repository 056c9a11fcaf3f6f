//! What holds for every convolution: any geometry, any layout in memory.
//!
//! `PROPTEST_CASES=10000 cargo test --test properties` tries harder. A million cases take
//! two or three minutes, with `--release` and on two cores.

#[path = "../common/definition.rs"]
mod definition;
#[path = "../common/geometries.rs"]
mod geometries;
#[path = "../common/memory.rs"]
mod memory;

mod forward;
mod gradients;
mod one_channel;
mod reach;
mod tile;
mod transposes;
mod winograd;

use ndarray::{Array, Array4, ArrayRef, Dimension, NdFloat, ShapeBuilder, Zip};
use proptest::prelude::*;

use geometries::Geometry;
use listings::Algorithm;
use memory::{Block, Memory, whole_numbers};

/// One of the algorithms: enough, case by case, for what follows if each of them computes
/// the definition.
fn algorithm() -> impl Strategy<Value = Algorithm<f64>> {
    proptest::sample::select(Algorithm::<f64>::ALL)
}

/// `k` filters (k, c, kh, kw) that fit.
fn weight_shape(geometry: &Geometry, k: usize) -> [usize; 4] {
    [k, geometry.input[1], geometry.window.kernel[0], geometry.window.kernel[1]]
}

/// Whole numbers from -8 to 8 that `seed` chooses.
fn array<D: Dimension>(
    shape: impl ShapeBuilder<Dim = D>,
    seed: u64,
) -> Array<f64, D> {
    let mut numbers = whole_numbers(seed);
    Array::from_shape_simple_fn(shape, || numbers.next().expect("endless"))
}

/// Arrays of these shapes, laid out as `memories` say, whose numbers `seed` chooses.
fn blocks<A: NdFloat, const N: usize>(
    memories: &[Memory; N],
    shapes: [[usize; 4]; N],
    seed: u64,
) -> [Block<A>; N] {
    std::array::from_fn(|i| {
        Block::new(&memories[i], shapes[i], seed.wrapping_add(i as u64))
    })
}

/// The inner product ⟨a, b⟩ of two arrays of one shape.
fn dot<D: Dimension>(a: &ArrayRef<f64, D>, b: &ArrayRef<f64, D>) -> f64 {
    Zip::from(a).and(b).fold(0.0, |sum, a, b| sum + a * b)
}

/// The numbers are whole: a wrong sum is off by 1 or more, and the rounding of an
/// algorithm that divides is far below that.
fn agree<A: NdFloat>(
    name: &str,
    got: &Array4<A>,
    want: &Array4<f64>,
) -> Result<(), TestCaseError> {
    agree_within(1e-3, name, got, want)
}

fn agree_within<A: NdFloat>(
    tolerance: f64,
    name: &str,
    got: &Array4<A>,
    want: &Array4<f64>,
) -> Result<(), TestCaseError> {
    prop_assert_eq!(got.shape(), want.shape(), "{}", name);
    for ((index, got), want) in got.indexed_iter().zip(want) {
        let got = got.to_f64().expect("a float");
        // A NaN, read from outside the array, is further than any tolerance.
        prop_assert!(
            (got - want).abs() < tolerance,
            "{name} at {index:?}: {got}, not {want}"
        );
    }
    Ok(())
}
