// ANCHOR: solution
use ndarray::{ArrayD, ArrayView4, ArrayView6};
use ndarray_einsum::einsum;

/// The gradient (c, i, j) of depthwise kernels: `windows` are (n, c, h, w, i, j),
/// `d_output` is (n, c, h, w).
pub fn d_kernels(
    windows: ArrayView6<'_, f64>,
    d_output: ArrayView4<'_, f64>,
) -> ArrayD<f64> {
    einsum("nchwij,nchw->cij", &[&windows, &d_output]).expect("sizes that agree")
}
// ANCHOR_END: solution
