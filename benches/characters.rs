//! Chapter 14: a batch out of a set of characters. `cargo run -- bench characters`

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use listings::emnist::Dataset;
use ndarray::{Axis, s};

mod common;

/// 128 of 11,280 images, which no cache next to a core holds: as a view, gathered out of bytes as
/// training does it, and copied out of a set that was converted beforehand.
fn batch(criterion: &mut Criterion) {
    let set = Dataset::drawn(0..240);
    let all: Vec<usize> = (0..set.len()).collect();
    let converted = set.batch::<f32>(&all).index_axis_move(Axis(1), 0); // (n, h, w)
    let in_order: Vec<usize> = (5000..5128).collect();
    // 8017 is coprime to 11,280: a walk that comes to every image once before it repeats one.
    let shuffled: Vec<usize> =
        (0..set.len()).map(|step| step * 8017 % set.len()).collect();
    let mut group = common::quick(criterion, "batch");
    group.bench_function("a slice of the bytes, a view", |bencher| {
        let images = set.images();
        bencher.iter(|| black_box(&images).slice(s![5000..5128, .., ..]).len());
    });
    group.bench_function("Dataset::batch, in order", |bencher| {
        bencher.iter(|| set.batch::<f32>(black_box(&in_order)));
    });
    group.bench_function("Dataset::batch, shuffled", |bencher| {
        let mut batches = shuffled.chunks_exact(128).cycle();
        bencher.iter(|| set.batch::<f32>(batches.next().expect("it cycles")));
    });
    group.bench_function("select of f32, shuffled", |bencher| {
        let mut batches = shuffled.chunks_exact(128).cycle();
        bencher
            .iter(|| converted.select(Axis(0), batches.next().expect("it cycles")));
    });
    group.finish();
}

criterion_group!(benches, batch);
criterion_main!(benches);
