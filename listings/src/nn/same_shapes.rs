//! The check before a step: each array is that of its parameter.

use ndarray::{ArrayViewD, ArrayViewMutD};

use listings::error::Result;
use listings::nn::Error;

/// Checks that `arrays`, each a `what` in the errors, are as many as the parameters
/// and have their shapes, in their order.
///
/// # Errors
/// [`Error::ParameterCount`] or [`Error::ParameterShape`] if not.
pub fn same_shapes<'a, A: 'a>(
    parameters: &[ArrayViewMutD<'_, A>],
    what: &'static str,
    arrays: impl ExactSizeIterator<Item = ArrayViewD<'a, A>>,
) -> Result<()> {
    let (given, parameters_len) = (arrays.len(), parameters.len());
    if given != parameters_len {
        return Err(Error::ParameterCount {
            what,
            given,
            parameters: parameters_len,
        }
        .into());
    }
    for (parameter, (of, array)) in parameters.iter().zip(arrays).enumerate() {
        if array.shape() != of.shape() {
            let (given, of) = (array.shape().to_vec(), of.shape().to_vec());
            return Err(Error::ParameterShape { what, parameter, given, of }.into());
        }
    }
    Ok(())
}
