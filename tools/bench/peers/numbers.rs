//! Numbers without a pattern, the same as `benches/peers/numbers_of.py` makes, and the
//! digest by which two programs learn whether they computed the same.

use ndarray::{Array, ArrayView, Dimension, ShapeBuilder};
use serde_json::{Value, json};

/// From -0.5 to 0.5: a hash of `index`.
pub(super) fn hashed(index: u64, seed: u64) -> f64 {
    let mut x = (index + (seed << 20)).wrapping_mul(2_654_435_761) & 0xFFFF_FFFF;
    x ^= x >> 15;
    x = x.wrapping_mul(2_246_822_519) & 0xFFFF_FFFF;
    x ^= x >> 13;
    (x >> 8) as f64 / f64::from(1 << 24) - 0.5
}

/// An array of them, in row order.
pub(super) fn array<S: ShapeBuilder>(shape: S, seed: u64) -> Array<f32, S::Dim> {
    let mut indices = 0..;
    Array::from_shape_simple_fn(shape, || {
        hashed(indices.next().expect("fewer than 2⁶⁴"), seed) as f32
    })
}

/// What is left of a result to compare: four sums of its numbers, each times a hash, and
/// the root of the sum of their squares.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Digest {
    sums: Vec<f64>,
    norm: f64,
}

/// Results differ if their difference is so large a part of them.
const TOLERANCE: f64 = 1e-4;

impl Digest {
    pub(super) fn of<D: Dimension>(output: &ArrayView<'_, f32, D>) -> Digest {
        let numbers = || output.iter().map(|&number| f64::from(number)).zip(0..);
        let sum = |seed| numbers().map(|(x, index)| x * hashed(index, seed)).sum();
        let squares: f64 = numbers().map(|(x, _)| x * x).sum();
        Digest { sums: (1..=4).map(sum).collect(), norm: squares.sqrt() }
    }

    /// Of what computes nothing.
    pub(super) fn none() -> Digest {
        Digest { sums: Vec::new(), norm: 0.0 }
    }

    /// Nothing if `json` is no digest.
    pub(super) fn read(json: &Value) -> Option<Digest> {
        let sums = json["sums"].as_array()?.iter().map(Value::as_f64);
        Some(Digest {
            sums: sums.collect::<Option<_>>()?,
            norm: json["norm"].as_f64()?,
        })
    }

    /// Whether it is one of something.
    pub(super) fn is_some(&self) -> bool {
        !self.sums.is_empty()
    }

    pub(super) fn json(&self) -> Value {
        json!({ "sums": self.sums, "norm": self.norm })
    }

    /// How large the difference of two results is, as a part of them. The four sums of a
    /// difference are as large as 0.29 of its norm each, on average.
    pub(super) fn difference(&self, other: &Digest) -> f64 {
        let pairs = self.sums.iter().zip(&other.sums);
        let largest = pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        largest.max((self.norm - other.norm).abs()) / (0.29 * self.norm.max(1e-30))
    }

    /// Whether they are results of the same computation.
    pub(super) fn agrees(&self, other: &Digest) -> bool {
        self.difference(other) < TOLERANCE
    }
}

#[cfg(test)]
mod tests {
    use super::{Digest, array, hashed};

    /// What `numbers_of.hashed` returns in Python.
    #[test]
    fn the_numbers_are_those_of_python() {
        let numbers = [0, 1, 2, 1_000_000].map(|index| hashed(index, 1));
        assert_eq!(numbers, EXPECTED);
    }

    const EXPECTED: [f64; 4] = [
        0.47294044494628906,
        0.23729068040847778,
        -0.2811092138290405,
        -0.28127527236938477,
    ];

    #[test]
    fn a_digest_notices_a_swap_and_forgives_a_rounding() {
        let numbers = array([10, 10], 1);
        let digest = Digest::of(&numbers.view());
        let mut other = numbers.clone();
        other *= 1.0 + 1e-6;
        assert!(digest.agrees(&Digest::of(&other.view())));
        assert!(!digest.agrees(&Digest::of(&numbers.t())));
        assert!(digest.is_some() && !Digest::none().is_some());
        let read = Digest::read(&digest.json()).expect("a digest");
        assert!(digest.difference(&read) < 1e-12);
        assert_eq!(Digest::read(&serde_json::json!({ "sums": [] })), None);
    }
}
