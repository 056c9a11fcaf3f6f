//! What a training makes smaller.

use ndarray::Array1;

/// The loss of a training, apart from network and images.
#[derive(Debug, Clone, PartialEq)]
pub struct Objective {
    /// Of the targets; see [`cross_entropy`](listings::nn::cross_entropy).
    pub smoothing: f64,
    /// `(classes)`: added to the logits before the loss, see [`Objective::new`].
    pub prior: Array1<f32>,
}

impl Objective {
    /// A loss for images of these classes, some of which may be rarer than others.
    ///
    /// A network that sees few images of a class learns to doubt it. The logarithm of
    /// how often a class comes, added to its logit, states that doubt outside of the
    /// network, which then answers as if all classes came equally often: Menon et al.,
    /// *Long-tail learning via logit adjustment* (2020, arXiv:2007.07314). Where they
    /// do come equally often, the prior is 0: in EMNIST Balanced, or near 0 in what
    /// holding out some images at random leaves of it.
    ///
    /// A class without images counts as having one.
    ///
    /// ```
    /// use listings::train::Objective;
    ///
    /// let objective = Objective::new(0.0, &[0, 0, 0, 1], 2);
    /// assert!((objective.prior[0] - objective.prior[1] - 3f32.ln()).abs() < 1e-6);
    /// assert_eq!(Objective::new(0.0, &[0, 1, 1, 0], 2).prior, ndarray::array![0.0, 0.0]);
    /// ```
    ///
    /// # Panics
    /// If a class is not below `classes`.
    pub fn new(smoothing: f64, labels: &[usize], classes: usize) -> Self {
        let mut counts = Array1::<f32>::zeros(classes);
        for &label in labels {
            counts[label] += 1.0;
        }
        let mean = (labels.len() as f32 / classes as f32).max(1.0);
        let prior = counts.mapv(|count| (count.max(1.0) / mean).ln());
        Objective { smoothing, prior }
    }
}
