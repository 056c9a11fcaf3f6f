// ANCHOR: solution
use listings::notation::einsum;
use ndarray::{ArrayD, ArrayView4};

/// `gram[n, c, d]`: channel c times channel d of maps (n, c, h, w), summed over the
/// pixels.
pub fn gram(maps: ArrayView4<'_, f64>) -> listings::Result<ArrayD<f64>> {
    let maps = maps.into_dyn();
    einsum("nchw,ndhw->ncd", &[maps.view(), maps.view()])
}
// ANCHOR_END: solution
