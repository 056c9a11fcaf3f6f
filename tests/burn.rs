//! The book's network in Burn (`elsewhere/burn`) answers what the book's own does.
//!
//! Burn takes minutes to compile. What it printed is `fixtures/burn_logits.json`, with the
//! hash of the weights that it was made from.

use std::fs;
use std::path::Path;

use listings::emnist::NamedBytes;
use listings::model::{Book, Network};
use listings::nn::cross_entropy;
use listings::{Algorithm, glyphs, random, weights};
use ndarray::Array1;
use serde::Deserialize;
use sha2::{Digest, Sha256};

const STALE: &str = "tests/fixtures/burn_logits.json is stale: it was made from other weights \
    than weights/emnist.safetensors; run `cargo run --release --manifest-path \
    elsewhere/burn/Cargo.toml > tests/fixtures/burn_logits.json`";

/// What `elsewhere/burn` prints.
#[derive(Deserialize)]
struct Answers {
    weights: String,
    logits: Vec<Vec<f32>>,
    d_biases: [Vec<f32>; 4],
    one_line: f32,
}

fn recorded() -> Answers {
    let text = read("tests/fixtures/burn_logits.json");
    serde_json::from_slice(&text).unwrap()
}

fn read(file: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn book() -> Book<f32> {
    let im2col = Algorithm::ALL.iter().find(|a| a.name == "im2col").unwrap();
    let mut book = Book::new(*im2col, &mut random::seeded(0, &[]));
    let bytes = read("weights/emnist.safetensors");
    let file = NamedBytes { name: "weights/emnist.safetensors", bytes: &bytes };
    weights::load(&mut book, file).unwrap();
    book
}

#[test]
fn the_weights_are_those_that_burn_read() {
    let hash = Sha256::digest(read("weights/emnist.safetensors"));
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(recorded().weights, hash, "{STALE}");
}

#[test]
fn the_logits_are_burns() {
    let (images, _) = glyphs::labeled(1..2);
    let (ours, _) = book().forward(images, None).unwrap();
    let theirs = recorded().logits;
    assert_eq!(theirs.len(), 47);
    for ((ours, theirs), character) in
        ours.rows().into_iter().zip(theirs).zip(glyphs::CLASSES)
    {
        let off = &ours - &Array1::from(theirs);
        assert!(
            off.iter().all(|off| off.abs() <= 1e-4),
            "{character}: {off}; {STALE}?"
        );
    }
}

/// A mistake in any layer's backward pass, save the weights' own, shows in the first bias.
#[test]
fn the_gradients_of_the_biases_are_burns() {
    let (images, labels) = glyphs::labeled(1..2);
    let book = book();
    let (logits, cache) = book.forward(images, None).unwrap();
    let (_, loss) = cross_entropy::forward(logits.view(), &labels, 0.0).unwrap();
    let d_book = book.backward(&cache, cross_entropy::backward(&loss)).unwrap();
    let ours = [
        d_book.conv1.bias,
        d_book.conv2.bias,
        d_book.linear1.bias,
        d_book.linear2.bias,
    ];
    for (layer, (ours, theirs)) in
        ours.into_iter().zip(recorded().d_biases).enumerate()
    {
        let largest = theirs.iter().fold(0.0, |largest: f32, d| largest.max(d.abs()));
        assert!(largest > 0.0, "layer {layer}");
        let off = ours - Array1::from(theirs);
        assert!(
            off.iter().all(|off| off.abs() <= 1e-4 * largest),
            "layer {layer}: {off}; {STALE}?"
        );
    }
}

/// Measured by `elsewhere/burn` between two ways of its own.
#[test]
fn view_and_einsum_in_burn_are_its_convolution() {
    assert!(recorded().one_line <= 1e-4);
}
