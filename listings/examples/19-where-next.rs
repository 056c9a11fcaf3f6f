//! Chapter 19: the same numbers elsewhere.

use std::fs;

use listings::emnist::NamedBytes;
use listings::model::{Book, Network};
use listings::nn::cross_entropy;
use listings::{Algorithm, glyphs, random, weights};
use ndarray::{Array2, ArrayView1, ArrayView2};

/// What the book's network answered in Burn: see elsewhere/burn.
#[derive(serde::Deserialize)]
struct Answers {
    logits: Vec<Vec<f32>>,
    d_biases: [Vec<f32>; 4],
    one_line: f32,
}

/// A file of the repository.
fn read(file: &str) -> Result<Vec<u8>, String> {
    let remedy = "run this in the root of the repository";
    fs::read(file).map_err(|error| format!("{file}: {error}; {remedy}"))
}

/// The class of the largest logit.
fn likeliest(logits: ArrayView1<'_, f32>) -> Option<usize> {
    let by_logit = |a: &(usize, &f32), b: &(usize, &f32)| a.1.total_cmp(b.1);
    logits.iter().enumerate().max_by(by_logit).map(|(class, _)| class)
}

/// The largest difference between two arrays.
fn furthest(a: ArrayView2<'_, f32>, b: ArrayView2<'_, f32>) -> f32 {
    (&a - &b).fold(0.0, |furthest, off| off.abs().max(furthest))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = read("weights/emnist.safetensors")?;
    let recorded = read("tests/fixtures/burn_logits.json")?;

    let im2col = Algorithm::ALL.iter().find(|algorithm| algorithm.name == "im2col");
    let im2col = *im2col.ok_or("one of the algorithms")?;
    let mut book = Book::<f32>::new(im2col, &mut random::seeded(0, &[]));
    weights::load(
        &mut book,
        NamedBytes { name: "emnist.safetensors", bytes: &file },
    )?;

    println!("== logits ==");
    // ANCHOR: logits
    let (images, labels) = glyphs::labeled(1..2); // (47, 1, 28, 28), (47)
    let (ours, cache) = book.forward(images, None)?; // (47, 47)
    let burn: Answers = serde_json::from_slice(&recorded)?;
    let theirs = Array2::from_shape_vec(ours.dim(), burn.logits.concat())?;
    let apart = furthest(ours.view(), theirs.view());
    // ANCHOR_END: logits
    let [low, high] =
        [f32::min, f32::max].map(|end| ours.fold(0.0, |a, &b| end(a, b)));
    println!("logits between {low:.1} and {high:.1}");
    let largest = high.max(-low);
    println!("furthest apart: {} of the largest", at_most(apart / largest, 1e-5)?);
    let named = |logits: &Array2<f32>| -> Vec<_> {
        logits.rows().into_iter().map(likeliest).collect()
    };
    let alike = named(&ours).into_iter().zip(named(&theirs)).filter(|(a, b)| a == b);
    println!("same answer: {} of {}", alike.count(), labels.len());

    println!("== gradients ==");
    let (_, loss) = cross_entropy::forward(ours.view(), &labels, 0.0)?;
    let d_book = book.backward(&cache, cross_entropy::backward(&loss))?;
    let biases =
        d_book.parameters().into_iter().filter(|(name, _)| name.ends_with("bias"));
    for ((name, d_bias), theirs) in biases.zip(burn.d_biases) {
        let largest = theirs.iter().fold(0.0, |largest: f32, d| largest.max(d.abs()));
        let off = d_bias.iter().zip(&theirs).map(|(a, b)| (a - b).abs() / largest);
        let off = off.fold(0.0, f32::max);
        println!("{name:<12} {:>3}: {}", d_bias.len(), at_most(off, 1e-4)?);
    }

    println!("== tensors ==");
    for (name, parameter) in book.parameters() {
        println!("{name:<15} {:?}", parameter.shape());
    }

    println!("== transposed ==");
    // ANCHOR: transposed
    let weight = &book.linear1.weight;
    println!("outputs, inputs: {:?}, strides {:?}", weight.dim(), weight.strides());
    let weight = weight.t();
    println!("inputs, outputs: {:?}, strides {:?}", weight.dim(), weight.strides());
    // ANCHOR_END: transposed

    println!("== one line ==");
    println!("apart from Burn's own layer: {}", at_most(burn.one_line, 1e-4)?);
    Ok(())
}

/// A bound, if it holds: the last digits of a sum depend on the machine.
fn at_most(off: f32, bound: f32) -> Result<String, String> {
    if off <= bound {
        Ok(format!("less than {bound}"))
    } else {
        Err(format!("{off} apart, more than {bound}"))
    }
}
