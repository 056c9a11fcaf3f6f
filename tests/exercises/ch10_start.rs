// ANCHOR: start
use ndarray::{ArrayD, ArrayView4, ArrayView6};

/// The gradient (c, i, j) of depthwise kernels: `windows` are (n, c, h, w, i, j),
/// `d_output` is (n, c, h, w).
pub fn d_kernels(
    windows: ArrayView6<'_, f64>,
    d_output: ArrayView4<'_, f64>,
) -> ArrayD<f64> {
    todo!("{:?} and {:?}", windows.dim(), d_output.dim())
}
// ANCHOR_END: start
