//! SGD, momentum, Adam and AdamW.

mod by_hand;
mod properties;
mod refused;
mod resumed;
mod threads;
mod torch;

use ndarray::{ArrayD, ArrayViewD, ArrayViewMutD, NdFloat};

use crate::numbers::cast;
use listings::Result;
use listings::nn::{Adam, Sgd};

/// One of the four, for the tests that hold all of them.
pub(crate) enum Optimizer<A> {
    Sgd(Sgd<A>),
    Adam(Adam<A>),
}

/// The four, by the names of the fixture; AdamW decays by `weight_decay`.
pub(crate) fn all<A: NdFloat>(
    weight_decay: f64,
) -> [(&'static str, Optimizer<A>); 4] {
    let [zero, momentum, weight_decay] =
        [0.0, 0.9, weight_decay].map(|x| A::from(x).unwrap());
    [
        ("sgd", Optimizer::Sgd(Sgd::new(zero))),
        ("momentum", Optimizer::Sgd(Sgd::new(momentum))),
        ("adam", Optimizer::Adam(Adam::new(zero))),
        ("adamw", Optimizer::Adam(Adam::new(weight_decay))),
    ]
}

impl<A: NdFloat> Optimizer<A> {
    /// A step of whole arrays.
    fn step(
        &mut self,
        parameters: &mut [ArrayD<A>],
        gradients: &[ArrayD<A>],
        learning_rate: f64,
    ) -> Result<()> {
        let parameters: &mut Vec<_> =
            &mut parameters.iter_mut().map(|p| p.view_mut()).collect();
        let gradients: Vec<_> = gradients.iter().map(|g| g.view()).collect();
        self.step_views(parameters, &gradients, learning_rate)
    }

    /// A step of views, as of a network's parameters.
    pub(crate) fn step_views(
        &mut self,
        parameters: &mut [ArrayViewMutD<'_, A>],
        gradients: &[ArrayViewD<'_, A>],
        learning_rate: f64,
    ) -> Result<()> {
        let learning_rate = A::from(learning_rate).unwrap();
        match self {
            Optimizer::Sgd(sgd) => sgd.step(parameters, gradients, learning_rate),
            Optimizer::Adam(adam) => adam.step(parameters, gradients, learning_rate),
        }
    }
}

/// All arrays in another width.
fn cast_all<A: NdFloat>(arrays: &[ArrayD<f64>]) -> Vec<ArrayD<A>> {
    arrays.iter().map(cast).collect()
}
