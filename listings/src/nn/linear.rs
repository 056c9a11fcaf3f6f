//! Every output a weighted sum of every input: a matrix product and a bias.

use ndarray::{Array1, Array2, Axis, NdFloat};

use listings::error::Result;
use listings::nn::{Error, check_gradient, init};
use listings::random::Rng;

/// `output = input · weightᵀ + bias`.
#[derive(Debug, Clone, PartialEq)]
pub struct Linear<A> {
    /// `(outputs, inputs)`: a row for each output, as in PyTorch.
    pub weight: Array2<A>,
    /// `(outputs)`.
    pub bias: Array1<A>,
}

/// What [`Linear::backward`] remembers.
#[derive(Debug, Clone)]
pub struct Cache<A> {
    input: Array2<A>, // (n, inputs)
}

impl<A: NdFloat> Linear<A> {
    /// A layer that has learned nothing, for a weight of `[outputs, inputs]`.
    pub fn new([outputs, inputs]: [usize; 2], random: &mut Rng) -> Self {
        let weight = init::uniform((outputs, inputs), inputs, random);
        let bias = init::uniform(outputs, inputs, random);
        Linear { weight, bias }
    }

    /// `(n, inputs)` to `(n, outputs)`.
    ///
    /// # Errors
    /// [`Error::Inputs`] if the input has not one column for each column of the
    /// weight, [`Error::OutputBias`] if the bias has not one value for each row.
    ///
    /// ```
    /// use listings::nn::Linear;
    /// use ndarray::array;
    ///
    /// let layer = Linear { weight: array![[1.0, 10.0]], bias: array![0.5] };
    /// let (output, cache) = layer.forward(array![[2.0, 3.0]])?; // (1, 1)
    /// assert_eq!(output, array![[32.5]]);
    /// let (d_input, d_layer) = layer.backward(&cache, array![[1.0]])?;
    /// assert_eq!(d_input, layer.weight);
    /// assert_eq!(d_layer.weight, array![[2.0, 3.0]]);
    /// # Ok::<(), listings::Error>(())
    /// ```
    // ANCHOR: forward
    pub fn forward(&self, input: Array2<A>) -> Result<(Array2<A>, Cache<A>)> {
        self.check(input.ncols())?;
        let output = input.dot(&self.weight.t()) + &self.bias; // (n, outputs)
        Ok((output, Cache { input }))
    }
    // ANCHOR_END: forward

    /// The gradients of the input and of the parameters.
    ///
    /// # Errors
    /// [`Error::LayerGradient`] if `d_output` has not the output's shape.
    // ANCHOR: backward
    pub fn backward(
        &self,
        cache: &Cache<A>,
        d_output: Array2<A>,
    ) -> Result<(Array2<A>, Self)> {
        let output = [cache.input.nrows(), self.weight.nrows()];
        check_gradient(d_output.shape(), &output)?;
        let d_input = d_output.dot(&self.weight); // (n, inputs)
        let weight = d_output.t().dot(&cache.input); // (outputs, inputs)
        let bias = d_output.sum_axis(Axis(0)); // (outputs)
        Ok((d_input, Linear { weight, bias }))
    }
    // ANCHOR_END: backward

    fn check(&self, inputs: usize) -> Result<()> {
        let (rows, columns) = self.weight.dim();
        if inputs != columns {
            return Err(Error::Inputs { given: inputs, weight: columns }.into());
        }
        if self.bias.len() != rows {
            return Err(
                Error::OutputBias { bias: self.bias.len(), outputs: rows }.into()
            );
        }
        Ok(())
    }
}
