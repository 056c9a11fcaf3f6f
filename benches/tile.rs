//! Chapter 11: from seven loops to the tile, and the tile on every layer, beside the most
//! that the processor can do. `cargo run -- bench tile`

use std::hint::black_box;

use common::peak::multiply_add;
use common::{NETWORK, images, numbers, quick};
use criterion::{Criterion, criterion_group, criterion_main};
use fearless_simd::{Level, Simd, dispatch};
use listings::conv::tile::product::{Product, Store};
use listings::conv::{naive, output_shape, tile};
use listings::{Window, levels};
use ndarray::{Array4, ArrayView4};

mod common;

/// The input (n, c, h, w), channels last in memory, and the weight (k, c, kh, kw).
type Shapes = [[usize; 4]; 2];

/// The layers of a network that reads characters, and two larger ones.
const LAYERS: [(&str, Shapes); 4] = [
    ("1 to 32, 5 × 5", [[images(64), 1, 28, 28], [32, 1, 5, 5]]),
    ("32 to 64, 3 × 3", NETWORK),
    ("32 to 64, 5 × 5", [[images(64), 32, 12, 12], [64, 32, 5, 5]]),
    ("64 to 128, 3 × 3", [[images(64), 64, 10, 10], [128, 64, 3, 3]]),
];

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
        let pixel = |y, x| (y * w + x) * c;
        let places = (0..oh).flat_map(|y| (0..ow).map(move |x| pixel(y, x)));
        let taps = (0..kh).flat_map(|i| (0..kw * c).map(move |j| pixel(i, 0) + j));
        Operands {
            input: channels_last(input),
            weight: numbers(kh * kw * c * k).to_vec(),
            places: places.collect(),
            taps: taps.collect(),
            at: (0..oh * ow).map(|place| place * k).collect(),
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

/// The product in tiles of `M` rows and `V` vectors, whatever the processor would like.
#[inline(always)]
fn tiles<S: Simd, const M: usize, const V: usize>(
    simd: S,
    product: &Product<'_, f32>,
    output: &mut [f32],
) {
    let mut k = 0;
    while k < product.width {
        product.strip::<S, M, V>(simd, k, Store::Set, output);
        k += V * <S::f32s as fearless_simd::SimdBase<S>>::LEN;
    }
}

/// From the seven loops to the tile, on the second layer of the network.
fn steps(criterion: &mut Criterion) {
    let level = Level::new();
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
    step!("1 × 1", simd, p, maps => tiles::<_, 1, 1>(simd, p, maps));
    step!("1 × 4", simd, p, maps => tiles::<_, 1, 4>(simd, p, maps));
    step!("2 × 4", simd, p, maps => tiles::<_, 2, 4>(simd, p, maps));
    step!("4 × 4", simd, p, maps => tiles::<_, 4, 4>(simd, p, maps));
    step!("10 × 4", simd, p, maps => tiles::<_, 10, 4>(simd, p, maps));
    group.bench_function("peak", |bencher| {
        let products = products(shape, weight);
        bencher.iter(|| multiply_add(level, black_box(products)));
    });
    group.finish();
}

/// All directions of every layer.
fn layers(criterion: &mut Criterion) {
    let level = Level::new();
    for (name, [input, weight]) in LAYERS {
        let (x, weight) = (channels_last(input), numbers(weight));
        let [_, c, h, w] = input;
        let (_, _, kh, kw) = weight.dim();
        let window = Window::new([kh, kw]);
        let shape = output_shape(&x.view(), &weight.view(), &window).expect("fits");
        let g = channels_last(shape);
        let in_c_order = x.as_standard_layout();
        let mut group = quick(criterion, name);
        let mut output = Array4::zeros([0; 4]);
        let mut forward = |x: ArrayView4<'_, f32>| {
            tile::conv2d_into(level, x, weight.view(), &window, &mut output)
        };
        group.bench_function("forward", |bencher| {
            bencher.iter(|| forward(black_box(x.view())));
        });
        group.bench_function("d weight", |bencher| {
            bencher.iter(|| tile::d_weight(black_box(x.view()), g.view(), &window));
        });
        if c > 1 {
            group.bench_function("d input", |bencher| {
                let (g, weight) = (g.view(), weight.view());
                bencher.iter(|| tile::d_input(black_box(g), weight, [h, w], &window));
            });
        }
        group.bench_function("forward, C order to C order", |bencher| {
            bencher.iter(|| {
                let maps = tile::conv2d(
                    black_box(in_c_order.view()),
                    weight.view(),
                    &window,
                );
                maps.map(|maps| maps.as_standard_layout().into_owned())
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

criterion_group!(benches, steps, layers, instructions);
criterion_main!(benches);
