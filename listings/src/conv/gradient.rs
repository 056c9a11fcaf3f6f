//! The gradients of a convolution, whatever algorithm computes them.
//!
//! With a loss `L` and `d_output` = dL/d output, each gradient has the shape of what
//! it belongs to. [`bias`] is a sum; [`input`] and [`weight`] are convolutions, so
//! that every algorithm of the forward pass computes them, too.

use ndarray::ArrayView4;

use listings::conv::fits;
use listings::error::{Error, Result};
use listings::window::Window;

mod bias;
mod by_convolution;

pub use bias::bias;
pub use by_convolution::{input, weight};

/// The shape `(n, c, h, w)` of the input's gradient, after every check that computing
/// it needs. `n` is that of `d_output`, `c` that of the weight.
///
/// # Errors
/// [`Error::KernelSize`], [`Error::OutputGradient`], [`Error::TooLarge`], and those
/// of [`Window::output`].
pub fn input_shape<A>(
    d_output: &ArrayView4<'_, A>,
    weight: &ArrayView4<'_, A>,
    input: [usize; 2],
    window: &Window,
) -> Result<[usize; 4]> {
    let (n, _, _, _) = d_output.dim();
    let (k, c, kh, kw) = weight.dim();
    if window.kernel != [kh, kw] {
        return Err(Error::KernelSize { weight: [kh, kw], window: window.kernel });
    }
    let [oh, ow] = window.output(input)?;
    of_output(d_output, [n, k, oh, ow])?;
    fits::<A, _>([n, c, input[0], input[1]], "the input's gradient")
}

/// The shape `(k, c, kh, kw)` of the weight's gradient, after every check that
/// computing it needs. `k` is that of `d_output`, `c` that of the input.
///
/// # Errors
/// [`Error::OutputGradient`], [`Error::TooLarge`], and those of [`Window::output`].
pub fn weight_shape<A>(
    input: &ArrayView4<'_, A>,
    d_output: &ArrayView4<'_, A>,
    window: &Window,
) -> Result<[usize; 4]> {
    let (n, c, h, w) = input.dim();
    let (_, k, _, _) = d_output.dim();
    let [oh, ow] = window.output([h, w])?;
    of_output(d_output, [n, k, oh, ow])?;
    let [kh, kw] = window.kernel;
    fits::<A, _>([k, c, kh, kw], "the weight's gradient")
}

fn of_output<A>(d_output: &ArrayView4<'_, A>, output: [usize; 4]) -> Result<()> {
    let given = d_output.dim().into();
    if given == output {
        Ok(())
    } else {
        Err(Error::OutputGradient { given, output })
    }
}
