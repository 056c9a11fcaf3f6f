// ANCHOR: solution
use listings::{Error, conv};
use ndarray::{Array4, ArrayView1, Axis};

/// `output · scale + shift`, with one scale and one shift a channel of (n, k, h, w).
pub fn scale_and_shift(
    output: &mut Array4<f64>,
    scale: ArrayView1<'_, f64>,
    shift: ArrayView1<'_, f64>,
) -> listings::Result<()> {
    let channels = output.dim().1;
    for values in [scale, shift] {
        if values.len() != channels {
            return Err(Error::Bias { bias: values.len(), channels });
        }
    }
    for (mut map, &scale) in output.axis_iter_mut(Axis(1)).zip(scale) {
        map *= scale; // (n, h, w): one channel of every image
    }
    conv::bias::add(output, shift)
}
// ANCHOR_END: solution
