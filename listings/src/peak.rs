//! The most multiplications and additions that the processor can do.

use std::hint::black_box;

use fearless_simd::{Level, Simd, SimdBase, SimdFloat, dispatch};

use listings::conv::product::registers;

/// Multiplies and adds `f32` with the instructions of `level`, `products` times or a few
/// more, in registers: nothing is read, and nothing waits. Returns what came of it, so
/// that the compiler cannot leave it out.
///
/// No other program with so many products is known to take less time than this.
///
/// ```
/// use listings::levels::Level;
///
/// let sum = listings::peak::multiply_add(Level::new(), 1_000);
/// assert!(sum.is_finite());
/// ```
pub fn multiply_add(level: Level, products: usize) -> f32 {
    dispatch!(level, simd => chains(simd, products))
}

#[inline(always)]
fn chains<S: Simd>(simd: S, products: usize) -> f32 {
    // As many as fit the registers beside the two operands: each result waits for the one
    // before it in its chain, and all units of the processor should be busy meanwhile.
    if registers::<f32, S>() == 32 {
        in_chains::<S, 24>(simd, products)
    } else {
        in_chains::<S, 14>(simd, products)
    }
}

// ANCHOR: chains
/// So many sums at a time: each waits for the one before it in its chain, none for those
/// of other chains.
#[inline(always)]
fn in_chains<S: Simd, const CHAINS: usize>(simd: S, products: usize) -> f32 {
    let factor = S::f32s::splat(simd, black_box(0.999));
    let summand = S::f32s::splat(simd, black_box(1e-3));
    let mut sums = [S::f32s::splat(simd, 0.0); CHAINS];
    for sum in &mut sums {
        *sum = S::f32s::splat(simd, black_box(1.0));
    }
    for _ in 0..products.div_ceil(CHAINS * S::f32s::LEN) {
        for sum in &mut sums {
            *sum = sum.mul_add(factor, summand);
        }
    }
    let mut all = sums[0];
    for sum in &sums[1..] {
        all += *sum;
    }
    all.as_slice().iter().sum()
}
// ANCHOR_END: chains
