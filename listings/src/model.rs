//! Two networks, from the first layer to the last, and one of them with its layers joined.

use listings::error::Result;
use listings::random::Rng;
use listings::window::Window;
use ndarray::{Array2, Array4, ArrayViewD, ArrayViewMutD, NdFloat};

pub mod book;
pub mod course;
pub mod fused;

pub use book::Book;
pub use course::Course;
pub use fused::Fused;

/// Where every network pools: squares of 2 × 2 that do not overlap.
pub const POOL: Window = Window::new([2, 2]).stride([2, 2]);

/// What a training needs of a network.
pub trait Network<A: NdFloat>: Clone + Send + Sync {
    /// What [`backward`](Network::backward) remembers.
    type Cache;

    /// Images `(n, 1, 28, 28)` to logits `(n, 47)`. `random` is for learning only: it
    /// switches dropout on.
    ///
    /// # Errors
    /// If the images are too small for the layers, or have another number of channels.
    fn forward(
        &self,
        images: Array4<A>,
        random: Option<&mut Rng>,
    ) -> Result<(Array2<A>, Self::Cache)>;

    /// The gradient of every parameter, in the place of that parameter, from `d_logits`
    /// `(n, 47)`.
    ///
    /// # Errors
    /// If `d_logits` has not the logits' shape.
    fn backward(&self, cache: &Self::Cache, d_logits: Array2<A>) -> Result<Self>;

    /// Every parameter with the name it has in a file of weights.
    fn parameters(&self) -> Vec<(&'static str, ArrayViewD<'_, A>)>;

    /// The same arrays in the same order, to be changed.
    fn parameters_mut(&mut self) -> Vec<ArrayViewMutD<'_, A>>;
}
