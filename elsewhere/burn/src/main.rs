//! Prints as JSON what the book's network answers in Burn: see README.md.

use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

use anyhow::{Context, Result};
use burn::module::Param;
use burn::nn::loss::CrossEntropyLossConfig;
use burn::prelude::*;
use listings::glyphs;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::model::{Book, in_one_line};

mod model;
mod step;

/// What `tests/burn.rs` compares with the book's own.
#[derive(Serialize)]
struct Answers {
    /// The sha256 of the file of weights, in hexadecimal.
    weights: String,
    /// (47, 47): of one character of each class.
    logits: Vec<Vec<f32>>,
    /// The gradients of the four biases, from first to last, for the mean loss.
    d_biases: [Vec<f32>; 4],
    /// The largest difference between a layer's feature maps and those of one line.
    one_line: f32,
}

fn main() -> Result<()> {
    let committed = || {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../weights/emnist.safetensors")
    };
    let file = env::args_os().nth(1).map_or_else(committed, PathBuf::from);
    let bytes =
        fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let device = Device::flex();
    let book = Book::load(&file, &device)?;
    let (images, _) = characters(&device);
    let logits = book.forward(images.clone());
    time(&book, &images);
    step::time(&file, device.clone().autodiff())?;
    let answers = Answers {
        weights: Sha256::digest(bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect(),
        logits: numbers(logits)?.chunks(47).map(<[f32]>::to_vec).collect(),
        d_biases: d_biases(&file, device.autodiff())?,
        one_line: one_line(&book, images)?,
    };
    println!("{}", serde_json::to_string(&answers)?);
    Ok(())
}

/// The book's own characters, one of each class: (47, 1, 28, 28), and their labels (47,).
fn characters(device: &Device) -> (Tensor<4>, Tensor<1, Int>) {
    let (images, labels) = glyphs::labeled(1..2);
    let (n, c, h, w) = images.dim();
    let pixels: Vec<f32> = images.into_iter().collect();
    let labels: Vec<i32> = labels.into_iter().map(|label| label as i32).collect();
    let images = Tensor::from_data(TensorData::new(pixels, [n, c, h, w]), device);
    (images, Tensor::from_data(labels.as_slice(), device))
}

/// Gradients that nobody derived by hand, with dropout off.
fn d_biases(file: &Path, device: Device) -> Result<[Vec<f32>; 4]> {
    let mut book = Book::load(file, &device)?;
    book.dropout = book.dropout.freeze();
    let (images, labels) = characters(&device);
    let loss = CrossEntropyLossConfig::new().init(&device);
    let gradients = loss.forward(book.forward(images), labels).backward();
    let of = |bias: &Option<Param<Tensor<1>>>| {
        let bias = bias.as_ref().context("the layer has no bias")?;
        numbers(bias.val().grad(&gradients).context("the bias has no gradient")?)
    };
    Ok([
        of(&book.conv1.bias)?,
        of(&book.conv2.bias)?,
        of(&book.linear1.bias)?,
        of(&book.linear2.bias)?,
    ])
}

/// How far the second layer's feature maps are from those of view and einsum.
fn one_line(book: &Book, images: Tensor<4>) -> Result<f32> {
    let x = book.conv1.forward(images); // (n, 32, 24, 24)
    let bias = book.conv2.bias.as_ref().context("the layer has no bias")?.val();
    let maps = in_one_line(x.clone(), &book.conv2) + bias.reshape([1, 64, 1, 1]);
    let off = (maps - book.conv2.forward(x)).abs().max(); // (1,)
    Ok(numbers(off)?[0])
}

/// The elements in row order.
fn numbers<const D: usize>(tensor: Tensor<D>) -> Result<Vec<f32>> {
    Ok(tensor.try_to_vec_as::<f32>()?)
}

/// Says how long a forward pass takes, the best of ten.
fn time(book: &Book, images: &Tensor<4>) {
    let times = (0..10).map(|_| {
        let start = Instant::now();
        let logits = book.forward(images.clone());
        drop(logits.into_data());
        start.elapsed()
    });
    if let Some(best) = times.min() {
        eprintln!("{} characters in {best:.1?}", images.dims()[0]);
    }
}
