// ANCHOR: start
use ndarray::ArrayViewMutD;

/// Shortens a gradient that is longer than `limit`, and keeps its direction.
/// Returns the length it had: the root of the sum of the squares of all its numbers.
pub fn clip(gradient: &mut [ArrayViewMutD<'_, f64>], limit: f64) -> f64 {
    todo!("{} arrays, no longer than {limit}", gradient.len())
}
// ANCHOR_END: start
