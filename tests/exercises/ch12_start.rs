// ANCHOR: start
use ndarray::{Array1, ArrayView1};

/// What three `taps` make of a `series` of three numbers or more, two fewer, by four
/// multiplications for two of them.
pub fn filter(series: ArrayView1<'_, f64>, taps: [f64; 3]) -> Array1<f64> {
    todo!("{} numbers under {taps:?}", series.len())
}
// ANCHOR_END: start
