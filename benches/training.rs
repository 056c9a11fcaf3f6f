//! Chapter 16: the book's network by every algorithm: an epoch, a step, and what it says of
//! images.
//! `cargo run -- bench training`

use std::hint::black_box;
use std::time::Instant;

use common::{brief, images, quick};
use criterion::{Criterion, criterion_group, criterion_main};
use listings::emnist::Dataset;
use listings::model::{Book, Fused, Network};
use listings::nn::{Adam, cross_entropy};
use listings::random::seeded;
use listings::{Algorithm, Result};
use ndarray::Array4;

mod common;

/// Images of a step: what one thread takes through the network at a time.
const PIECE: usize = if cfg!(debug_assertions) { 1 } else { 32 };
/// Steps of an epoch of EMNIST Balanced.
const STEPS: u32 = 112_800 / 32;
/// Images of a batch that frameworks are compared with.
const BATCH: usize = images(64);

/// So many drawn characters `(n, 1, 28, 28)`, and their classes.
fn drawn(n: usize) -> (Array4<f32>, Vec<usize>) {
    let set = Dataset::drawn(0..2);
    let chosen: Vec<usize> = (0..n).collect();
    let targets = chosen.iter().map(|&i| set.labels()[i].into()).collect();
    (set.batch(&chosen), targets)
}

/// The book's network with a convolution, by its name.
fn plain(name: &str) -> Book<f32> {
    let found = Algorithm::ALL.iter().find(|algorithm| algorithm.name == name);
    Book::new(*found.expect("a name of the list"), &mut seeded(1, &[]))
}

fn fused() -> Fused {
    Fused::new(&mut seeded(1, &[]))
}

/// Forward, loss, backward, and AdamW moves every parameter. Drawing the images, changing
/// them and dropout are left out, which are the same for all.
fn step<N: Network<f32>>(
    mut network: N,
    count: usize,
) -> impl FnMut() -> Result<f32> {
    let (images, targets) = drawn(count);
    let mut adam = Adam::new(0.01);
    move || {
        let (logits, cache) = network.forward(images.clone(), None)?;
        let (loss, surprise) = cross_entropy::forward(logits.view(), &targets, 0.05)?;
        let d_logits = cross_entropy::backward(&surprise);
        let gradients = network.backward(&cache, d_logits)?;
        let of = gradients.parameters().into_iter().map(|(_, of)| of);
        let of: Vec<_> = of.collect();
        adam.step(&mut network.parameters_mut(), &of, 1e-3)?;
        Ok(loss)
    }
}

/// A step is measured, and an epoch reported.
fn epoch(criterion: &mut Criterion) {
    let mut group = brief(criterion, "epoch");
    let plain = Algorithm::<f32>::ALL.iter().map(|algorithm| algorithm.name);
    for name in plain.chain(["fused"]) {
        let mut step: Box<dyn FnMut() -> Result<f32>> = match name {
            "fused" => Box::new(step(fused(), PIECE)),
            name => Box::new(step(self::plain(name), PIECE)),
        };
        group.bench_function(name, |bencher| {
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

/// One step on a batch of 64.
fn steps(criterion: &mut Criterion) {
    let mut group = quick(criterion, "step");
    for name in NAMES {
        let mut step = step(plain(name), BATCH);
        group.bench_function(name, |bencher| bencher.iter(&mut step));
    }
    let mut step = step(fused(), BATCH);
    group.bench_function("fused", |bencher| bencher.iter(&mut step));
    group.finish();
}

/// What the network says of 64 images, and of one.
fn inference(criterion: &mut Criterion) {
    for count in [BATCH, 1] {
        let mut group = quick(criterion, &format!("inference-{count}"));
        let (images, _) = drawn(count);
        for name in NAMES {
            let network = plain(name);
            let logits = || network.forward(images.clone(), None);
            group.bench_function(name, |bencher| bencher.iter(logits));
        }
        let network = fused();
        let logits = || network.forward(images.clone(), None);
        group.bench_function("fused", |bencher| bencher.iter(logits));
        group.finish();
    }
}

/// The convolutions of the plain network that a step is measured with.
const NAMES: [&str; 2] = ["im2col", "tile"];

criterion_group!(benches, epoch, steps, inference);
criterion_main!(benches);
