//! Stochastic gradient descent, with momentum.

use ndarray::{ArrayD, ArrayViewD, ArrayViewMutD, NdFloat, Zip};

use listings::error::Result;
use listings::nn::same_shapes::same_shapes;

/// Gradient descent with momentum μ: with g the gradient of the parameter p,
///
/// - v ← μ v + g
/// - p ← p − η v
///
/// where v, the velocity, begins at 0 and η is the learning rate. With μ = 0 it is
/// plain gradient descent.
///
/// Momentum in training networks: Sutskever, Martens, Dahl and Hinton, *On the
/// importance of initialization and momentum in deep learning* (2013). They put η
/// inside v; here, as in PyTorch, a new η counts at once, for the old gradients, too.
///
/// ```
/// use listings::nn::Sgd;
/// use ndarray::arr1;
///
/// let mut parameter = arr1(&[1.0, 2.0]).into_dyn();
/// let gradient = arr1(&[10.0, 0.0]).into_dyn();
/// let mut sgd = Sgd::new(0.5);
/// for _ in 0..2 {
///     sgd.step(&mut [parameter.view_mut()], &[gradient.view()], 0.01)?;
/// }
/// assert_eq!(parameter, arr1(&[0.75, 2.0]).into_dyn()); // 1 - 0.1 - 0.15
/// # Ok::<(), listings::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Sgd<A> {
    momentum: A,
    /// v, one for each parameter; none before the first step.
    velocities: Vec<ArrayD<A>>,
}

impl<A: NdFloat> Sgd<A> {
    /// With momentum μ from 0 to below 1; 0.9 is usual.
    pub fn new(momentum: A) -> Self {
        Sgd { momentum, velocities: Vec::new() }
    }

    /// Moves every parameter against its gradient.
    ///
    /// The parameters come in the same order at every step.
    ///
    /// # Errors
    /// [`ParameterCount`](listings::nn::Error::ParameterCount) and
    /// [`ParameterShape`](listings::nn::Error::ParameterShape) if the gradients, or the
    /// parameters of the first step, are not of these parameters: nothing has moved then.
    // ANCHOR: step
    pub fn step(
        &mut self,
        parameters: &mut [ArrayViewMutD<'_, A>],
        gradients: &[ArrayViewD<'_, A>],
        learning_rate: A,
    ) -> Result<()> {
        same_shapes(parameters, "gradient", gradients.iter().map(|g| g.view()))?;
        if self.velocities.is_empty() {
            self.velocities =
                gradients.iter().map(|g| ArrayD::zeros(g.raw_dim())).collect();
        }
        let velocities = self.velocities.iter().map(|v| v.view());
        same_shapes(parameters, "velocity", velocities)?;

        let all = parameters.iter_mut().zip(gradients).zip(&mut self.velocities);
        for ((parameter, gradient), velocity) in all {
            Zip::from(parameter).and(gradient).and(velocity).for_each(|p, &g, v| {
                *v = self.momentum * *v + g;
                *p -= learning_rate * *v;
            });
        }
        Ok(())
    }
    // ANCHOR_END: step
}
