//! F(2×2, 3×3): four outputs of a 4×4 patch by 16 multiplications in place of 36.
//!
//! The matrices are those of Andrew Lavin and Scott Gray, "Fast algorithms for
//! convolutional neural networks" (2015), after Shmuel Winograd, *Arithmetic complexity
//! of computations* (1980). Along one side, two outputs of four numbers `d` under three
//! taps `g` are `OUTPUT · ((WEIGHT · g) ⊙ (INPUT · d))`.

use listings::conv::winograd::Numbers;

// ANCHOR: matrices
/// What becomes of four numbers in a row: `Bᵀ`.
pub const INPUT: [[f64; 4]; 4] =
    [[1., 0., -1., 0.], [0., 1., 1., 0.], [0., -1., 1., 0.], [0., 1., 0., -1.]];
/// What becomes of three taps: `G`.
pub const WEIGHT: [[f64; 3]; 4] =
    [[1., 0., 0.], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0., 0., 1.]];
/// What becomes of four products: `Aᵀ`.
pub const OUTPUT: [[f64; 4]; 2] = [[1., 1., 1., 0.], [0., 1., -1., -1.]];
// ANCHOR_END: matrices

// ANCHOR: sums
/// `INPUT · d`, in four additions.
#[inline(always)]
pub fn input<V: Numbers>(d: [V; 4]) -> [V; 4] {
    [d[0] - d[2], d[1] + d[2], d[2] - d[1], d[1] - d[3]]
}

/// `OUTPUT · m`, in four additions.
#[inline(always)]
pub fn output<V: Numbers>(m: [V; 4]) -> [V; 2] {
    [m[0] + m[1] + m[2], m[1] - m[2] - m[3]]
}
// ANCHOR_END: sums

// ANCHOR: transposes
/// `OUTPUTᵀ · y`: the gradient of the products, of that of the output.
#[inline(always)]
pub fn d_output<V: Numbers>(y: [V; 2]) -> [V; 4] {
    [y[0], y[0] + y[1], y[0] - y[1], -y[1]]
}

/// `INPUTᵀ · v`: the gradient of the patch, of that of its sums.
#[inline(always)]
pub fn d_input<V: Numbers>(v: [V; 4]) -> [V; 4] {
    [v[0], v[1] - v[2] + v[3], v[1] + v[2] - v[0], -v[3]]
}
// ANCHOR_END: transposes
