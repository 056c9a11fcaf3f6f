// ANCHOR: start
use ndarray::{Array4, ArrayView1};

/// `output · scale + shift`, with one scale and one shift a channel of (n, k, h, w).
pub fn scale_and_shift(
    output: &mut Array4<f64>,
    scale: ArrayView1<'_, f64>,
    shift: ArrayView1<'_, f64>,
) -> listings::Result<()> {
    todo!("{:?}, {} and {}", output.dim(), scale.len(), shift.len())
}
// ANCHOR_END: start
