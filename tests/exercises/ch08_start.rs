// ANCHOR: start
use ndarray::{ArrayD, ArrayView4, ArrayView6};

/// The maps (n, h, w, k), in C order, of windows (n, c, h, w, i, j) under a weight
/// (k, c, i, j).
pub fn channels_last(
    windows: ArrayView6<'_, f64>,
    weight: ArrayView4<'_, f64>,
) -> ArrayD<f64> {
    todo!("{:?} and {:?}", windows.dim(), weight.dim())
}
// ANCHOR_END: start
