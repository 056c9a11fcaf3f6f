//! F(4×4, 3×3): 16 outputs of a 6×6 patch by 36 multiplications in place of 144.
//!
//! From the same source as [`f2`]. The products by 2, 4,
//! 5 and 8 are additions; what is not exact is `WEIGHT`, whose sixths no binary number
//! holds.

use listings::conv::winograd::{Numbers, f2};

/// What becomes of six numbers in a row: `Bᵀ`.
pub const INPUT: [[f64; 6]; 6] = [
    [4., 0., -5., 0., 1., 0.],
    [0., -4., -4., 1., 1., 0.],
    [0., 4., -4., -1., 1., 0.],
    [0., -2., -1., 2., 1., 0.],
    [0., 2., -1., -2., 1., 0.],
    [0., 4., 0., -5., 0., 1.],
];
/// What becomes of three taps: `G`.
pub const WEIGHT: [[f64; 3]; 6] = [
    [1. / 4., 0., 0.],
    [-1. / 6., -1. / 6., -1. / 6.],
    [-1. / 6., 1. / 6., -1. / 6.],
    [1. / 24., 1. / 12., 1. / 6.],
    [1. / 24., -1. / 12., 1. / 6.],
    [0., 0., 1.],
];
/// What becomes of six products: `Aᵀ`.
pub const OUTPUT: [[f64; 6]; 4] = [
    [1., 1., 1., 1., 1., 0.],
    [0., 1., -1., 2., -2., 0.],
    [0., 1., 1., 4., 4., 0.],
    [0., 1., -1., 8., -8., 1.],
];

/// `INPUT · d`. The rows but the first and the last are a sum and a difference of what
/// the even numbers make and what the odd ones make.
#[inline(always)]
pub fn input<V: Numbers>(d: [V; 6]) -> [V; 6] {
    let (even, odd) = (d[4] - four(d[2]), d[3] - four(d[1]));
    let (next_even, next_odd) = (d[4] - d[2], d[3] - d[1]);
    let twice_odd = two(next_odd);
    [
        four(d[0] - d[2]) + next_even,
        even + odd,
        even - odd,
        next_even + twice_odd,
        next_even - twice_odd,
        d[5] - d[3] - four(next_odd),
    ]
}

/// `OUTPUT · m`.
#[inline(always)]
pub fn output<V: Numbers>(m: [V; 6]) -> [V; 4] {
    let (one, two_) = (m[1] + m[2], m[3] + m[4]);
    let (minus_one, minus_two) = (m[1] - m[2], two(m[3] - m[4]));
    [
        m[0] + one + two_,
        minus_one + minus_two,
        one + four(two_),
        minus_one + four(minus_two) + m[5],
    ]
}

/// `OUTPUTᵀ · y`: the gradient of the products, of that of the output.
#[inline(always)]
pub fn d_output<V: Numbers>(y: [V; 4]) -> [V; 6] {
    let (even, odd) = (y[0] + y[2], y[1] + y[3]);
    let (next_even, next_odd) = (y[0] + four(y[2]), two(y[1] + four(y[3])));
    [y[0], even + odd, even - odd, next_even + next_odd, next_even - next_odd, y[3]]
}

/// `INPUTᵀ · v`: the gradient of the patch, of that of its sums.
#[inline(always)]
pub fn d_input<V: Numbers>(v: [V; 6]) -> [V; 6] {
    let (one, two_) = (v[1] + v[2], v[3] + v[4]);
    let (minus_one, minus_two) = (v[1] - v[2], two(v[3] - v[4]));
    [
        four(v[0]),
        four(v[5] - minus_one) - minus_two,
        -(four(v[0] + one) + v[0] + two_),
        minus_one + minus_two - four(v[5]) - v[5],
        v[0] + one + two_,
        v[5],
    ]
}

/// The points, counted, of a last block of two outputs: neither 2 nor −2. The products
/// there are those of F(2, 3), but with the weight of F(4, 3), which differs from its own
/// by a factor for each point. The factors go to the pixels.
pub const LAST: [usize; 4] = [0, 1, 2, 5];

/// [`f2::input`] with those factors.
#[inline(always)]
pub fn last_input<V: Numbers>(d: [V; 4]) -> [V; 4] {
    factors(f2::input(d))
}

/// [`f2::d_input`] with those factors.
#[inline(always)]
pub fn last_d_input<V: Numbers>(v: [V; 4]) -> [V; 4] {
    f2::d_input(factors(v))
}

/// 4, −3, −3 and 1: rows of [`f2::WEIGHT`] divided by those of [`WEIGHT`].
#[inline(always)]
fn factors<V: Numbers>(v: [V; 4]) -> [V; 4] {
    [four(v[0]), -(two(v[1]) + v[1]), -(two(v[2]) + v[2]), v[3]]
}

#[inline(always)]
fn two<V: Numbers>(x: V) -> V {
    x + x
}

#[inline(always)]
fn four<V: Numbers>(x: V) -> V {
    two(two(x))
}
