// ANCHOR: solution
use ndarray::{ArrayD, ArrayView4, ArrayView6};
use ndarray_einsum::einsum;

/// The maps (n, h, w, k), in C order, of windows (n, c, h, w, i, j) under a weight
/// (k, c, i, j).
pub fn channels_last(
    windows: ArrayView6<'_, f64>,
    weight: ArrayView4<'_, f64>,
) -> ArrayD<f64> {
    let rows = windows.permuted_axes([0, 2, 3, 1, 4, 5]); // (n, h, w, c, i, j)
    let taps = weight.permuted_axes([1, 2, 3, 0]); // (c, i, j, k)
    let operands = (rows.as_standard_layout(), taps.as_standard_layout());
    einsum("nhwcij,cijk->nhwk", &[&operands.0, &operands.1])
        .expect("sizes that agree")
}
// ANCHOR_END: solution
