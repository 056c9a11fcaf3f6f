//! Chapters 1, 3, 8 and 9: every convolution of the book, on the posts' image, on a large
//! one, on a layer and on the network's second layer. `cargo run -- bench convolution`

use std::hint::black_box;

use common::{LAYER, NETWORK, brief, four_loops, numbers, quick};
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
use listings::conv::{by_hand, einsum, strided};
use listings::{Algorithm, Window, notation, windows};
use ndarray::{Array4, s};

mod common;

/// The posts' 12 × 12 under 3 × 3.
fn posts(criterion: &mut Criterion) {
    let mut group = quick(criterion, "loops");
    image(&mut group, 12);
    own_einsum(&mut group, [[1, 1, 12, 12], [1, 1, 3, 3]]);
    group.finish();
}

/// The same kernel on 512 × 512: the image no longer fits the first level of cache.
fn large(criterion: &mut Criterion) {
    let mut group = quick(criterion, "large");
    image(&mut group, 512);
    group.finish();
}

/// The book's layer.
fn layer(criterion: &mut Criterion) {
    let mut group = brief(criterion, "layer");
    batch(&mut group, LAYER);
    own_einsum(&mut group, LAYER);
    group.finish();
}

/// The network's second layer.
fn network(criterion: &mut Criterion) {
    let mut group = brief(criterion, "network");
    batch(&mut group, NETWORK);
    group.finish();
}

/// One image and one 3 × 3 kernel, by the four loops and by every algorithm.
fn image(group: &mut BenchmarkGroup<'_, WallTime>, side: usize) {
    let (input, weight) = (numbers([1, 1, side, side]), numbers([1, 1, 3, 3]));
    let (image, kernel) =
        (input.slice(s![0, 0, .., ..]), weight.slice(s![0, 0, .., ..]));
    group.bench_function("four loops", |bencher| {
        bencher.iter(|| by_hand::convolve(black_box(image), black_box(kernel)));
    });
    every_algorithm(group, &input, &weight);
    // As many outputs from windows of a single tap: what setting up a window costs.
    let input = numbers([1, 1, side - 2, side - 2]);
    let weight = numbers([1, 1, 1, 1]);
    group.bench_function("strided, one tap", |bencher| {
        let one = Window::new([1, 1]);
        bencher
            .iter(|| strided::conv2d(black_box(input.view()), weight.view(), &one));
    });
}

/// A layer, by the four loops and by every algorithm.
fn batch(group: &mut BenchmarkGroup<'_, WallTime>, [input, weight]: [[usize; 4]; 2]) {
    let (input, weight) = (numbers(input), numbers(weight));
    group.bench_function("four loops", |bencher| {
        bencher.iter(|| four_loops(black_box(&input), black_box(&weight)));
    });
    every_algorithm(group, &input, &weight);
}

fn every_algorithm(
    group: &mut BenchmarkGroup<'_, WallTime>,
    input: &Array4<f32>,
    weight: &Array4<f32>,
) {
    let (_, _, kh, kw) = weight.dim();
    let window = Window::new([kh, kw]);
    for Algorithm { name, conv2d, .. } in Algorithm::<f32>::ALL {
        group.bench_function(*name, |bencher| {
            bencher.iter(|| {
                conv2d(black_box(input.view()), black_box(weight.view()), &window)
            });
        });
    }
}

/// The string of `einsum` on the same view, by the loops of chapter 6.
fn own_einsum(
    group: &mut BenchmarkGroup<'_, WallTime>,
    [input, weight]: [[usize; 4]; 2],
) {
    let window = Window::new([weight[2], weight[3]]);
    let (input, weight): (Array4<f32>, _) = (numbers(input), numbers(weight));
    group.bench_function("own einsum", |bencher| {
        bencher.iter(|| {
            let view = windows::of_batch(black_box(input.view()), &window)?;
            let operands = [view.into_dyn(), black_box(weight.view()).into_dyn()];
            notation::einsum(einsum::CONV2D, &operands)
        });
    });
}

criterion_group!(benches, posts, large, layer, network);
criterion_main!(benches);
