// ANCHOR: start
use ndarray::{ArrayD, ArrayView4};

/// `gram[n, c, d]`: channel c times channel d of maps (n, c, h, w), summed over the
/// pixels.
pub fn gram(maps: ArrayView4<'_, f64>) -> listings::Result<ArrayD<f64>> {
    todo!("one string for {:?}", maps.dim())
}
// ANCHOR_END: start
