//! Dropout in place, of numbers that lie in another order than they are counted in.

use listings::random::{Rng, unit};

/// As [`dropout::forward`](listings::nn::dropout::forward), of rows whose elements lie, in
/// their order, at these `places`. It leaves what each was multiplied by, in the order of
/// memory; nothing without `random`.
pub fn forward(
    rows: &mut [f32],
    places: &[usize],
    rate: f64,
    factors: &mut Vec<f32>,
    random: Option<&mut Rng>,
) {
    factors.clear();
    let Some(random) = random else { return };
    factors.resize(rows.len(), 0.0);
    let kept = (1.0 / (1.0 - rate)) as f32;
    for row in factors.chunks_exact_mut(places.len()) {
        for &place in places {
            row[place] = if unit(random) < rate { 0.0 } else { kept };
        }
    }
    backward(rows, factors);
}

/// The gradient, or anything: multiplied by these factors, if there are any.
pub fn backward(d_rows: &mut [f32], factors: &[f32]) {
    for (d, factor) in d_rows.iter_mut().zip(factors) {
        *d *= factor;
    }
}
