//! F(4, 5): four neighboring outputs of five taps by 8 multiplications in place of 20.
//!
//! From the same source as [`f2`](listings::conv::winograd::f2), with the points 0, 1, −1, 2,
//! −2, 1/2, −1/2 and ∞. Along one side only: see [`Lines`](listings::conv::winograd::Lines).

use fearless_simd::{Simd, SimdFloat};

/// What becomes of eight pixels in a row: `Bᵀ`.
pub const INPUT: [[f64; 8]; 8] = [
    [1., 0., -5.25, 0., 5.25, 0., -1., 0.],
    [0., 1., 1., -4.25, -4.25, 1., 1., 0.],
    [0., -1., 1., 4.25, -4.25, -1., 1., 0.],
    [0., 0.5, 0.25, -2.5, -1.25, 2., 1., 0.],
    [0., -0.5, 0.25, 2.5, -1.25, -2., 1., 0.],
    [0., 2., 4., -2.5, -5., 0.5, 1., 0.],
    [0., -2., 4., 2.5, -5., -0.5, 1., 0.],
    [0., -1., 0., 5.25, 0., -5.25, 0., 1.],
];
/// What becomes of five taps: `G`.
pub const WEIGHT: [[f64; 5]; 8] = [
    [1., 0., 0., 0., 0.],
    [-2. / 9., -2. / 9., -2. / 9., -2. / 9., -2. / 9.],
    [-2. / 9., 2. / 9., -2. / 9., 2. / 9., -2. / 9.],
    [1. / 90., 2. / 90., 4. / 90., 8. / 90., 16. / 90.],
    [1. / 90., -2. / 90., 4. / 90., -8. / 90., 16. / 90.],
    [32. / 45., 16. / 45., 8. / 45., 4. / 45., 2. / 45.],
    [32. / 45., -16. / 45., 8. / 45., -4. / 45., 2. / 45.],
    [0., 0., 0., 0., 1.],
];
/// What becomes of eight products: `Aᵀ`.
pub const OUTPUT: [[f64; 8]; 4] = [
    [1., 1., 1., 1., 1., 1., 1., 0.],
    [0., 1., -1., 2., -2., 0.5, -0.5, 0.],
    [0., 1., 1., 4., 4., 0.25, 0.25, 0.],
    [0., 1., -1., 8., -8., 0.125, -0.125, 1.],
];
/// The points in pairs: what is even in the one is even in the other, and what is odd has the
/// other sign. 0 and ∞ have nothing to share.
pub const PAIRS: [[usize; 2]; 4] = [[0, 7], [1, 2], [3, 4], [5, 6]];

/// `OUTPUT · m`.
#[inline(always)]
pub fn output<S: Simd, V: SimdFloat<S, Element = f32>>(simd: S, m: [V; 8]) -> [V; 4] {
    let by = |number| V::splat(simd, number);
    let [one, two, half] = [m[1] + m[2], m[3] + m[4], m[5] + m[6]];
    let [minus_one, minus_two, minus_half] = [m[1] - m[2], m[3] - m[4], m[5] - m[6]];
    [
        (m[0] + one) + (two + half),
        minus_two.mul_add(by(2.0), minus_half.mul_add(by(0.5), minus_one)),
        two.mul_add(by(4.0), half.mul_add(by(0.25), one)),
        minus_two.mul_add(by(8.0), minus_half.mul_add(by(0.125), minus_one)) + m[7],
    ]
}

/// Two rows of `OUTPUTᵀ · y`, those of `PAIRS[PAIR]`: the gradient of these products, of that
/// of the output.
#[inline(always)]
pub fn d_output<S: Simd, V: SimdFloat<S, Element = f32>, const PAIR: usize>(
    simd: S,
    y: [V; 4],
) -> [V; 2] {
    let point = match PAIR {
        0 => return [y[0], y[3]],
        1 => return [(y[0] + y[2]) + (y[1] + y[3]), (y[0] + y[2]) - (y[1] + y[3])],
        2 => 2.0,
        _ => 0.5,
    };
    let (point, square) = (V::splat(simd, point), V::splat(simd, point * point));
    let even = y[2].mul_add(square, y[0]);
    let odd = y[3].mul_add(square, y[1]);
    [odd.mul_add(point, even), odd.mul_add(-point, even)]
}
