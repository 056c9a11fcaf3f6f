//! Chapter 10: the gradients by every algorithm, beside the convolution itself.
//! `cargo run -- bench gradients`

use std::hint::black_box;

use common::{LAYER, NETWORK, POSTS, brief, numbers};
use criterion::{Criterion, criterion_group, criterion_main};
use listings::{Algorithm, Window, conv};
use ndarray::Array4;

mod common;

/// The convolution, the gradient of the input and that of the weight, each a group: for
/// the posts' image, for the book's layer, and under plain names for the network's.
fn gradients(criterion: &mut Criterion) {
    for (layer, shapes) in [("posts, ", POSTS), ("layer, ", LAYER), ("", NETWORK)] {
        let [input, weight] = shapes.map(numbers);
        three(criterion, layer, &input, &weight);
    }
}

fn three(
    criterion: &mut Criterion,
    layer: &str,
    input: &Array4<f32>,
    weight: &Array4<f32>,
) {
    let (_, _, h, w) = input.dim();
    let (_, _, kh, kw) = weight.dim();
    let window = Window::new([kh, kw]);
    let shape = conv::output_shape(&input.view(), &weight.view(), &window);
    let d_output = numbers(shape.expect("the weight fits the input"));
    let [input, weight, d_output] =
        [input, weight, &d_output].map(|array| array.view());

    let mut group = brief(criterion, &format!("{layer}forward"));
    for algorithm in Algorithm::<f32>::ALL {
        group.bench_function(algorithm.name, |bencher| {
            bencher.iter(|| (algorithm.conv2d)(black_box(input), weight, &window));
        });
    }
    group.finish();

    let mut group = brief(criterion, &format!("{layer}d input"));
    for algorithm in Algorithm::<f32>::ALL {
        group.bench_function(algorithm.name, |bencher| {
            bencher.iter(|| {
                algorithm.d_input(black_box(d_output), weight, [h, w], &window)
            });
        });
    }
    group.finish();

    let mut group = brief(criterion, &format!("{layer}d weight"));
    for algorithm in Algorithm::<f32>::ALL {
        group.bench_function(algorithm.name, |bencher| {
            bencher.iter(|| algorithm.d_weight(black_box(input), d_output, &window));
        });
    }
    group.finish();
}

criterion_group!(benches, gradients);
criterion_main!(benches);
