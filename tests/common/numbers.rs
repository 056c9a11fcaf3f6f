//! Arrays from a fixture, in any width, and how far others are from them.

use ndarray::{Array, Dimension, NdFloat};
use serde::Deserialize;

/// An array as it stands in a fixture: its shape, and its numbers row by row.
#[derive(Deserialize)]
pub(crate) struct Numbers {
    shape: Vec<usize>,
    data: Vec<f64>,
}

impl Numbers {
    pub(crate) fn array<D: Dimension>(self) -> Array<f64, D> {
        let array = Array::from_shape_vec(self.shape, self.data);
        let array = array.and_then(|array| array.into_dimensionality());
        array.expect("a fixture's data fills its shape")
    }
}

pub(crate) fn read<'a, T: Deserialize<'a>>(json: &'a str) -> T {
    serde_json::from_str(json).expect("a fixture is JSON of the expected form")
}

/// The same numbers in another width.
pub(crate) fn cast<A: NdFloat, D: Dimension>(array: &Array<f64, D>) -> Array<A, D> {
    array.mapv(|x| A::from(x).expect("every float has a nearest one of any width"))
}

/// The largest difference between two arrays of one shape; NaN counts as infinite.
pub(crate) fn furthest<A: NdFloat, D: Dimension>(
    got: &Array<A, D>,
    want: &Array<f64, D>,
) -> f64 {
    assert_eq!(got.shape(), want.shape());
    let differences = got.iter().zip(want).map(|(&got, want)| {
        let off = (got.to_f64().expect("a float") - want).abs();
        if off.is_nan() { f64::INFINITY } else { off }
    });
    differences.fold(0.0, f64::max)
}
