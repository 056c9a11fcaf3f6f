//! How long a training step takes, here and by the book's own network.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use burn::nn::loss::CrossEntropyLossConfig;
use burn::optim::{AdamWConfig, GradientsParams};
use burn::prelude::*;
use listings::glyphs;
use listings::model::{Fused, Network};
use listings::nn::Adam;
use listings::random::seeded;
use listings::train::Objective;
use listings::train::gradients::{PIECE, Piece, of_batch};
use ndarray::{Array4, s};

use crate::model::Book;

const BATCH: usize = 64;
const ROUNDS: usize = 30;
const RATE: f32 = 1e-3;

/// Says on standard error the medians of a step, both in turns: forward with dropout, loss,
/// backward, and AdamW moves every parameter.
pub fn time(file: &Path, device: Device) -> Result<()> {
    let (images, labels) = glyphs::labeled(1..3);
    let images: Array4<f32> = images.slice_move(s![..BATCH, .., .., ..]);
    let labels: Vec<usize> = labels.into_iter().take(BATCH).collect();

    let mut book = Book::load(file, &device)?;
    let loss = CrossEntropyLossConfig::new().init(&device);
    let mut optimizer = AdamWConfig::new().with_weight_decay(0.01).init();
    let pixels: Vec<f32> = images.iter().copied().collect();
    let pixels = TensorData::new(pixels, [BATCH, 1, 28, 28]);
    let pixels = Tensor::<4>::from_data(pixels, &device);
    let classes: Vec<i32> = labels.iter().map(|&label| label as i32).collect();
    let classes = Tensor::<1, Int>::from_data(classes.as_slice(), &device);
    let mut burn = || {
        let loss = loss.forward(book.forward(pixels.clone()), classes.clone());
        let gradients = GradientsParams::from_grads(loss.backward(), &book);
        book = optimizer.step(f64::from(RATE), book.clone(), gradients);
        loss.into_data();
    };

    let (mut network, mut adam) = (Fused::new(&mut seeded(1, &[])), Adam::new(0.01));
    let objective = Objective { smoothing: 0.0, prior: ndarray::Array1::zeros(47) };
    let mut fused = || {
        let piece = |i| {
            let of = i * PIECE..(i + 1) * PIECE;
            Piece {
                images: images.slice(s![of.clone(), .., .., ..]).to_owned(),
                targets: labels[of].to_vec(),
                random: seeded(1, &[i as u64]),
            }
        };
        let gradients = of_batch(&network, BATCH, &objective, piece)?;
        let of: Vec<_> =
            gradients.of.parameters().into_iter().map(|(_, of)| of).collect();
        adam.step(&mut network.parameters_mut(), &of, RATE)
    };

    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        let start = Instant::now();
        burn();
        let between = Instant::now();
        fused()?;
        times[0].push(between - start);
        times[1].push(between.elapsed());
    }
    let [burn, fused] = times.map(|mut times| {
        times.sort();
        times[ROUNDS / 2]
    });
    let ratio = burn.as_secs_f64() / fused.as_secs_f64();
    eprintln!(
        "a step on {BATCH}: Burn {burn:.1?}, the book {fused:.1?}: {ratio:.1} times"
    );
    Ok(())
}
