//! Chapter 16: one epoch of the book's network by every algorithm.
//! `cargo run -- bench training`

use std::hint::black_box;
use std::time::Instant;

use common::brief;
use criterion::{Criterion, criterion_group, criterion_main};
use listings::Algorithm;
use listings::emnist::Dataset;
use listings::model::{Book, Network};
use listings::nn::{Adam, cross_entropy};
use listings::random::seeded;

mod common;

/// Images of a step: what one thread takes through the network at a time.
const BATCH: usize = if cfg!(debug_assertions) { 1 } else { 32 };
/// Steps of an epoch of EMNIST Balanced.
const STEPS: u32 = 112_800 / 32;

/// A step is measured, and an epoch reported: forward, loss, backward, and AdamW moves
/// every parameter, [`STEPS`] times. Drawing the images, changing them and dropout are
/// left out, which are the same for all.
fn training(criterion: &mut Criterion) {
    let set = Dataset::drawn(0..1);
    let chosen: Vec<usize> = (0..BATCH).collect();
    let images = set.batch::<f32>(&chosen); // (n, 1, 28, 28)
    let targets: Vec<usize> =
        chosen.iter().map(|&i| set.labels()[i].into()).collect();
    let mut group = brief(criterion, "epoch");
    for &algorithm in Algorithm::<f32>::ALL {
        let mut network = Book::new(algorithm, &mut seeded(1, &[]));
        let mut adam = Adam::new(0.01);
        let mut step = || {
            let (logits, cache) = network.forward(images.clone(), None)?;
            let (loss, surprise) =
                cross_entropy::forward(logits.view(), &targets, 0.05)?;
            let d_logits = cross_entropy::backward(&surprise);
            let gradients = network.backward(&cache, d_logits)?;
            let of = gradients.parameters().into_iter().map(|(_, of)| of);
            let of: Vec<_> = of.collect();
            adam.step(&mut network.parameters_mut(), &of, 1e-3)?;
            listings::Result::Ok(loss)
        };
        group.bench_function(algorithm.name, |bencher| {
            bencher.iter_custom(|steps| {
                let start = Instant::now();
                for _ in 0..steps {
                    black_box(step().expect("the images fit the network"));
                }
                start.elapsed() * STEPS
            });
        });
    }
    group.finish();
}

criterion_group!(benches, training);
criterion_main!(benches);
