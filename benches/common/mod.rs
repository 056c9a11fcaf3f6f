//! What the benchmarks share: the arrays they compute with, and how long they measure.
#![allow(dead_code, reason = "each benchmark uses its part")]

use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion};
use listings::conv::by_hand;
use ndarray::{Array, Array2, Array4, ShapeBuilder};

/// The posts' image under their kernel. 900 multiplications.
pub(crate) const POSTS: [[usize; 4]; 2] = [[1, 1, 12, 12], [1, 1, 3, 3]];
/// The book's layer: input (n, c, h, w) under weight (k, c, kh, kw). 50 million
/// multiplications.
pub(crate) const LAYER: [[usize; 4]; 2] = [[images(16), 16, 28, 28], [32, 16, 3, 3]];
/// The second layer of the book's network. 118 million multiplications.
pub(crate) const NETWORK: [[usize; 4]; 2] =
    [[images(64), 32, 12, 12], [64, 32, 3, 3]];

/// A debug build measures nothing: it shows that the benchmarks run, and one image will do.
pub(crate) const fn images(n: usize) -> usize {
    if cfg!(debug_assertions) { 1 } else { n }
}

/// Numbers without a pattern that a processor could learn, none of them subnormal.
pub(crate) fn numbers<S: ShapeBuilder>(shape: S) -> Array<f32, S::Dim> {
    let mut state = 47u32;
    Array::from_shape_simple_fn(shape, || {
        state = state.wrapping_mul(1664525).wrapping_add(1013904223);
        (state >> 8) as f32 / (1 << 24) as f32 - 0.5
    })
}

/// Twenty samples in two seconds where criterion would take a hundred in five.
pub(crate) fn quick<'a>(
    criterion: &'a mut Criterion,
    name: &str,
) -> BenchmarkGroup<'a, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(20).warm_up_time(Duration::from_secs(1));
    group.measurement_time(Duration::from_secs(2));
    group
}

/// The same for functions of about a second, or for very many: ten samples.
pub(crate) fn brief<'a>(
    criterion: &'a mut Criterion,
    name: &str,
) -> BenchmarkGroup<'a, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(10).warm_up_time(Duration::from_millis(300));
    group.measurement_time(Duration::from_secs(1));
    group
}

/// A layer as someone would write it who has only the four loops: they run for each
/// image, filter and channel, and the maps are added up.
pub(crate) fn four_loops(
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
