//! Every convolution of the book: on the posts' image, on a large one, on the layer of a
//! network. `cargo bench --bench convolution`

use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
use listings::conv::{by_hand, strided};
use listings::{Algorithm, Window};
use ndarray::{Array2, Array4, s};

/// The posts' 12 × 12 under 3 × 3.
fn posts(criterion: &mut Criterion) {
    image(criterion, "loops", 12);
}

/// The same kernel on 512 × 512: the image no longer fits the first level of cache.
fn large(criterion: &mut Criterion) {
    image(criterion, "large", 512);
}

/// (16, 16, 28, 28) under (32, 16, 3, 3): 50 million multiplications.
fn layer(criterion: &mut Criterion) {
    let (input, weight) = (numbers([16, 16, 28, 28]), numbers([32, 16, 3, 3]));
    let mut group = quick(criterion, "layer");
    group.bench_function("four loops", |bencher| {
        bencher.iter(|| four_loops_for_each_channel(black_box(&input), &weight));
    });
    every_algorithm(&mut group, &input, &weight);
    group.finish();
}

/// One image and one 3 × 3 kernel, by the four loops and by every algorithm.
fn image(criterion: &mut Criterion, name: &str, side: usize) {
    let (input, weight) = (numbers([1, 1, side, side]), numbers([1, 1, 3, 3]));
    let (image, kernel) =
        (input.slice(s![0, 0, .., ..]), weight.slice(s![0, 0, .., ..]));
    let mut group = quick(criterion, name);
    group.bench_function("four loops", |bencher| {
        bencher.iter(|| by_hand::convolve(black_box(image), black_box(kernel)));
    });
    every_algorithm(&mut group, &input, &weight);
    // As many outputs from windows of a single tap: what setting up a window costs.
    let (input, weight) =
        (numbers([1, 1, side - 2, side - 2]), numbers([1, 1, 1, 1]));
    group.bench_function("strided, one tap", |bencher| {
        let one = Window::new([1, 1]);
        bencher
            .iter(|| strided::conv2d(black_box(input.view()), weight.view(), &one));
    });
    group.finish();
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

/// A layer as someone would write it who has only the four loops.
fn four_loops_for_each_channel(
    input: &Array4<f32>,
    weight: &Array4<f32>,
) -> Vec<Array2<f32>> {
    let mut maps = Vec::new();
    for image in input.outer_iter() {
        for filter in weight.outer_iter() {
            let channels = image.outer_iter().zip(filter.outer_iter());
            let of_channels = channels.map(|(channel, kernel)| {
                by_hand::convolve(channel, kernel).expect("the kernel fits")
            });
            maps.extend(of_channels.reduce(|sum, map| sum + map));
        }
    }
    maps
}

/// Numbers without a pattern that a processor could learn, none of them subnormal.
fn numbers(shape: [usize; 4]) -> Array4<f32> {
    let mut state = 47u32;
    Array4::from_shape_simple_fn(shape, || {
        state = state.wrapping_mul(1664525).wrapping_add(1013904223);
        (state >> 8) as f32 / (1 << 24) as f32 - 0.5
    })
}

/// Twenty samples in two seconds where criterion would take a hundred in five.
fn quick<'a>(
    criterion: &'a mut Criterion,
    name: &str,
) -> BenchmarkGroup<'a, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(20).warm_up_time(Duration::from_secs(1));
    group.measurement_time(Duration::from_secs(2));
    group
}

criterion_group!(benches, posts, large, layer);
criterion_main!(benches);
