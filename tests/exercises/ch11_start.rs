// ANCHOR: start
use listings::Result;
use ndarray::{Array2, ArrayView2, ArrayView3};

/// The maps (⌈(t - m + 1) / 2⌉, k) of every other moment of a `series` (t, c) under
/// `taps` (m, c, k).
pub fn filter(
    series: ArrayView2<'_, f64>,
    taps: ArrayView3<'_, f64>,
) -> Result<Array2<f64>> {
    todo!("two tables for {:?} under {:?}", series.dim(), taps.dim())
}
// ANCHOR_END: start
