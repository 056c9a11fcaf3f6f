//! Chapter 4: what stride, padding and dilation cost. `cargo run -- bench geometry`

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use listings::{Window, conv};
use ndarray::Array4;

/// One layer under four windows, by the strided algorithm.
fn geometry(criterion: &mut Criterion) {
    let input = Array4::<f32>::from_elem((4, 16, 28, 28), 0.5);
    let weight = Array4::from_elem((8, 16, 3, 3), 0.5);
    let plain = Window::new([3, 3]);
    let mut group = criterion.benchmark_group("geometry");
    group.sample_size(20);
    for (name, window) in [
        ("plain", plain),
        ("stride 2", plain.stride([2, 2])),
        ("padding 1", plain.padding([1, 1])),
        ("dilation 2", plain.dilation([2, 2])),
    ] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let (input, weight) =
                    (black_box(input.view()), black_box(weight.view()));
                conv::strided::conv2d(input, weight, &window)
            });
        });
    }
    group.finish();
}

criterion_group!(benches, geometry);
criterion_main!(benches);
