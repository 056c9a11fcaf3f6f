// ANCHOR: start
use listings::{Result, Window};
use ndarray::Array4;

/// The gradient of average pooling, (n, c, h, w), from that of its output,
/// (n, c, oh, ow).
pub fn d_input(
    d_output: Array4<f64>,
    [h, w]: [usize; 2],
    window: &Window,
) -> Result<Array4<f64>> {
    todo!("{:?} to {h} × {w} by {window:?}", d_output.dim())
}
// ANCHOR_END: start
