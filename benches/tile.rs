//! Chapter 11: from seven loops to the tile, and the tile on every layer, beside the most
//! that the processor can do. `cargo run -- bench tile`

use std::hint::black_box;

use common::{NETWORK, images, numbers, quick};
use criterion::{Criterion, criterion_group, criterion_main};
use fearless_simd::{Simd, dispatch};
use listings::conv::product::{Product, Store};
use listings::conv::tile::positions;
use listings::conv::{naive, output_shape, tile};
use listings::peak::multiply_add;
use listings::{Window, levels};
use ndarray::{Array4, ArrayView4};
use tools::bench::{LAYERS, Shapes, level};

mod common;

/// An array of that shape whose axis 1 lies last in memory.
fn channels_last([n, c, h, w]: [usize; 4]) -> Array4<f32> {
    numbers((n, h, w, c)).permuted_axes([0, 3, 1, 2])
}

/// Multiplications of a layer.
fn products(output: [usize; 4], [_, c, kh, kw]: [usize; 4]) -> usize {
    output.iter().product::<usize>() * c * kh * kw
}

/// The layer of the steps as the operands of one product an image.
struct Operands {
    input: Array4<f32>, // (n, c, h, w), channels last
    weight: Vec<f32>,   // (kh, kw, c, k)
    places: Vec<usize>,
    taps: Vec<usize>,
    at: Vec<usize>,
    k: usize,
}

impl Operands {
    fn new([input, [k, c, kh, kw]]: Shapes) -> Operands {
        let [_, _, h, w] = input;
        let [oh, ow] = Window::new([kh, kw]).output([h, w]).expect("the kernel fits");
        let line = w * c;
        Operands {
            input: channels_last(input),
            weight: numbers(kh * kw * c * k).to_vec(),
            places: positions([oh, ow], [line, c]),
            taps: positions([kh, kw * c], [line, 1]),
            at: positions([oh * ow], [k]),
            k,
        }
    }

    /// Each image's product, into a part of `output` each.
    fn each(
        &self,
        output: &mut [f32],
        mut f: impl FnMut(&Product<'_, f32>, &mut [f32]),
    ) {
        let memory = self.input.as_slice_memory_order().expect("one block");
        let images = memory.chunks(memory.len() / self.input.dim().0);
        for (left, maps) in images.zip(output.chunks_mut(self.at.len() * self.k)) {
            let (rows, columns, at) = (&self.places, &self.taps, &self.at);
            let (right, width) = (&self.weight[..], self.k);
            f(&Product { left, rows, columns, right, width, at }, maps);
        }
    }
}

/// Loops whose innermost walks the channels of the output: the sums are in memory.
#[inline(always)]
fn sums_in_memory<S: Simd>(_: S, product: &Product<'_, f32>, output: &mut [f32]) {
    for (&row, &at) in product.rows.iter().zip(product.at) {
        let sums = &mut output[at..][..product.width];
        sums.fill(0.0);
        let right = product.right.chunks_exact(product.width);
        for (&column, right) in product.columns.iter().zip(right) {
            let number = product.left[row + column];
            for (sum, weight) in sums.iter_mut().zip(right) {
                *sum += number * weight;
            }
        }
    }
}

/// From the seven loops to the tile, on the second layer of the network.
fn steps(criterion: &mut Criterion) {
    let level = level().expect("one that the processor has");
    let operands = Operands::new(NETWORK);
    let [_, weight] = NETWORK;
    let shape = [operands.input.dim().0, operands.k, 10, 10];
    let mut output = vec![0.0; shape.iter().product()];
    let filters = numbers(weight);
    let window = Window::new([weight[2], weight[3]]);
    let mut group = quick(criterion, "steps");
    group.bench_function("seven loops", |bencher| {
        let input = operands.input.view();
        bencher.iter(|| naive::conv2d(black_box(input), filters.view(), &window));
    });
    macro_rules! step {
        ($name:literal, $simd:ident, $product:ident, $maps:ident => $step:expr) => {
            group.bench_function($name, |bencher| {
                bencher.iter(|| {
                    black_box(&operands).each(&mut output, |$product, $maps| {
                        dispatch!(level, $simd => $step);
                    });
                });
            });
        };
    }
    step!("sums in memory", simd, p, maps => sums_in_memory(simd, p, maps));
    step!("1 × 1", simd, p, maps => p.compute_in::<_, 1, 1>(simd, Store::Set, maps));
    step!("1 × 4", simd, p, maps => p.compute_in::<_, 1, 4>(simd, Store::Set, maps));
    step!("2 × 4", simd, p, maps => p.compute_in::<_, 2, 4>(simd, Store::Set, maps));
    step!("4 × 4", simd, p, maps => p.compute_in::<_, 4, 4>(simd, Store::Set, maps));
    step!("10 × 4", simd, p, maps => p.compute_in::<_, 10, 4>(simd, Store::Set, maps));
    group.bench_function("peak", |bencher| {
        let products = products(shape, weight);
        bencher.iter(|| multiply_add(level, black_box(products)));
    });
    group.finish();
}

/// All directions of every layer.
fn layers(criterion: &mut Criterion) {
    let level = level().expect("one that the processor has");
    for (name, [mut input, weight]) in LAYERS {
        input[0] = images(input[0]);
        let (x, weight) = (channels_last(input), numbers(weight));
        let [_, c, h, w] = input;
        let (_, _, kh, kw) = weight.dim();
        let window = Window::new([kh, kw]);
        let shape = output_shape(&x.view(), &weight.view(), &window).expect("fits");
        let g = channels_last(shape);
        let in_c_order = x.as_standard_layout();
        let mut group = quick(criterion, name);
        let [mut output, mut maps] = [(); 2].map(|()| Array4::zeros([0; 4]));
        let mut forward = |x: ArrayView4<'_, f32>| {
            tile::conv2d_into(level, x, weight.view(), &window, &mut output)
        };
        group.bench_function("forward", |bencher| {
            bencher.iter(|| forward(black_box(x.view())));
        });
        group.bench_function("d weight", |bencher| {
            bencher.iter(|| {
                tile::d_weight_at(level, black_box(x.view()), g.view(), &window)
            });
        });
        if c > 1 {
            group.bench_function("d input", |bencher| {
                let (g, weight) = (g.view(), weight.view());
                bencher.iter(|| {
                    tile::d_input_at(level, black_box(g), weight, [h, w], &window)
                });
            });
        }
        group.bench_function("forward from C order", |bencher| {
            bencher.iter(|| forward(black_box(in_c_order.view())));
        });
        let mut turned = Array4::zeros(shape);
        group.bench_function("forward from and to C order", |bencher| {
            let (x, weight) = (in_c_order.view(), weight.view());
            bencher.iter(|| {
                tile::conv2d_into(level, black_box(x), weight, &window, &mut maps)
                    .map(|()| turned.assign(&maps))
            });
        });
        group.bench_function("peak", |bencher| {
            let products = products(shape, weight.dim().into());
            bencher.iter(|| multiply_add(level, black_box(products)));
        });
        group.finish();
    }
}

