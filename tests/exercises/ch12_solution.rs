// ANCHOR: solution
use std::array::from_fn;

use listings::conv::winograd::f2;
use ndarray::{Array1, ArrayView1};

/// What three `taps` make of a `series` of three numbers or more, two fewer, by four
/// multiplications for two of them.
pub fn filter(series: ArrayView1<'_, f64>, taps: [f64; 3]) -> Array1<f64> {
    let [a, b, c] = taps;
    let taps = [a, (a + b + c) / 2.0, (a - b + c) / 2.0, c]; // once
    let mut outputs = Array1::zeros(series.len() - 2);
    for at in (0..outputs.len()).step_by(2) {
        let patch = from_fn(|i| series.get(at + i).copied().unwrap_or(0.0));
        let sums = f2::input(patch);
        let products = from_fn(|i| sums[i] * taps[i]);
        for (i, number) in f2::output(products).into_iter().enumerate() {
            if let Some(output) = outputs.get_mut(at + i) {
                *output = number;
            }
        }
    }
    outputs
}
// ANCHOR_END: solution
