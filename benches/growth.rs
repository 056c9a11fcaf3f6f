//! Chapter 13: how the time of a layer grows with its image, its channels and its batch,
//! and that of a training step with threads. `cargo run -- bench growth`

use std::hint::black_box;

use common::{brief, images, numbers};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use listings::model::Book;
use listings::random::seeded;
use listings::train::gradients::{Piece, of_batch};
use listings::train::{Objective, gradients};
use listings::{Algorithm, Window};
use ndarray::Array4;
use rayon::ThreadPoolBuilder;

mod common;

/// What the sizes are tried with, if the book has them.
const NAMES: [&str; 3] = ["im2col", "tile", "winograd"];

/// A group of layers, by the value that they vary: an input and a weight each.
fn sweep(criterion: &mut Criterion, name: &str, layers: &[(usize, [[usize; 4]; 2])]) {
    // Whatever would use more threads gets one.
    let _ = ThreadPoolBuilder::new().num_threads(1).build_global();
    let mut group = brief(criterion, name);
    for &(at, [[n, c, h, w], weight]) in layers {
        let last: Array4<f32> = numbers((n, h, w, c)).permuted_axes([0, 3, 1, 2]);
        let weight = numbers(weight);
        let (_, _, kh, kw) = weight.dim();
        let window = Window::new([kh, kw]);
        for algorithm in Algorithm::<f32>::ALL {
            if NAMES.contains(&algorithm.name) {
                group.bench_function(
                    BenchmarkId::new(algorithm.name, at),
                    |bencher| {
                        bencher.iter(|| {
                            let (x, weight) = (black_box(last.view()), weight.view());
                            (algorithm.conv2d)(x, weight, &window)
                        });
                    },
                );
            }
        }
    }
    group.finish();
}

/// One image of 32 channels and 14 to 112 pixels a side, under 64 filters of 3 × 3.
fn side(criterion: &mut Criterion) {
    let weight = [64, 32, 3, 3];
    let sides = [14, 28, 56, 112];
    sweep(criterion, "side", &sides.map(|s| (s, [[1, 32, s, s], weight])));
}

/// 16 images of 12 × 12, and as many filters of 3 × 3 as channels.
fn channels(criterion: &mut Criterion) {
    let n = images(16);
    let all = [16, 32, 64, 128];
    sweep(criterion, "channels", &all.map(|c| (c, [[n, c, 12, 12], [c, c, 3, 3]])));
}

/// The second layer of the network, for 1 to 256 images.
fn batch(criterion: &mut Criterion) {
    let weight = [64, 32, 3, 3];
    let all = [1, 4, 16, 64, 256];
    sweep(criterion, "batch", &all.map(|n| (n, [[images(n), 32, 12, 12], weight])));
}

/// The gradient of a batch of 128, by the tile, on 1 to 4 threads.
fn threads(criterion: &mut Criterion) {
    let tile = Algorithm::ALL.iter().find(|algorithm| algorithm.name == "tile");
    let tile = tile.expect("one of the book's");
    let network = Book::new(*tile, &mut seeded(1, &[]));
    let objective = Objective::new(0.0, &[], 47);
    let n = if cfg!(debug_assertions) { 1 } else { 4 * gradients::PIECE };
    let piece = |i: usize| {
        let n = gradients::PIECE.min(n - i * gradients::PIECE);
        let targets = (0..n).map(|i| i % 47).collect();
        Piece { images: numbers((n, 1, 28, 28)), targets, random: seeded(1, &[]) }
    };
    let mut group = brief(criterion, "threads");
    for threads in [1, 2, 4] {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.expect("so many threads can be had");
        group.bench_function(BenchmarkId::new("128 images", threads), |bencher| {
            bencher
                .iter(|| pool.install(|| of_batch(&network, n, &objective, piece)));
        });
    }
    group.finish();
}

criterion_group!(benches, side, channels, batch, threads);
criterion_main!(benches);
