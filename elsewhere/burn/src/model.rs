//! The book's network in Burn: `listings/src/model/book.rs` without the backward half.

use std::path::Path;

use anyhow::{Result, anyhow};
use burn::nn::conv::{Conv2d, Conv2dConfig};
use burn::nn::{Dropout, DropoutConfig, Linear, LinearConfig};
use burn::prelude::*;
use burn::store::{ModuleSnapshot, PyTorchToBurnAdapter, SafetensorsStore};
use burn::tensor::activation::relu;
use burn::tensor::einsum;
use burn::tensor::module::max_pool2d;
use burn::tensor::ops::MaxPoolOptions;

// ANCHOR: book
/// Two convolutions, each with pooling, then two linear layers.
#[derive(Module, Debug)]
pub struct Book {
    pub conv1: Conv2d,
    pub conv2: Conv2d,
    pub linear1: Linear,
    pub linear2: Linear,
    pub dropout: Dropout,
}

impl Book {
    /// Images (n, 1, 28, 28) to logits (n, 47).
    pub fn forward(&self, images: Tensor<4>) -> Tensor<2> {
        let x = pool(relu(self.conv1.forward(images))); // (n, 32, 12, 12)
        let x = pool(relu(self.conv2.forward(x))); // (n, 64, 5, 5)
        let x = self.dropout.forward(x.flatten(1, 3)); // (n, 1600)
        let x = relu(self.linear1.forward(x)); // (n, 128)
        self.linear2.forward(self.dropout.forward(x)) // (n, 47)
    }
}

/// Squares of 2 × 2 that do not overlap.
fn pool(x: Tensor<4>) -> Tensor<4> {
    max_pool2d(x, MaxPoolOptions::new([2, 2]))
}
// ANCHOR_END: book

impl Book {
    /// A network that has learned nothing.
    pub fn new(device: &Device) -> Self {
        Book {
            conv1: Conv2dConfig::new([1, 32], [5, 5]).init(device),
            conv2: Conv2dConfig::new([32, 64], [3, 3]).init(device),
            linear1: LinearConfig::new(1600, 128).init(device),
            linear2: LinearConfig::new(128, 47).init(device),
            dropout: DropoutConfig::new(0.25).init(),
        }
    }

    /// The network with the weights of a file of safetensors. The names are the book's; the
    /// adapter transposes the weights of the linear layers, which Burn keeps as (in, out).
    pub fn load(file: &Path, device: &Device) -> Result<Self> {
        let mut book = Book::new(device);
        let mut store =
            SafetensorsStore::from_file(file).with_from_adapter(PyTorchToBurnAdapter);
        let loaded = book
            .load_from(&mut store)
            .map_err(|error| anyhow!("cannot load {}: {error}", file.display()))?;
        anyhow::ensure!(
            loaded.unused.is_empty(),
            "{} has tensors that the network does not: {:?}",
            file.display(),
            loaded.unused
        );
        Ok(book)
    }
}

// ANCHOR: one_line
/// Chapter 7, in Burn: `x` (n, c, h, w) through the windows of a layer without its bias.
pub fn in_one_line(x: Tensor<4>, layer: &Conv2d) -> Tensor<4> {
    let weight = layer.weight.val(); // (k, c, kh, kw)
    let [.., kh, kw] = weight.dims();
    let rows: Tensor<5> = x.unfold(2, kh, 1); // (n, c, i, w, u)
    let windows: Tensor<6> = rows.unfold(3, kw, 1); // (n, c, i, j, u, v)
    einsum!("ncijuv,kcuv->nkij", windows, weight)
}
// ANCHOR_END: one_line
