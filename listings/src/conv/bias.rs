//! A bias for each output channel, added by a broadcast that cannot read past its
//! end.

use ndarray::{Array4, ArrayView1, NdFloat, NewAxis, s};

use listings::error::{Error, Result};

/// Adds `bias` (k) to `output` (n, k, oh, ow): one value a channel, the same at every
/// pixel.
///
/// The bias is read as (1, k, 1, 1) with strides (0, 1, 0, 0): `k` numbers seen
/// everywhere.
///
/// # Errors
/// [`Error::Bias`] if the bias has not exactly one value a channel.
///
/// ```
/// use ndarray::{Array4, array};
///
/// let mut output = Array4::<f32>::zeros((2, 3, 4, 4));
/// listings::conv::bias::add(&mut output, array![1.0, 2.0, 3.0].view())?;
/// assert_eq!(output[[1, 2, 3, 3]], 3.0);
/// # Ok::<(), listings::Error>(())
/// ```
// ANCHOR: add
pub fn add<A: NdFloat>(
    output: &mut Array4<A>,
    bias: ArrayView1<'_, A>,
) -> Result<()> {
    let shape = output.dim();
    if bias.len() != shape.1 {
        return Err(Error::Bias { bias: bias.len(), channels: shape.1 });
    }
    let column = bias.slice(s![NewAxis, .., NewAxis, NewAxis]); // (1, k, 1, 1)
    *output += &column; // broadcast to (n, k, oh, ow)
    Ok(())
}
// ANCHOR_END: add
