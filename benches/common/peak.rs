//! The most multiplications and additions that a processor can do: nothing is read, and
//! nothing waits.

use std::hint::black_box;

use fearless_simd::{Level, Simd, SimdBase, SimdFloat, dispatch};

/// Vectors that are multiplied and added to at once, more than the processor needs to
/// have every unit busy while each result waits for the one before.
const CHAINS: usize = 12;

/// Multiplies and adds `f32`, `products` times at least, with the instructions of
/// `level`.
pub(crate) fn multiply_add(level: Level, products: usize) -> f32 {
    dispatch!(level, simd => chains(simd, products))
}

#[inline(always)]
fn chains<S: Simd>(simd: S, products: usize) -> f32 {
    let factor = S::f32s::splat(simd, black_box(0.999));
    let summand = S::f32s::splat(simd, black_box(1e-3));
    let mut sums = [S::f32s::splat(simd, 1.0); CHAINS];
    for _ in 0..products.div_ceil(CHAINS * S::f32s::LEN) {
        for sum in &mut sums {
            *sum = sum.mul_add(factor, summand);
        }
    }
    sums.iter().map(|sum| sum.as_slice()[0]).sum()
}
