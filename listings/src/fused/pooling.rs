//! Bias, pooling and ReLU in one pass over maps with their channels last, and back.
//!
//! Pooled are squares of 2 × 2 that do not overlap, [`POOL`](listings::model::POOL). The
//! loops are written for one channel after the other; the compiler makes vectors of them.

use fearless_simd::{Level, dispatch};

/// In the place of a winner: ReLU let nothing through, and no gradient goes back.
pub const CLOSED: u8 = 4;

/// Maps of `width` pixels a row, and of two rows for each of the pooled maps, to pooled
/// maps and their winners. There are as many channels as numbers in `bias`.
///
/// # Panics
/// If one of the slices is too short for the others.
pub fn forward(
    level: Level,
    (maps, width): (&[f32], usize),
    bias: &[f32],
    pooled: &mut [f32],
    winners: &mut [u8],
) {
    dispatch!(level, _simd => pool((maps, width), bias, pooled, winners));
}

#[inline(always)]
fn pool(
    (maps, width): (&[f32], usize),
    bias: &[f32],
    pooled: &mut [f32],
    winners: &mut [u8],
) {
    let k = bias.len(); // channels
    let rows = width / 2 * k;
    let rows = pooled.chunks_exact_mut(rows).zip(winners.chunks_exact_mut(rows));
    for (maps, (pooled, winners)) in maps.chunks_exact(2 * width * k).zip(rows) {
        let (upper, lower) = maps.split_at(width * k);
        let squares = upper.chunks_exact(2 * k).zip(lower.chunks_exact(2 * k));
        let pooled = pooled.chunks_exact_mut(k).zip(winners.chunks_exact_mut(k));
        for ((upper, lower), (pooled, winners)) in squares.zip(pooled) {
            let ((a, b), (c, d)) = (upper.split_at(k), lower.split_at(k));
            for l in 0..k {
                (pooled[l], winners[l]) = largest([a[l], b[l], c[l], d[l]], bias[l]);
            }
        }
    }
}

// ANCHOR: largest
/// The largest of four pixels under a bias, or 0 if that is less; and which it was. Of
/// equal pixels the first wins, and a NaN wins over every number.
#[inline(always)]
fn largest(pixels: [f32; 4], bias: f32) -> (f32, u8) {
    let (mut largest, mut winner) = (pixels[0] + bias, 0);
    for (k, pixel) in (1..).zip(&pixels[1..]) {
        let pixel = pixel + bias;
        let larger = (pixel > largest) | pixel.is_nan();
        largest = if larger { pixel } else { largest };
        winner = if larger { k } else { winner };
    }
    let winner = if largest > 0.0 { winner } else { CLOSED };
    (if largest <= 0.0 { 0.0 } else { largest }, winner)
}
// ANCHOR_END: largest

/// The gradient of the maps before bias and pooling: to each winner that of its square,
/// and 0 to the others. What goes back is added to `d_bias`.
///
/// # Panics
/// If one of the slices is too short for the others.
pub fn backward(
    level: Level,
    d_pooled: &[f32],
    winners: &[u8],
    d_bias: &mut [f32],
    (d_maps, width): (&mut [f32], usize),
) {
    dispatch!(level, _simd => spread(d_pooled, winners, d_bias, (d_maps, width)));
}

#[inline(always)]
fn spread(
    d_pooled: &[f32],
    winners: &[u8],
    d_bias: &mut [f32],
    (d_maps, width): (&mut [f32], usize),
) {
    let k = d_bias.len(); // channels
    let rows = width / 2 * k;
    let rows = d_pooled.chunks_exact(rows).zip(winners.chunks_exact(rows));
    for (d_maps, (d_pooled, winners)) in
        d_maps.chunks_exact_mut(2 * width * k).zip(rows)
    {
        let (upper, lower) = d_maps.split_at_mut(width * k);
        let squares =
            upper.chunks_exact_mut(2 * k).zip(lower.chunks_exact_mut(2 * k));
        let pooled = d_pooled.chunks_exact(k).zip(winners.chunks_exact(k));
        for ((upper, lower), (d_pooled, winners)) in squares.zip(pooled) {
            let ((a, b), (c, d)) = (upper.split_at_mut(k), lower.split_at_mut(k));
            // One pixel after the other: of one loop over all, the compiler makes a jump
            // for each number.
            for (pixel, d_map) in [a, b, c, d].into_iter().enumerate() {
                for ((to, &winner), &d) in d_map.iter_mut().zip(winners).zip(d_pooled)
                {
                    *to = if winner == pixel as u8 { d } else { 0.0 };
                }
            }
            for ((sum, &winner), &d) in d_bias.iter_mut().zip(winners).zip(d_pooled) {
                *sum += if winner == CLOSED { 0.0 } else { d };
            }
        }
    }
}
