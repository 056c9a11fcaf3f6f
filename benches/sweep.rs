//! Chapters 8 and 9: time against the number of filters and against the size of the
//! image. `cargo run -- bench sweep`

use std::hint::black_box;

use common::{LAYER, brief, four_loops, numbers};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use listings::{Algorithm, Window};
use ndarray::Array4;

mod common;

const CHANNELS: [usize; 7] = [1, 2, 4, 8, 16, 32, 64];

/// The book's layer with 1 to 64 output channels. `strided` is left out: it is slower
/// than the four loops at every one of them, and takes the longest to say so.
fn output_channels(criterion: &mut Criterion) {
    let [input, [_, c, kh, kw]] = LAYER;
    let names = ["naive", "einsum", "einsum-packed", "im2col", "shifted"];
    let mut group = brief(criterion, "output channels");
    let input = numbers(input);
    for k in CHANNELS {
        let weight = numbers([k, c, kh, kw]);
        let id = BenchmarkId::new("four loops", k);
        group.bench_function(id, |bencher| {
            bencher.iter(|| four_loops(black_box(&input), &weight));
        });
        for algorithm in algorithms(&names) {
            let id = BenchmarkId::new(algorithm.name, k);
            let conv2d = || convolve(algorithm, black_box(&input), &weight);
            group.bench_function(id, |bencher| bencher.iter(conv2d));
        }
    }
    group.finish();
}

/// One image of 16 channels and 14 to 112 pixels a side, under 16 filters of 5 × 5, by
/// those algorithms whose difference is what they copy. `shifted` copies the input once,
/// unless the channels lie last already. Beyond that size the columns are larger than what
/// an allocator keeps, and every call would pay for fresh pages.
fn image_side(criterion: &mut Criterion) {
    let weight = numbers([16, 16, 5, 5]);
    let mut group = brief(criterion, "image side");
    for side in [14, 28, 56, 112] {
        let input = numbers([1, 16, side, side]);
        for algorithm in algorithms(&["einsum-packed", "im2col", "shifted"]) {
            let id = BenchmarkId::new(algorithm.name, side);
            let conv2d = || convolve(algorithm, black_box(&input), &weight);
            group.bench_function(id, |bencher| bencher.iter(conv2d));
        }
        let last = numbers([1, side, side, 16]).permuted_axes([0, 3, 1, 2]);
        for algorithm in algorithms(&["shifted"]) {
            let id = BenchmarkId::new("shifted, no copy", side);
            let conv2d = || convolve(algorithm, black_box(&last), &weight);
            group.bench_function(id, |bencher| bencher.iter(conv2d));
        }
    }
    group.finish();
}

/// The algorithms of these names.
fn algorithms(names: &[&str]) -> impl Iterator<Item = &'static Algorithm<f32>> {
    let all = Algorithm::<f32>::ALL.iter();
    all.filter(|algorithm| names.contains(&algorithm.name))
}

fn convolve(
    algorithm: &Algorithm<f32>,
    input: &Array4<f32>,
    weight: &Array4<f32>,
) -> Array4<f32> {
    let (_, _, kh, kw) = weight.dim();
    let window = Window::new([kh, kw]);
    (algorithm.conv2d)(input.view(), weight.view(), &window)
        .expect("the weight fits the input")
}

criterion_group!(benches, output_channels, image_side);
criterion_main!(benches);
