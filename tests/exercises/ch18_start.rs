// ANCHOR: start
use ndarray::ArrayView4;

/// The channels of (n, k, h, w) that are one number at every pixel of every image.
pub fn constant_maps(maps: ArrayView4<'_, f64>) -> Vec<usize> {
    todo!("{} channels", maps.dim().1)
}
// ANCHOR_END: start
