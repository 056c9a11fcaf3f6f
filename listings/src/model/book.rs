//! The book's network, from pixels to 47 classes: 230,319 parameters.

use listings::conv::Algorithm;
use listings::error::Result;
use listings::model::{Network, POOL};
use listings::nn::{
    Conv2d, Linear, conv2d, dropout, flatten, linear, max_pool2d, relu,
};
use listings::random::Rng;
use ndarray::{Array2, Array4, ArrayViewD, ArrayViewMutD, Ix2, Ix4, NdFloat};

// ANCHOR: book
/// Two convolutions, each with pooling, then two linear layers.
#[derive(Debug, Clone)]
pub struct Book<A> {
    /// `(32, 1, 5, 5)`.
    pub conv1: Conv2d<A>,
    /// `(64, 32, 3, 3)`.
    pub conv2: Conv2d<A>,
    /// `(128, 1600)`.
    pub linear1: Linear<A>,
    /// `(47, 128)`.
    pub linear2: Linear<A>,
}
// ANCHOR_END: book

/// What each layer remembers.
#[derive(Debug, Clone)]
pub struct Cache<A> {
    conv1: conv2d::Cache<A>,
    relu1: relu::Cache<Ix4>,
    pool1: max_pool2d::Cache,
    conv2: conv2d::Cache<A>,
    relu2: relu::Cache<Ix4>,
    pool2: max_pool2d::Cache,
    flatten: flatten::Cache,
    dropout1: dropout::Cache<A, Ix2>,
    linear1: linear::Cache<A>,
    relu3: relu::Cache<Ix2>,
    dropout2: dropout::Cache<A, Ix2>,
    linear2: linear::Cache<A>,
}

/// Of the numbers before each linear layer, this part is switched off while learning.
pub const DROPOUT: f64 = 0.25;

impl<A: NdFloat> Book<A> {
    /// A network that has learned nothing.
    pub fn new(algorithm: Algorithm<A>, random: &mut Rng) -> Self {
        Book {
            conv1: Conv2d::new([32, 1, 5, 5], algorithm, random),
            conv2: Conv2d::new([64, 32, 3, 3], algorithm, random),
            linear1: Linear::new([128, 1600], random),
            linear2: Linear::new([47, 128], random),
        }
    }
}

impl<A: NdFloat> Network<A> for Book<A> {
    type Cache = Cache<A>;

    // ANCHOR: forward
    fn forward(
        &self,
        images: Array4<A>,
        mut random: Option<&mut Rng>,
    ) -> Result<(Array2<A>, Cache<A>)> {
        let (x, conv1) = self.conv1.forward(images)?; // (n, 32, 24, 24)
        let (x, pool1) = max_pool2d::forward(x, &POOL)?; // (n, 32, 12, 12)
        let (x, relu1) = relu::forward(x);
        let (x, conv2) = self.conv2.forward(x)?; // (n, 64, 10, 10)
        let (x, pool2) = max_pool2d::forward(x, &POOL)?; // (n, 64, 5, 5)
        let (x, relu2) = relu::forward(x);
        let (x, flatten) = flatten::forward(x); // (n, 1600)
        let (x, dropout1) = dropout::forward(x, DROPOUT, random.as_deref_mut())?;
        let (x, linear1) = self.linear1.forward(x)?; // (n, 128)
        let (x, relu3) = relu::forward(x);
        let (x, dropout2) = dropout::forward(x, DROPOUT, random)?;
        let (logits, linear2) = self.linear2.forward(x)?; // (n, 47)
        #[rustfmt::skip]
        let cache = Cache {
            conv1, relu1, pool1, conv2, relu2, pool2, flatten,
            dropout1, linear1, relu3, dropout2, linear2,
        };
        Ok((logits, cache))
    }
    // ANCHOR_END: forward

    // ANCHOR: backward
    fn backward(&self, cache: &Cache<A>, d_logits: Array2<A>) -> Result<Self> {
        let (d, linear2) = self.linear2.backward(&cache.linear2, d_logits)?; // (n, 128)
        let d = dropout::backward(&cache.dropout2, d)?;
        let d = relu::backward(&cache.relu3, d)?;
        let (d, linear1) = self.linear1.backward(&cache.linear1, d)?; // (n, 1600)
        let d = dropout::backward(&cache.dropout1, d)?;
        let d = flatten::backward(&cache.flatten, d)?; // (n, 64, 5, 5)
        let d = relu::backward(&cache.relu2, d)?;
        let d = max_pool2d::backward(&cache.pool2, d)?; // (n, 64, 10, 10)
        let (d, conv2) = self.conv2.backward(&cache.conv2, d)?; // (n, 32, 12, 12)
        let d = relu::backward(&cache.relu1, d)?;
        let d = max_pool2d::backward(&cache.pool1, d)?; // (n, 32, 24, 24)
        let conv1 = self.conv1.backward_parameters(&cache.conv1, d)?;
        Ok(Book { conv1, conv2, linear1, linear2 })
    }
    // ANCHOR_END: backward

    fn parameters(&self) -> Vec<(&'static str, ArrayViewD<'_, A>)> {
        let Book { conv1, conv2, linear1, linear2 } = self;
        vec![
            ("conv1.weight", conv1.weight.view().into_dyn()),
            ("conv1.bias", conv1.bias.view().into_dyn()),
            ("conv2.weight", conv2.weight.view().into_dyn()),
            ("conv2.bias", conv2.bias.view().into_dyn()),
            ("linear1.weight", linear1.weight.view().into_dyn()),
            ("linear1.bias", linear1.bias.view().into_dyn()),
            ("linear2.weight", linear2.weight.view().into_dyn()),
            ("linear2.bias", linear2.bias.view().into_dyn()),
        ]
    }

    fn parameters_mut(&mut self) -> Vec<ArrayViewMutD<'_, A>> {
        let Book { conv1, conv2, linear1, linear2 } = self;
        vec![
            conv1.weight.view_mut().into_dyn(),
            conv1.bias.view_mut().into_dyn(),
            conv2.weight.view_mut().into_dyn(),
            conv2.bias.view_mut().into_dyn(),
            linear1.weight.view_mut().into_dyn(),
            linear1.bias.view_mut().into_dyn(),
            linear2.weight.view_mut().into_dyn(),
            linear2.bias.view_mut().into_dyn(),
        ]
    }
}
