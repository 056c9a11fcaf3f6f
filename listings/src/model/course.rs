//! The network of the course that the posts were written for: 5 and 10 maps.

use listings::conv::Algorithm;
use listings::error::Result;
use listings::model::{Network, POOL};
use listings::nn::{Conv2d, Linear, conv2d, flatten, linear, max_pool2d, relu};
use listings::random::Rng;
use ndarray::{Array2, Array4, ArrayViewD, ArrayViewMutD, Ix4, NdFloat};

/// Convolution, pooling, convolution, pooling, and one linear layer.
#[derive(Debug, Clone)]
pub struct Course<A> {
    /// `(5, 1, 5, 5)`.
    pub conv1: Conv2d<A>,
    /// `(10, 5, 5, 5)`.
    pub conv2: Conv2d<A>,
    /// `(47, 160)`.
    pub linear: Linear<A>,
}

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
    linear: linear::Cache<A>,
}

impl<A: NdFloat> Course<A> {
    /// A network that has learned nothing.
    pub fn new(algorithm: Algorithm<A>, random: &mut Rng) -> Self {
        Course {
            conv1: Conv2d::new([5, 1, 5, 5], algorithm, random),
            conv2: Conv2d::new([10, 5, 5, 5], algorithm, random),
            linear: Linear::new([47, 160], random),
        }
    }
}

impl<A: NdFloat> Network<A> for Course<A> {
    type Cache = Cache<A>;

    // ANCHOR: forward
    fn forward(
        &self,
        images: Array4<A>,
        _: Option<&mut Rng>,
    ) -> Result<(Array2<A>, Cache<A>)> {
        let (x, conv1) = self.conv1.forward(images)?; // (n, 5, 24, 24)
        let (x, pool1) = max_pool2d::forward(x, &POOL)?; // (n, 5, 12, 12)
        let (x, relu1) = relu::forward(x);
        let (x, conv2) = self.conv2.forward(x)?; // (n, 10, 8, 8)
        let (x, pool2) = max_pool2d::forward(x, &POOL)?; // (n, 10, 4, 4)
        let (x, relu2) = relu::forward(x);
        let (x, flatten) = flatten::forward(x); // (n, 160)
        let (logits, linear) = self.linear.forward(x)?; // (n, 47)
        let cache =
            Cache { conv1, relu1, pool1, conv2, relu2, pool2, flatten, linear };
        Ok((logits, cache))
    }
    // ANCHOR_END: forward

    // ANCHOR: backward
    fn backward(&self, cache: &Cache<A>, d_logits: Array2<A>) -> Result<Self> {
        let (d, linear) = self.linear.backward(&cache.linear, d_logits)?; // (n, 160)
        let d = flatten::backward(&cache.flatten, d)?; // (n, 10, 4, 4)
        let d = relu::backward(&cache.relu2, d)?;
        let d = max_pool2d::backward(&cache.pool2, d)?; // (n, 10, 8, 8)
        let (d, conv2) = self.conv2.backward(&cache.conv2, d)?; // (n, 5, 12, 12)
        let d = relu::backward(&cache.relu1, d)?;
        let d = max_pool2d::backward(&cache.pool1, d)?; // (n, 5, 24, 24)
        let conv1 = self.conv1.backward_parameters(&cache.conv1, d)?;
        Ok(Course { conv1, conv2, linear })
    }
    // ANCHOR_END: backward

    fn parameters(&self) -> Vec<(&'static str, ArrayViewD<'_, A>)> {
        let Course { conv1, conv2, linear } = self;
        vec![
            ("0.weight", conv1.weight.view().into_dyn()),
            ("0.bias", conv1.bias.view().into_dyn()),
            ("3.weight", conv2.weight.view().into_dyn()),
            ("3.bias", conv2.bias.view().into_dyn()),
            ("7.weight", linear.weight.view().into_dyn()),
            ("7.bias", linear.bias.view().into_dyn()),
        ]
    }

    fn parameters_mut(&mut self) -> Vec<ArrayViewMutD<'_, A>> {
        let Course { conv1, conv2, linear } = self;
        vec![
            conv1.weight.view_mut().into_dyn(),
            conv1.bias.view_mut().into_dyn(),
            conv2.weight.view_mut().into_dyn(),
            conv2.bias.view_mut().into_dyn(),
            linear.weight.view_mut().into_dyn(),
            linear.bias.view_mut().into_dyn(),
        ]
    }
}
