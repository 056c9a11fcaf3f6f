//! Chapter 19: the same numbers elsewhere.

use std::fs;

use listings::emnist::NamedBytes;
use listings::model::{Book, Network};
use listings::nn::cross_entropy;
use listings::{Algorithm, glyphs, likeliest, random, weights};
use ndarray::{Array2, ArrayView2};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

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

/// The likeliest character of each image, by its logits.
fn named(logits: ArrayView2<'_, f32>) -> Vec<char> {
    logits.rows().into_iter().map(|row| likeliest(row)[0].0).collect()
}

/// The largest difference between two arrays.
fn furthest(a: ArrayView2<'_, f32>, b: ArrayView2<'_, f32>) -> f32 {
    (&a - &b).fold(0.0, |furthest, off| off.abs().max(furthest))
}

fn main() -> Outcome<()> {
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
    println!(
        "same answer: {} of {}",
        alike(ours.view(), theirs.view()),
        labels.len()
    );

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

    half(&book, book.clone())?;

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

/// How many images get the same name.
fn alike(a: ArrayView2<'_, f32>, b: ArrayView2<'_, f32>) -> usize {
    named(a).into_iter().zip(named(b)).filter(|(a, b)| a == b).count()
}

/// What `evaluate --json` recorded.
#[derive(serde::Deserialize)]
struct Evaluation {
    images: usize,
    correct: usize,
    mistakes: Vec<Mistake>,
}

/// An image that was taken for another character.
#[derive(serde::Deserialize)]
struct Mistake {
    image: usize,
    taken_for: char,
    probability: f32,
}

/// A mistake, and the same one among those of another network.
fn same<'a>(mistake: &'a Mistake, of: &'a Evaluation) -> Option<[&'a Mistake; 2]> {
    let key = |mistake: &Mistake| (mistake.image, mistake.taken_for);
    let other = of.mistakes.iter().find(|other| key(other) == key(mistake));
    Some([mistake, other?])
}

/// What the book's network loses when its numbers are rounded to half precision.
fn half(single: &Book<f32>, mut half: Book<f32>) -> Outcome<()> {
    println!("== half precision ==");
    let name = "src/demos/emnist-f16.safetensors";
    let bytes = read(name)?;
    println!("single {:>7} bytes", read("weights/emnist.safetensors")?.len());
    println!("half   {:>7} bytes", bytes.len());
    weights::load(&mut half, NamedBytes { name, bytes: &bytes })?;
    let (images, labels) = glyphs::labeled(1..11); // (470, 1, 28, 28)
    let (single, _) = single.forward(images.clone(), None)?; // (470, 47)
    let (half, _) = half.forward(images, None)?;
    let largest = single.fold(0.0, |largest: f32, &logit| largest.max(logit.abs()));
    let apart = furthest(single.view(), half.view()) / largest;
    println!("logits furthest apart: {} of the largest", at_most(apart, 1e-3)?);
    println!(
        "same answer: {} of {}",
        alike(single.view(), half.view()),
        labels.len()
    );

    println!("== half precision on real characters ==");
    let of = |record| -> Outcome<Evaluation> {
        Ok(serde_json::from_slice(&read(record)?)?)
    };
    let single = of("weights/evaluation.json")?;
    let half = of("weights/evaluation-f16.json")?;
    for (precision, of) in [("single", &single), ("half  ", &half)] {
        println!("{precision} {} of {}", of.correct, of.images);
    }
    let pairs: Vec<_> = half.mistakes.iter().flat_map(|m| same(m, &single)).collect();
    let apart = |[a, b]: &[&Mistake; 2]| (a.probability - b.probability).abs();
    let apart = pairs.iter().map(apart).fold(0.0, f32::max);
    println!("same wrong answer: {} of {}", pairs.len(), half.mistakes.len());
    println!("its probability apart: {}", at_most(apart, 1e-3)?);
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
