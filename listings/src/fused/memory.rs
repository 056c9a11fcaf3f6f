//! The memory of a step, and of the parameters.

use ndarray::{Array, Dimension, ShapeBuilder};

use listings::fused::{first, second};

/// What [`backward`](listings::model::Network::backward) remembers of `n` images: maps
/// after pooling and ReLU, `(n, h, w, c)`, and which pixels won.
#[derive(Debug, Default)]
pub struct Maps {
    /// `(n, 12, 12, 32)`.
    pub pooled1: Vec<f32>,
    /// `(n, 12, 12, 32)`.
    pub winners1: Vec<u8>,
    /// `(n, 5, 5, 64)`, after dropout.
    pub pooled2: Vec<f32>,
    /// `(n, 5, 5, 64)`.
    pub winners2: Vec<u8>,
    /// `(n, 5, 5, 64)`: what dropout multiplied by, if it did.
    pub factors1: Vec<f32>,
    /// `(n, 128)`, after ReLU and dropout.
    pub hidden: Vec<f32>,
    /// `(n, 128)`, as the other factors.
    pub factors2: Vec<f32>,
}

impl Maps {
    /// Makes place for the maps of `n` images.
    pub fn resize(&mut self, n: usize) {
        let [one, two] = [n * 12 * 12 * 32, n * 5 * 5 * 64];
        self.pooled1.resize(one, 0.0);
        self.winners1.resize(one, 0);
        self.pooled2.resize(two, 0.0);
        self.winners2.resize(two, 0);
    }
}

/// What nobody remembers.
#[derive(Debug, Default)]
pub struct Scratch {
    /// Of the first convolution.
    pub room1: first::Room,
    /// Of the second.
    pub room2: second::Room,
    /// `(n, 12, 12, 32)`, of a few images: the gradient of the maps after the first
    /// pooling.
    pub d_pooled1: Vec<f32>,
    /// `(n, 5, 5, 64)`: the gradient of the maps after the second.
    pub d_pooled2: Vec<f32>,
    /// The same with the images last.
    pub columns: Vec<f32>,
    /// `(n, 128)`.
    pub d_hidden: Vec<f32>,
    /// A matrix with rows and columns exchanged, its rows filled up to whole vectors.
    pub turned: Vec<f32>,
    /// `(n, 48)`.
    pub logits: Vec<f32>,
    /// The table of a product's left operand.
    pub rows: Vec<usize>,
    /// The table of a product's output.
    pub at: Vec<usize>,
}

/// The same array with its first axis innermost in memory.
pub fn fortran<D: Dimension>(array: &Array<f32, D>) -> Array<f32, D> {
    let mut other = Array::zeros(array.raw_dim().f());
    other.assign(array);
    other
}

/// An array's numbers as they lie in memory.
///
/// # Panics
/// If there are gaps between them.
pub fn numbers<D: Dimension>(array: &Array<f32, D>) -> &[f32] {
    array.as_slice_memory_order().expect("one block")
}

/// The same, to be changed.
///
/// # Panics
/// As [`numbers`].
pub fn numbers_mut<D: Dimension>(array: &mut Array<f32, D>) -> &mut [f32] {
    array.as_slice_memory_order_mut().expect("one block")
}
