//! Chapter 12: Winograd's two forms beside the tile, and the most that the processor can do
//! of what the tile does. `cargo run -- bench winograd`

use std::hint::black_box;

use common::{images, numbers, quick};
use criterion::measurement::WallTime;
use criterion::{
    BenchmarkGroup, BenchmarkId, Criterion, criterion_group, criterion_main,
};
use listings::Window;
use listings::conv::tile;
use listings::conv::winograd::{Form, Layer};
use listings::levels::Level;
use listings::peak::multiply_add;
use ndarray::{Array4, ArrayView4};
use tools::bench::LAYERS;

mod common;

const FORMS: [(&str, Form); 2] = [("F(2×2)", Form::F2), ("F(4×4)", Form::F4)];
const WINDOW: Window = Window::new([3, 3]);

/// An array of that shape whose axis 1 lies last in memory.
fn channels_last([n, c, h, w]: [usize; 4]) -> Array4<f32> {
    numbers((n, h, w, c)).permuted_axes([0, 3, 1, 2])
}

/// A layer and all that its three directions read.
struct Case {
    x: Array4<f32>,
    weight: Array4<f32>,
    g: Array4<f32>,
}

impl Case {
    fn new([n, c, h, w]: [usize; 4], k: usize) -> Case {
        Case {
            x: channels_last([n, c, h, w]),
            weight: numbers([k, c, 3, 3]),
            g: channels_last([n, k, h - 2, w - 2]),
        }
    }

    fn layer(&self, form: Form) -> Layer<f32> {
        let (_, c, h, w) = self.x.dim();
        Layer::new(Level::new(), form, [h, w], [[0; 2]; 2], [c, self.weight.dim().0])
    }

    /// The forward pass, from the weight as it lies.
    fn forward(&self, form: Form) -> impl FnMut() {
        let layer = self.layer(form);
        let [mut transformed, mut scratch] = layer.room();
        let mut taps = turned(self.weight.view(), [2, 3, 1, 0]);
        let mut maps = vec![0.0; self.g.len()];
        move || {
            taps.assign(&self.weight.view().permuted_axes([2, 3, 1, 0]));
            layer.transform(slice(&taps), &mut transformed);
            let images = black_box(memory(&self.x));
            layer.forward(images, &transformed, &mut maps, &mut scratch);
        }
    }

    fn d_input(&self, form: Form) -> impl FnMut() {
        let layer = self.layer(form);
        let [mut transformed, mut scratch] = layer.room();
        let mut taps = turned(self.weight.view(), [2, 3, 0, 1]);
        let mut d_images = vec![0.0; self.x.len()];
        move || {
            taps.assign(&self.weight.view().permuted_axes([2, 3, 0, 1]));
            layer.transform(slice(&taps), &mut transformed);
            let d_maps = black_box(memory(&self.g));
            layer.d_input(d_maps, &transformed, &mut d_images, &mut scratch);
        }
    }

    fn d_weight(&self, form: Form) -> impl FnMut() {
        let layer = self.layer(form);
        let [mut transformed, mut scratch] = layer.room();
        let mut d_weight = vec![0.0; self.weight.len()];
        move || {
            transformed.fill(0.0);
            let (images, d_maps) = (black_box(memory(&self.x)), memory(&self.g));
            layer.d_weight(images, d_maps, &mut transformed, &mut scratch);
            layer.d_transform(&transformed, &mut d_weight);
        }
    }
}

fn turned(weight: ArrayView4<'_, f32>, axes: [usize; 4]) -> Array4<f32> {
    weight.permuted_axes(axes).as_standard_layout().into_owned()
}

fn slice(array: &Array4<f32>) -> &[f32] {
    array.as_slice().expect("C order")
}

fn memory(array: &Array4<f32>) -> &[f32] {
    array.as_slice_memory_order().expect("one block")
}

fn time(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, mut f: impl FnMut()) {
    group.bench_function(name, |bencher| bencher.iter(&mut f));
}

/// All directions of the 3×3 layers.
fn layers(criterion: &mut Criterion) {
    let level = Level::new();
    for (name, [[n, c, h, w], [k, _, kh, kw]]) in LAYERS {
        if [kh, kw] != [3, 3] {
            continue;
        }
        let case = Case::new([images(n), c, h, w], k);
        let (x, weight, g) = (case.x.view(), case.weight.view(), case.g.view());
        let mut group = quick(criterion, name);
        let mut output = Array4::zeros([0; 4]);
        time(&mut group, "forward, tile", || {
            let x = black_box(x.view());
            tile::conv2d_into(level, x, weight, &WINDOW, &mut output).expect("fits");
        });
        for (name, form) in FORMS {
            time(&mut group, &format!("forward, {name}"), case.forward(form));
        }
        time(&mut group, "d weight, tile", || {
            black_box(tile::d_weight(black_box(x), g, &WINDOW)).expect("fits");
        });
        for (name, form) in FORMS {
            time(&mut group, &format!("d weight, {name}"), case.d_weight(form));
        }
        time(&mut group, "d input, tile", || {
            black_box(tile::d_input(black_box(g), weight, [h, w], &WINDOW))
                .expect("fits");
        });
        for (name, form) in FORMS {
            time(&mut group, &format!("d input, {name}"), case.d_input(form));
        }
        let products = case.g.len() * weight.len() / k;
        time(&mut group, "peak", || {
            black_box(multiply_add(level, black_box(products)));
        });
        group.finish();
    }
}

/// The forward pass of images of 10 × 10, with as many filters as channels.
fn channels(criterion: &mut Criterion) {
    let level = Level::new();
    let mut group = quick(criterion, "channels");
    for c in [16, 32, 64, 128] {
        let case = Case::new([images(16), c, 10, 10], c);
        let mut output = Array4::zeros([0; 4]);
        group.bench_function(BenchmarkId::new("tile", c), |bencher| {
            let (x, weight) = (case.x.view(), case.weight.view());
            bencher.iter(|| {
                tile::conv2d_into(level, black_box(x), weight, &WINDOW, &mut output)
            });
        });
        for (name, form) in FORMS {
            let mut forward = case.forward(form);
            let id = BenchmarkId::new(name, c);
            group.bench_function(id, |bencher| bencher.iter(&mut forward));
        }
    }
    group.finish();
}

criterion_group!(benches, layers, channels);
criterion_main!(benches);
