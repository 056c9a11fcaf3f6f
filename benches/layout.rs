//! Chapter 2: the same additions in another order. `cargo run -- bench layout`

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use ndarray::Array2;

/// Adds up a large array along its rows, then down its columns.
fn walk(criterion: &mut Criterion) {
    let side = 4096;
    let array = Array2::<f32>::from_shape_fn((side, side), |(y, x)| (y ^ x) as f32);
    let mut group = criterion.benchmark_group("walk");
    group.sample_size(10);
    group.bench_function("along the rows", |bencher| {
        bencher.iter(|| {
            let mut sum = 0.0;
            for y in 0..side {
                for x in 0..side {
                    sum += array[[y, x]];
                }
            }
            black_box(sum)
        });
    });
    group.bench_function("down the columns", |bencher| {
        bencher.iter(|| {
            let mut sum = 0.0;
            for x in 0..side {
                for y in 0..side {
                    sum += array[[y, x]];
                }
            }
            black_box(sum)
        });
    });
    group.finish();
}

criterion_group!(benches, walk);
criterion_main!(benches);
