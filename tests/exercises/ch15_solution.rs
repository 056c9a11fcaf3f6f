// ANCHOR: solution
use listings::{Result, Window, scatter};
use ndarray::{Array4, NewAxis, s};

/// The gradient of average pooling, (n, c, h, w), from that of its output,
/// (n, c, oh, ow).
pub fn d_input(
    d_output: Array4<f64>,
    [h, w]: [usize; 2],
    window: &Window,
) -> Result<Array4<f64>> {
    let (n, c, oh, ow) = d_output.dim();
    let [kh, kw] = window.kernel;
    let shares = d_output / (kh * kw) as f64;
    let shares = shares.slice(s![.., .., .., .., NewAxis, NewAxis]);
    // Strides of 0: every tap sees its window's share. (n, c, oh, ow, kh, kw)
    let d_windows = shares.broadcast((n, c, oh, ow, kh, kw)).expect("two axes of 1");
    scatter::add(d_windows, [h, w], window)
}
// ANCHOR_END: solution
