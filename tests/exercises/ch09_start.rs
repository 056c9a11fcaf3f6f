// ANCHOR: start
use ndarray::{Array2, ArrayView2, ArrayView3};

/// The maps (t - m + 1, k) of a `series` (t, c) under `taps` (m, c, k).
pub fn filter(
    series: ArrayView2<'_, f64>,
    taps: ArrayView3<'_, f64>,
) -> Result<Array2<f64>, ndarray::ShapeError> {
    todo!("a view of {:?}, times {:?}", series.dim(), taps.dim())
}
// ANCHOR_END: start
