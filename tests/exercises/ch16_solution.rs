// ANCHOR: solution
use ndarray::ArrayViewMutD;

/// Shortens a gradient that is longer than `limit`, and keeps its direction.
/// Returns the length it had: the root of the sum of the squares of all its numbers.
pub fn clip(gradient: &mut [ArrayViewMutD<'_, f64>], limit: f64) -> f64 {
    // One length for all arrays together: a scale for each would turn the gradient.
    let squares = gradient.iter().flatten().map(|number| number * number);
    let length = squares.sum::<f64>().sqrt();
    if length > limit {
        for array in gradient {
            *array *= limit / length;
        }
    }
    length
}
// ANCHOR_END: solution
