//! The numbers the figures compute with: counting arrays, as in Stringham's posts.

use ndarray::Array2;

use crate::draw::minus;

/// The numbers from 0 on, in `[rows, columns]`.
pub(crate) fn counting([rows, columns]: [usize; 2]) -> Array2<f64> {
    Array2::from_shape_fn((rows, columns), |(i, j)| (i * columns + j) as f64)
}

/// Lengths or strides as NumPy and ndarray print them: `(4, 6)`, `(4,)`.
pub(crate) fn tuple<N: ToString>(numbers: &[N]) -> String {
    let numbers: Vec<_> = numbers.iter().map(N::to_string).collect();
    let comma = if numbers.len() == 1 { "," } else { "" };
    minus(format!("({}{comma})", numbers.join(", ")))
}

/// The bias of chapter 5.
pub(super) const BIAS: [f64; 3] = [0.1, 0.2, 0.3];
