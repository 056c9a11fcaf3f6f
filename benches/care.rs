//! Chapter 5: what the checks of a view and of a broadcast cost. `cargo run -- bench care`

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use listings::{conv, windows};
use ndarray::{Array1, Array2, Array4};

/// Making a checked view, beside the sum over it that it is made for.
fn care(criterion: &mut Criterion) {
    let image = Array2::<f32>::from_elem((12, 12), 0.5);
    let mut output = Array4::<f32>::zeros((16, 32, 26, 26));
    let bias = Array1::<f32>::from_elem(32, 0.5);
    let mut group = criterion.benchmark_group("care");
    group.bench_function("make and check the view of 900 names", |bencher| {
        bencher.iter(|| {
            windows::of_image(black_box(image.view()), [3, 3]).map(|v| v.len())
        });
    });
    group.bench_function("add up its 900 names", |bencher| {
        let view =
            windows::of_image(image.view(), [3, 3]).expect("3 × 3 fits 12 × 12");
        bencher.iter(|| black_box(&view).sum());
    });
    group.bench_function("add a bias to (16, 32, 26, 26)", |bencher| {
        bencher.iter(|| conv::bias::add(black_box(&mut output), bias.view()));
    });
    group.finish();
}

criterion_group!(benches, care);
criterion_main!(benches);
