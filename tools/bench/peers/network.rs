//! The book's network by every means the book has, without dropout.

use anyhow::Result;
use listings::Algorithm;
use listings::model::{Book, Fused, Network};
use listings::nn::{Adam, cross_entropy};
use listings::random::seeded;
use ndarray::{Array1, Array4, ArrayViewD, s};
use rayon::prelude::*;

use super::cases::Case;
use super::numbers::{array, hashed};
use super::ours::Call;

/// The convolutions that the network is tried with, if the book has them.
const ALGORITHMS: [&str; 3] = ["im2col", "tile", "winograd"];
/// Images of an epoch; they are taken again and again.
const IMAGES: usize = 10_000;
/// Pixels of an image.
const PIXELS: usize = 28 * 28;

/// Whoever takes part in a case.
pub(super) fn calls(case: &Case, threads: usize) -> Result<Vec<(String, Call)>> {
    let mut calls = Vec::new();
    for name in ALGORITHMS {
        let mut all = Algorithm::<f32>::ALL.iter();
        if let Some(algorithm) = all.find(|algorithm| algorithm.name == name) {
            let book = Book::new(*algorithm, &mut seeded(1, &[]));
            calls.push((format!("network, {name}"), call(book, case, threads)));
        }
    }
    let fused = Fused::new(&mut seeded(1, &[]));
    calls.push(("network, fused".to_owned(), call(fused, case, threads)));
    Ok(calls)
}

/// What the case asks of a network.
fn call<N: Network<f32> + 'static>(
    mut network: N,
    case: &Case,
    threads: usize,
) -> Call {
    fill(&mut network);
    let (n, mut adam) = (case.batch, Adam::new(0.01));
    let images = array([n, 1, 28, 28], 1);
    let targets: Vec<usize> = (0..n).map(|i| i % 47).collect();
    if case.kind == "infer" {
        return Box::new(move |show| {
            show(network.forward(images.clone(), None)?.0.view().into_dyn());
            Ok(())
        });
    }
    let mut batches = (case.kind == "epoch").then(|| Batches::new(n));
    let mut steps = 3; // of the first call, so that the losses show what a step does
    Box::new(move |show| {
        let mut losses = Vec::new();
        for _ in 0..std::mem::replace(&mut steps, 1) {
            let same = || (images.clone(), targets.clone());
            let (images, targets) = batches.as_mut().map_or_else(same, Batches::next);
            losses.push(step(&mut network, &mut adam, images, &targets, threads)?);
        }
        show(Array1::from(losses).view().into_dyn());
        Ok(())
    })
}

/// The weights of the other side: from -1 to 1 over the root of a layer's inputs.
fn fill<N: Network<f32>>(network: &mut N) {
    let mut inputs = 1;
    for (i, mut parameter) in (0..).zip(network.parameters_mut()) {
        let seed = if i % 2 == 0 { 10 } else { 20 } + i / 2; // weight, bias, weight, …
        if i % 2 == 0 {
            inputs = parameter.len() / parameter.shape()[0];
        }
        let scale = 2.0 / (inputs as f64).sqrt();
        let numbers = (0..).map(|index| (hashed(index, seed) * scale) as f32);
        parameter.iter_mut().zip(numbers).for_each(|(to, number)| *to = number);
    }
}

/// Forward, loss, backward, and AdamW moves every parameter; the batch in as many pieces
/// as there are threads.
fn step<N: Network<f32>>(
    network: &mut N,
    adam: &mut Adam<f32>,
    images: Array4<f32>,
    targets: &[usize],
    threads: usize,
) -> Result<f32> {
    let n = targets.len();
    let of_piece = |images: Array4<f32>, targets: &[usize]| {
        let part = targets.len() as f32 / n as f32;
        let (logits, cache) = network.forward(images, None)?;
        let (loss, surprise) = cross_entropy::forward(logits.view(), targets, 0.0)?;
        let d_logits = cross_entropy::backward(&surprise) * part;
        listings::Result::Ok((loss * part, network.backward(&cache, d_logits)?))
    };
    let size = n.div_ceil(threads);
    let (loss, gradients) = if size == n {
        of_piece(images, targets)?
    } else {
        let pieces = targets.par_chunks(size).enumerate();
        let pieces = pieces.map(|(i, targets)| {
            let images =
                images.slice(s![i * size..i * size + targets.len(), .., .., ..]);
            of_piece(images.to_owned(), targets)
        });
        let sum = pieces.try_reduce_with(|(loss, mut sum), (other, of)| {
            for (mut sum, (_, of)) in
                sum.parameters_mut().into_iter().zip(of.parameters())
            {
                sum += &of;
            }
            Ok((loss + other, sum))
        });
        sum.unwrap_or_else(|| of_piece(Array4::zeros([0; 4]), &[]))?
    };
    let of: Vec<ArrayViewD<'_, f32>> =
        gradients.parameters().into_iter().map(|(_, of)| of).collect();
    adam.step(&mut network.parameters_mut(), &of, 1e-3)?;
    Ok(loss)
}

/// Images that come as bytes.
struct Batches {
    size: usize,
    pixels: Vec<u8>,
    shuffled: Vec<usize>,
    taken: usize,
}

impl Batches {
    fn new(size: usize) -> Batches {
        let unit = |index, seed| hashed(index, seed) + 0.5; // in [0, 1)
        let pixels = 0..(IMAGES * PIXELS) as u64;
        let shuffled = 0..IMAGES as u64;
        Batches {
            size,
            pixels: pixels.map(|index| (unit(index, 5) * 256.0) as u8).collect(),
            shuffled: shuffled
                .map(|index| (unit(index, 6) * IMAGES as f64) as usize)
                .collect(),
            taken: 0,
        }
    }

    /// Some more of them, in an order without a pattern, and their classes.
    fn next(&mut self) -> (Array4<f32>, Vec<usize>) {
        let from = self.taken;
        self.taken += self.size;
        let chosen: Vec<usize> =
            (from..self.taken).map(|i| self.shuffled[i % IMAGES]).collect();
        let mut images = Array4::zeros([self.size, 1, 28, 28]);
        let all = images.as_slice_mut().expect("a new array");
        for (image, &i) in all.chunks_exact_mut(PIXELS).zip(&chosen) {
            let pixels = &self.pixels[i * PIXELS..][..PIXELS];
            image
                .iter_mut()
                .zip(pixels)
                .for_each(|(to, &from)| *to = f32::from(from) / 255.0);
        }
        (images, chosen.into_iter().map(|i| i % 47).collect())
    }
}
