//! A convolution and a bias, by any algorithm of the book.

use ndarray::{Array1, Array4, ArrayView4, NdFloat};

use listings::conv::{Algorithm, bias, gradient, output_shape};
use listings::error::{Error, Result};
use listings::nn::init;
use listings::random::Rng;
use listings::window::Window;

/// `output = input ⋆ weight + bias`.
#[derive(Debug, Clone)]
pub struct Conv2d<A> {
    /// `(k, c, kh, kw)`.
    pub weight: Array4<A>,
    /// `(k)`.
    pub bias: Array1<A>,
    /// How the kernel moves.
    pub window: Window,
    /// Who computes it.
    pub algorithm: Algorithm<A>,
}

/// What [`Conv2d::backward`] remembers.
#[derive(Debug, Clone)]
pub struct Cache<A> {
    input: Array4<A>, // (n, c, h, w)
}

impl<A: NdFloat> Conv2d<A> {
    /// A layer that has learned nothing, for a weight of `[k, c, kh, kw]`. Its window
    /// moves a pixel at a time, without padding.
    pub fn new(
        [k, c, kh, kw]: [usize; 4],
        algorithm: Algorithm<A>,
        random: &mut Rng,
    ) -> Self {
        let inputs = c * kh * kw; // of one output
        let weight = init::uniform((k, c, kh, kw), inputs, random);
        let bias = init::uniform(k, inputs, random);
        Conv2d { weight, bias, window: Window::new([kh, kw]), algorithm }
    }

    /// `(n, c, h, w)` to `(n, k, oh, ow)`.
    ///
    /// # Errors
    /// As [`output_shape`] and [`bias::add`].
    // ANCHOR: forward
    pub fn forward(&self, input: Array4<A>) -> Result<(Array4<A>, Cache<A>)> {
        let conv2d = self.algorithm.conv2d;
        let mut output = conv2d(input.view(), self.weight.view(), &self.window)?;
        bias::add(&mut output, self.bias.view())?;
        Ok((output, Cache { input }))
    }
    // ANCHOR_END: forward

    /// The gradients of the input and of the parameters.
    ///
    /// # Errors
    /// [`Error::OutputGradient`] if `d_output` has not the output's shape.
    // ANCHOR: backward
    pub fn backward(
        &self,
        cache: &Cache<A>,
        d_output: Array4<A>,
    ) -> Result<(Array4<A>, Self)> {
        let (_, _, h, w) = cache.input.dim();
        let (grad, weight) = (d_output.view(), self.weight.view());
        let d_input = self.algorithm.d_input(grad, weight, [h, w], &self.window)?;
        Ok((d_input, self.backward_parameters(cache, d_output)?))
    }

    /// The gradients of the parameters alone: all that a first layer needs, since
    /// nobody asks for the gradient of the data.
    ///
    /// # Errors
    /// [`Error::OutputGradient`] if `d_output` has not the output's shape.
    pub fn backward_parameters(
        &self,
        cache: &Cache<A>,
        d_output: Array4<A>,
    ) -> Result<Self> {
        let (input, grad) = (cache.input.view(), d_output.view());
        self.check(&input, &grad)?;
        let weight = self.algorithm.d_weight(input, grad, &self.window)?; // (k, c, kh, kw)
        let bias = gradient::bias(grad); // (k)
        Ok(Conv2d { weight, bias, ..*self })
    }
    // ANCHOR_END: backward

    /// Checks that a gradient has the shape of the output, with a channel for each filter.
    fn check(
        &self,
        input: &ArrayView4<'_, A>,
        d_output: &ArrayView4<'_, A>,
    ) -> Result<()> {
        let output = output_shape(input, &self.weight.view(), &self.window)?;
        let given = d_output.dim().into();
        if given == output {
            return Ok(());
        }
        Err(Error::OutputGradient { given, output })
    }
}
