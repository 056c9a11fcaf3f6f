//! The course's network with sigmoids, as it should be and with the accident.

use listings::conv::{Algorithm, im2col};
use listings::error::Result;
use listings::garbage::add_bias;
use listings::model::{Course, Network, POOL};
use listings::nn::{Conv2d, conv2d, flatten, linear, max_pool2d, sigmoid};
use listings::random::Rng;
use ndarray::{Array1, Array2, Array4, ArrayViewD, ArrayViewMutD, Ix4};

/// The course's layers, with sigmoids in place of its relus.
#[derive(Debug, Clone)]
pub struct Net {
    /// The parameters.
    pub course: Course<f64>,
    /// What the convolutions read in place of their biases; nothing if they are right.
    pub memory: Option<Vec<f64>>,
}

/// What each layer remembers.
#[derive(Debug, Clone)]
pub struct Cache {
    conv1: conv2d::Cache<f64>,
    pool1: max_pool2d::Cache,
    sigmoid1: sigmoid::Cache<f64, Ix4>,
    conv2: conv2d::Cache<f64>,
    pool2: max_pool2d::Cache,
    sigmoid2: sigmoid::Cache<f64, Ix4>,
    flatten: flatten::Cache,
    linear: linear::Cache<f64>,
}

/// im2col, the fastest of the book on maps as few as these.
const ALGORITHM: Algorithm<f64> = Algorithm::new("im2col", im2col::conv2d)
    .with_gradients(im2col::d_input, im2col::d_weight);

impl Net {
    /// A network that has learned nothing and reads its own biases.
    ///
    /// The weights in front of a sigmoid are larger than [`Conv2d::new`] makes them: within
    /// ±4√(6 / (inputs + outputs)), from Glorot and Bengio, *Understanding the difficulty of
    /// training deep feedforward neural networks* (2010). With smaller ones it takes much
    /// longer until the loss begins to fall.
    pub fn new(random: &mut Rng) -> Self {
        let mut course = Course::new(ALGORITHM, random);
        for layer in [&mut course.conv1, &mut course.conv2] {
            let (k, c, kh, kw) = layer.weight.dim();
            let [inputs, outputs] = [c, k].map(|maps| (maps * kh * kw) as f64);
            layer.weight *= 4.0 * (6.0 / (inputs + outputs)).sqrt() * inputs.sqrt();
        }
        Net { course, memory: None }
    }

    /// A convolution and its bias, or what lies in memory.
    fn convolve(
        &self,
        layer: &Conv2d<f64>,
        input: Array4<f64>,
    ) -> Result<(Array4<f64>, conv2d::Cache<f64>)> {
        let Some(memory) = &self.memory else { return layer.forward(input) };
        let no_bias = Array1::zeros(layer.bias.len());
        let layer = Conv2d { bias: no_bias, ..layer.clone() };
        let (mut output, cache) = layer.forward(input)?; // (n, k, oh, ow)
        add_bias(&mut output, memory)?;
        Ok((output, cache))
    }

    /// The maps `(n, 5, 24, 24)` of the first layer, before pooling and sigmoid.
    ///
    /// # Errors
    /// As [`Conv2d::forward`] and [`add_bias`].
    pub fn first_maps(&self, images: Array4<f64>) -> Result<Array4<f64>> {
        Ok(self.convolve(&self.course.conv1, images)?.0)
    }
}

impl Network<f64> for Net {
    type Cache = Cache;

    fn forward(
        &self,
        images: Array4<f64>,
        _: Option<&mut Rng>,
    ) -> Result<(Array2<f64>, Cache)> {
        let (x, conv1) = self.convolve(&self.course.conv1, images)?; // (n, 5, 24, 24)
        let (x, pool1) = max_pool2d::forward(x, &POOL)?; // (n, 5, 12, 12)
        let (x, sigmoid1) = sigmoid::forward(x);
        let (x, conv2) = self.convolve(&self.course.conv2, x)?; // (n, 10, 8, 8)
        let (x, pool2) = max_pool2d::forward(x, &POOL)?; // (n, 10, 4, 4)
        let (x, sigmoid2) = sigmoid::forward(x);
        let (x, flatten) = flatten::forward(x); // (n, 160)
        let (logits, linear) = self.course.linear.forward(x)?; // (n, 47)
        let cache =
            Cache { conv1, pool1, sigmoid1, conv2, pool2, sigmoid2, flatten, linear };
        Ok((logits, cache))
    }

    fn backward(&self, cache: &Cache, d_logits: Array2<f64>) -> Result<Self> {
        let (d, linear) = self.course.linear.backward(&cache.linear, d_logits)?; // (n, 160)
        let d = flatten::backward(&cache.flatten, d)?; // (n, 10, 4, 4)
        let d = sigmoid::backward(&cache.sigmoid2, d)?;
        let d = max_pool2d::backward(&cache.pool2, d)?; // (n, 10, 8, 8)
        let (d, conv2) = self.course.conv2.backward(&cache.conv2, d)?; // (n, 5, 12, 12)
        let d = sigmoid::backward(&cache.sigmoid1, d)?;
        let d = max_pool2d::backward(&cache.pool1, d)?; // (n, 5, 24, 24)
        let conv1 = self.course.conv1.backward_parameters(&cache.conv1, d)?;
        Ok(Net { course: Course { conv1, conv2, linear }, memory: None })
    }

    fn parameters(&self) -> Vec<(&'static str, ArrayViewD<'_, f64>)> {
        self.course.parameters()
    }

    fn parameters_mut(&mut self) -> Vec<ArrayViewMutD<'_, f64>> {
        self.course.parameters_mut()
    }
}