/// The second layer of the network with every set of instructions.
fn instructions(criterion: &mut Criterion) {
    let [input, weight] = NETWORK;
    let (x, weight) = (channels_last(input), numbers(weight));
    let window = Window::new([3, 3]);
    let mut group = quick(criterion, "instructions");
    for (name, level) in levels::all() {
        let mut output = Array4::zeros([0; 4]);
        let id = criterion::BenchmarkId::new(name, "forward");
        group.bench_function(id, |bencher| {
            let (x, weight) = (x.view(), weight.view());
            bencher.iter(|| {
                tile::conv2d_into(level, black_box(x), weight, &window, &mut output)
            });
        });
        let shape = [x.dim().0, weight.dim().0, 10, 10];
        let products = products(shape, weight.dim().into());
        let id = criterion::BenchmarkId::new(name, "peak");
        group.bench_function(id, |bencher| {
            bencher.iter(|| multiply_add(level, black_box(products)));
        });
    }
    group.finish();
}

/// One image of 512 × 512 under one filter: vectors of places.
fn one_filter(criterion: &mut Criterion) {
    let level = level().expect("one that the processor has");
    let image = numbers([1, 1, 512, 512]);
    let mut group = quick(criterion, "one filter");
    for side in [3, 5, 7] {
        let name = format!("{side} × {side}");
        let (weight, window) = (numbers([1, 1, side, side]), Window::new([side; 2]));
        let mut output = Array4::zeros([0; 4]);
        let id = criterion::BenchmarkId::new(&name, "forward");
        group.bench_function(id, |bencher| {
            let (image, weight) = (image.view(), weight.view());
            bencher.iter(|| {
                tile::conv2d_into(
                    level,
                    black_box(image),
                    weight,
                    &window,
                    &mut output,
                )
            });
        });
        let shape =
            output_shape(&image.view(), &weight.view(), &window).expect("fits");
        let products = products(shape, weight.dim().into());
        let id = criterion::BenchmarkId::new(&name, "peak");
        group.bench_function(id, |bencher| {
            bencher.iter(|| multiply_add(level, black_box(products)));
        });
    }
    group.finish();
}

criterion_group!(benches, steps, layers, instructions, one_filter);
criterion_main!(benches);
