//! The layers of a network, each with its gradient beside it.
//!
//! A layer goes *forward* from an input to an output, and *backward* from the gradient
//! of that output to the gradient of the input. Forward also returns a cache: what
//! backward needs to remember of the way there. A layer that learns is a struct of its
//! parameters, and its backward returns their gradients in a struct of the same type:
//! a number for each parameter.
//!
//! The first axis of inputs, outputs and their gradients is the batch. Parameters have
//! none: what a batch says of them is summed.
//!
//! [`init`] says where parameters begin, [`Sgd`] and [`Adam`] how they move, and
//! [`schedule`] how far.

use listings::error::Result;

pub mod adam;
pub mod conv2d;
pub mod cross_entropy;
pub mod dropout;
pub mod error;
pub mod flatten;
pub mod init;
pub mod linear;
pub mod max_pool2d;
pub mod relu;
pub mod same_shapes;
pub mod schedule;
pub mod sgd;
pub mod sigmoid;

pub use adam::Adam;
pub use conv2d::Conv2d;
pub use error::Error;
pub use linear::Linear;
pub use schedule::one_cycle;
pub use sgd::Sgd;

/// Checks that a gradient has the shape of the layer's output.
///
/// # Errors
/// [`Error::LayerGradient`] if not.
pub fn check_gradient(given: &[usize], output: &[usize]) -> Result<()> {
    if given == output {
        return Ok(());
    }
    Err(Error::LayerGradient { given: given.to_vec(), output: output.to_vec() }
        .into())
}
