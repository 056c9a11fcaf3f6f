//! The solutions of the chapters' exercises, held to something independent of them.
//!
//! The book's blocks run each solution once more, and run each unsolved exercise to see
//! it panic.

#![allow(unreachable_pub)] // the solutions stand as a reader would write them

#[path = "exercises/ch01_solution.rs"]
mod ch01;
#[path = "exercises/ch02_solution.rs"]
mod ch02;
#[path = "exercises/ch03_solution.rs"]
mod ch03;
#[path = "exercises/ch04_solution.rs"]
mod ch04;
#[path = "exercises/ch05_solution.rs"]
mod ch05;
#[path = "exercises/ch06_solution.rs"]
mod ch06;
#[path = "exercises/ch07_solution.rs"]
mod ch07;
#[path = "exercises/ch08_solution.rs"]
mod ch08;
#[path = "exercises/ch09_solution.rs"]
mod ch09;
#[path = "exercises/ch10_solution.rs"]
mod ch10;
#[path = "exercises/ch11_solution.rs"]
mod ch11;
#[path = "exercises/ch12_solution.rs"]
mod ch12;
#[path = "exercises/ch13_solution.rs"]
mod ch13;
#[path = "exercises/ch14_solution.rs"]
mod ch14;
#[path = "exercises/ch15_solution.rs"]
mod ch15;
#[path = "exercises/ch16_solution.rs"]
mod ch16;
#[path = "exercises/ch17_solution.rs"]
mod ch17;
#[path = "exercises/ch18_solution.rs"]
mod ch18;
#[path = "exercises/ch19_solution.rs"]
mod ch19;

use listings::emnist::Dataset;
use listings::garbage::{Net, memory};
use listings::model::{Book, Network};
use listings::random::Rng;
use listings::{Algorithm, Layout, Window, conv, glyphs, random, windows};
use ndarray::{
    Array, Array2, Array3, Array4, ArrayViewD, ArrayViewMutD, Axis, array, s,
};
use proptest::prelude::*;

/// A small array of that shape whose numbers are all different.
fn counting(shape: [usize; 4]) -> Array4<f64> {
    let len = shape.iter().product::<usize>() as f64;
    let numbers = Array::range(0.0, len, 1.0) / len - 0.5;
    numbers.into_shape_with_order(shape).unwrap()
}

proptest! {
    /// Chapter 1: "your own algorithm" agrees with seven loops.
    #[test]
    fn taps_outside_agrees_with_naive(
        [kh, kw, sy, sx, dy, dx] in [1..4usize, 1..4, 1..4, 1..4, 1..3, 1..3],
        [py, px] in [0..3usize, 0..3],
        [n, c, k] in [1..3usize, 1..3, 1..3],
    ) {
        let window = Window::new([kh, kw]).stride([sy, sx]).padding([py, px]).dilation([dy, dx]);
        let (input, weight) = (counting([n, c, 8, 7]), counting([k, c, kh, kw]));
        let got = ch01::taps_outside(input.view(), weight.view(), &window).unwrap();
        let wanted = conv::naive::conv2d(input.view(), weight.view(), &window).unwrap();
        prop_assert_eq!(got.dim(), wanted.dim());
        prop_assert!((&got - &wanted).iter().all(|d| d.abs() < 1e-12));
    }
}

/// Chapter 2.
#[test]
fn the_anti_diagonal_is_the_diagonal_of_the_mirrored_array() {
    for side in 1..6 {
        let layout = Layout::c_order(&[side, side]);
        let mirrored = layout.clone().reverse(1).unwrap().diagonal();
        assert_eq!(ch02::anti_diagonal(&layout), mirrored);
    }
}

/// Chapter 3.
#[test]
fn a_median_drops_a_speck_and_keeps_an_edge() {
    let mut image = Array2::zeros((5, 6));
    image.slice_mut(s![.., 3..]).fill(1.0);
    image[[2, 1]] = 9.0;
    let edge =
        array![[0.0, 0.0, 1.0, 1.0], [0.0, 0.0, 1.0, 1.0], [0.0, 0.0, 1.0, 1.0]];
    assert_eq!(ch03::median(image.view(), [3, 3]).unwrap(), edge);
}

proptest! {
    /// Chapter 4: the gradient of the last feature map's corner reaches as far as the
    /// receptive field.
    #[test]
    fn the_receptive_field_is_what_a_corner_sees(
        first in [1..4usize, 1..4, 1..3, 1..3],
        second in [1..4usize, 1..4, 1..3, 1..3],
    ) {
        let window = |[kh, kw, sy, sx]: [usize; 4]| Window::new([kh, kw]).stride([sy, sx]);
        let layers = [window(first), window(second)];
        let [rows, columns] = ch04::receptive_field(&layers).unwrap();
        let image = [12, 12];
        let map = layers[0].output(image).unwrap();
        let [oh, ow] = layers[1].output(map).unwrap();
        let mut d = Array4::zeros((1, 1, oh, ow));
        d[[0, 0, 0, 0]] = 1.0;
        for (layer, input) in [(layers[1], map), (layers[0], image)] {
            let ones = Array4::ones((1, 1, layer.kernel[0], layer.kernel[1]));
            d = conv::naive::d_input(d.view(), ones.view(), input, &layer).unwrap();
        }
        let seen = d.indexed_iter().filter(|&(_, &d)| d != 0.0);
        let last = seen.fold([0, 0], |[rows, columns], ((_, _, y, x), _)| {
            [rows.max(y + 1), columns.max(x + 1)]
        });
        prop_assert_eq!([rows, columns], last);
    }
}

/// Chapter 5.
#[test]
fn scale_and_shift_treats_each_channel_alone() {
    let (scale, shift) = (array![2.0, 0.0, -1.0], array![1.0, 5.0, 0.5]);
    let before = counting([2, 3, 4, 3]);
    let mut after = before.clone();
    ch05::scale_and_shift(&mut after, scale.view(), shift.view()).unwrap();
    for ((n, k, y, x), value) in after.indexed_iter() {
        assert_eq!(*value, before[[n, k, y, x]] * scale[k] + shift[k]);
    }
    let short = array![1.0];
    assert!(ch05::scale_and_shift(&mut after, scale.view(), short.view()).is_err());
    assert!(ch05::scale_and_shift(&mut after, short.view(), shift.view()).is_err());
}

/// Chapter 6.
#[test]
fn the_gram_matrix_is_every_channel_times_every_other() {
    let maps = counting([2, 3, 4, 5]);
    let gram = ch06::gram(maps.view()).unwrap();
    assert_eq!(gram.shape(), [2, 3, 3]);
    for (n, c, d) in ndarray::indices((2, 3, 3)) {
        let product = &maps.slice(s![n, c, .., ..]) * &maps.slice(s![n, d, .., ..]);
        assert!((gram[[n, c, d]] - product.sum()).abs() < 1e-12);
    }
}

/// Chapter 7.
#[test]
fn a_blur_treats_every_channel_alike() {
    let images = counting([2, 3, 5, 6]);
    let kernel = array![[1.0, 2.0], [0.5, -1.0], [0.0, 3.0]];
    let maps = ch07::blur(images.view(), kernel.view()).unwrap();
    assert_eq!(maps.shape(), [2, 3, 3, 5]);
    for (n, c) in ndarray::indices((2, 3)) {
        let channel = images.slice(s![n, c, .., ..]);
        let wanted = conv::by_hand::convolve(channel, kernel.view()).unwrap();
        let got = maps.slice(s![n, c, .., ..]);
        assert!((&got - &wanted).iter().all(|d| d.abs() < 1e-12));
    }
}

/// Chapter 8.
#[test]
fn channels_last_is_the_convolution_in_c_order() {
    let (input, weight) = (counting([2, 3, 5, 6]), counting([4, 3, 3, 2]));
    let window = Window::new([3, 2]);
    let view = windows::of_batch(input.view(), &window).unwrap();
    let maps = ch08::channels_last(view, weight.view());
    assert!(maps.is_standard_layout());
    let wanted = conv::naive::conv2d(input.view(), weight.view(), &window).unwrap();
    let wanted = wanted.permuted_axes([0, 2, 3, 1]).into_dyn();
    assert_eq!(maps.shape(), wanted.shape());
    assert!((&maps - &wanted).iter().all(|d| d.abs() < 1e-12));
}

/// Chapter 9: a series is an image of one row.
#[test]
fn a_series_is_filtered_as_an_image_of_one_row() {
    let input = counting([1, 3, 1, 7]); // (n, c, 1, t)
    let weight = counting([2, 3, 1, 4]); // (k, c, 1, m)
    let series = input.slice(s![0, .., 0, ..]); // (c, t)
    let taps = weight.slice(s![.., .., 0, ..]).permuted_axes([2, 1, 0]); // (m, c, k)
    let window = Window::new([1, 4]);
    let wanted = conv::naive::conv2d(input.view(), weight.view(), &window).unwrap();
    let wanted = wanted.slice(s![0, .., 0, ..]); // (k, t - m + 1)
    for series in [series.t(), series.t().as_standard_layout().view()] {
        let maps = ch09::filter(series, taps).unwrap();
        assert_eq!(maps.dim(), (4, 2));
        assert!((&maps.t() - &wanted).iter().all(|d| d.abs() < 1e-12));
    }
}

/// Chapter 10: each channel on its own is a layer of one channel.
#[test]
fn the_depthwise_gradient_is_that_of_each_channel_alone() {
    let (input, d_output) = (counting([2, 3, 5, 6]), counting([2, 3, 3, 5]));
    let window = Window::new([3, 2]);
    let view = windows::of_batch(input.view(), &window).unwrap();
    let d_kernels = ch10::d_kernels(view, d_output.view());
    let mut wanted = Array3::zeros((3, 3, 2));
    for c in 0..3 {
        let alone = s![.., c..=c, .., ..];
        let (input, d_output) = (input.slice(alone), d_output.slice(alone));
        let d_weight = conv::naive::d_weight(input, d_output, &window).unwrap();
        wanted.index_axis_mut(Axis(0), c).assign(&d_weight.slice(s![0, 0, .., ..]));
    }
    assert_eq!(d_kernels.shape(), wanted.shape());
    assert!((&d_kernels - &wanted.into_dyn()).iter().all(|d| d.abs() < 1e-12));
}

/// Chapter 11: a series is an image of one row, and every other moment a stride.
#[test]
fn every_other_moment_is_a_stride_of_two() {
    for t in [4, 7, 8] {
        let input = counting([1, 3, 1, t]); // (n, c, 1, t)
        let weight = counting([10, 3, 1, 4]); // (k, c, 1, m)
        let series = input.slice(s![0, .., 0, ..]); // (c, t)
        let taps = weight.slice(s![.., .., 0, ..]).permuted_axes([2, 1, 0]);
        let window = Window::new([1, 4]).stride([1, 2]);
        let wanted =
            conv::naive::conv2d(input.view(), weight.view(), &window).unwrap();
        let maps = ch11::filter(series.t(), taps).unwrap();
        let wanted = wanted.slice(s![0, .., 0, ..]); // (k, ⌈(t - m + 1) / 2⌉)
        assert_eq!(maps.dim(), (wanted.ncols(), 10));
        assert!((&maps.t() - &wanted).iter().all(|d| d.abs() < 1e-12));
    }
}

/// Chapter 12: even and odd numbers of outputs, down to one.
#[test]
fn two_outputs_by_four_multiplications_are_a_convolution() {
    for t in 3..=9 {
        let input = counting([1, 1, 1, t]) + 0.25; // (n, c, 1, t)
        let taps = [2.0, -1.5, 3.0];
        let weight =
            Array::from_iter(taps).into_shape_with_order((1, 1, 1, 3)).unwrap();
        let window = Window::new([1, 3]);
        let wanted =
            conv::naive::conv2d(input.view(), weight.view(), &window).unwrap();
        let outputs = ch12::filter(input.slice(s![0, 0, 0, ..]), taps);
        assert_eq!(outputs.len(), t - 2);
        let off = &outputs - &wanted.slice(s![0, 0, 0, ..]);
        assert!(off.iter().all(|off| off.abs() < 1e-12));
    }
}

proptest! {
    /// Chapter 13: what slows a whole round does not show, and as many ratios lie above the
    /// one that is returned as below.
    #[test]
    fn a_slow_round_strikes_both(
        rounds in prop::collection::vec((1.0..9.0, 1.0..9.0, 1.0..50.0), 1..30),
    ) {
        let (ours, theirs): (Vec<f64>, Vec<f64>) =
            rounds.iter().map(|&(ours, theirs, _)| (ours, theirs)).unzip();
        let ratio = ch13::times_as_fast(&ours, &theirs).unwrap();
        let slowed = |(time, (_, _, slow)): (&f64, &(f64, f64, f64))| time * slow;
        let [a, b]: [Vec<f64>; 2] =
            [&ours, &theirs].map(|times| times.iter().zip(&rounds).map(slowed).collect());
        let under_load = ch13::times_as_fast(&a, &b).unwrap();
        prop_assert!((under_load / ratio - 1.0).abs() < 1e-12);
        let ratios = || ours.iter().zip(&theirs).map(|(ours, theirs)| theirs / ours);
        let below = ratios().filter(|other| *other < ratio).count();
        let above = ratios().filter(|other| *other > ratio).count();
        prop_assert!(below <= rounds.len() / 2 && above <= rounds.len() / 2);
    }
}

#[test]
fn rounds_that_one_side_missed_compare_nothing() {
    assert_eq!(ch13::times_as_fast(&[], &[]), None);
    assert_eq!(ch13::times_as_fast(&[1.0, 1.0], &[2.0]), None);
    assert_eq!(ch13::times_as_fast(&[1.0], &[2.0]), Some(2.0));
}

/// Chapter 14: pixel by pixel, also on images whose strides are those of EMNIST.
#[test]
fn a_sheet_holds_each_image_in_its_cell() {
    let set = Dataset::drawn(0..2);
    let images = set.images(); // (94, 28, 28)
    for (n, columns) in [(94, 47), (94, 2), (6, 3), (5, 5), (4, 1)] {
        let images = images.slice(s![..n, .., ..]);
        let sheet = ch14::sheet(images, columns).unwrap();
        assert_eq!(sheet.dim(), (n / columns * 28, columns * 28));
        for ((y, x), pixel) in sheet.indexed_iter() {
            let image = y / 28 * columns + x / 28;
            assert_eq!(*pixel, images[[image, y % 28, x % 28]]);
        }
    }
    assert!(ch14::sheet(images, 40).is_err(), "an unfinished row");
}

/// Chapter 14: the solution's comments say what is a view and what is a copy.
#[test]
fn a_sheet_is_copied_once() {
    let set = Dataset::drawn(0..1);
    let images = set.images().slice_move(s![..6, .., ..]);
    let grid = images.to_shape((2, 3, 28, 28)).unwrap();
    assert!(grid.is_view());
    let lines = grid.view().permuted_axes([0, 2, 1, 3]);
    assert!(!lines.to_shape((2 * 28, 3 * 28)).unwrap().is_view());
}

/// Chapter 15: a mean is a convolution of each channel with a kernel that is constant.
#[test]
fn the_gradient_of_a_mean_is_that_of_a_constant_kernel() {
    for window in [
        Window::new([2, 2]).stride([2, 2]),
        Window::new([3, 2]),
        Window::new([2, 3]).stride([1, 2]).dilation([2, 1]),
    ] {
        let [kh, kw] = window.kernel;
        let [oh, ow] = window.output([6, 7]).unwrap();
        let d_output = counting([2, 3, oh, ow]);
        let got = ch15::d_input(d_output.clone(), [6, 7], &window).unwrap();
        assert_eq!(got.dim(), (2, 3, 6, 7));
        let constant = Array4::from_elem((1, 1, kh, kw), 1.0 / (kh * kw) as f64);
        for c in 0..3 {
            let channel = s![.., c..=c, .., ..];
            let d_channel = d_output.slice(channel);
            let wanted =
                conv::naive::d_input(d_channel, constant.view(), [6, 7], &window);
            let off = &got.slice(channel) - &wanted.unwrap();
            assert!(off.iter().all(|d| d.abs() < 1e-12), "{window:?}");
        }
    }
    let refused = ch15::d_input(counting([1, 1, 3, 4]), [6, 6], &Window::new([2, 2]));
    assert!(refused.is_err(), "another image's gradient");
}

proptest! {
    /// Chapter 16: seen as one long row of numbers, the gradient keeps its direction.
    #[test]
    fn a_clipped_gradient_is_shorter_and_points_the_same_way(
        numbers in prop::collection::vec(-9.0..9.0, 11),
        limit in 0.1..40.0,
    ) {
        let mut weight = Array2::from_shape_vec((2, 4), numbers[..8].to_vec()).unwrap();
        let mut bias = Array::from(numbers[8..].to_vec());
        let before = ndarray::aview1::<f64>(&numbers);
        let length = before.dot(&before).sqrt();
        let mut both = [weight.view_mut().into_dyn(), bias.view_mut().into_dyn()];
        let got = ch16::clip(&mut both, limit);
        prop_assert!((got - length).abs() < 1e-9);
        let after: Array<f64, _> = weight.iter().chain(&bias).copied().collect();
        let shorter = length.min(limit);
        prop_assert!((after.dot(&after).sqrt() - shorter).abs() < 1e-9);
        prop_assert!((after.dot(&before) - shorter * length).abs() < 1e-7);
    }
}

/// A network of one layer, for chapter 17: class 1 is the sum of pixels times weights.
#[derive(Clone)]
struct Weighted(Array2<f64>);

impl Network<f64> for Weighted {
    type Cache = ();

    fn forward(
        &self,
        images: Array4<f64>,
        _: Option<&mut Rng>,
    ) -> listings::Result<(Array2<f64>, ())> {
        let sums = images.outer_iter().map(|image| (&image * &self.0).sum());
        let sums: Vec<f64> = sums.collect();
        Ok((Array2::from_shape_fn((sums.len(), 2), |(n, k)| sums[n] * k as f64), ()))
    }

    fn backward(&self, _: &(), _: Array2<f64>) -> listings::Result<Self> {
        Ok(self.clone())
    }

    fn parameters(&self) -> Vec<(&'static str, ArrayViewD<'_, f64>)> {
        vec![("weight", self.0.view().into_dyn())]
    }

    fn parameters_mut(&mut self) -> Vec<ArrayViewMutD<'_, f64>> {
        vec![self.0.view_mut().into_dyn()]
    }
}

/// Chapter 17: of a sum, a square of paper takes away what was under it.
#[test]
fn paper_takes_away_what_it_covers() {
    let pixels = counting([1, 1, 7, 9]).index_axis_move(Axis(0), 0);
    let image = pixels.index_axis_move(Axis(0), 0); // (7, 9)
    let weight = image.mapv(|pixel| 3.0 - 5.0 * pixel * pixel);
    let products = &image * &weight;
    let ones = Array2::ones((5, 5));
    let wanted = conv::by_hand::convolve(products.view(), ones.view()).unwrap();
    let fall = ch17::occlusion(&Weighted(weight.clone()), image.view(), 1).unwrap();
    assert_eq!(fall.dim(), (3, 5));
    assert!((&fall - &wanted).iter().all(|d| d.abs() < 1e-12));
    let other = ch17::occlusion(&Weighted(weight), image.view(), 0).unwrap();
    assert!(other.iter().all(|&fall| fall == 0.0));
}

/// Chapter 18: of the first layer, the one map that the letters in memory reach.
#[test]
fn constant_maps_are_those_that_read_garbage() {
    let right = Net::new(&mut random::seeded(1, &[]));
    let wrong = Net { memory: Some(memory()), ..right.clone() };
    let images = Dataset::drawn(0..1).batch(&[10, 27]);
    for (net, wanted) in [(right, vec![]), (wrong, vec![4])] {
        let maps = net.first_maps(images.clone()).unwrap();
        assert_eq!(ch18::constant_maps(maps.view()), wanted);
    }
}

/// Chapter 18: one pixel of one image makes a map alive, and a NaN is a number here.
#[test]
fn a_map_is_constant_over_every_image() {
    let mut maps = Array4::from_elem((2, 4, 3, 3), 1.0);
    maps.index_axis_mut(Axis(1), 2).fill(f64::NAN);
    maps[[1, 0, 2, 2]] = 1.5;
    maps.slice_mut(s![1, 3, .., ..]).fill(0.0);
    assert_eq!(ch18::constant_maps(maps.view()), [1, 2]);
    let mut zeros = Array4::zeros((1, 1, 2, 2));
    zeros[[0, 0, 1, 1]] = -0.0;
    assert_eq!(ch18::constant_maps(zeros.view()), [0], "0 and -0 are one number");
}

/// Chapter 19: the gradient of the last bias is the mean of (probability - wanted).
#[test]
fn another_alphabet_is_learned_by_the_last_layer_alone() {
    let im2col = Algorithm::ALL.iter().find(|a| a.name == "im2col").unwrap();
    let random = &mut random::seeded(1, &[]);
    let before = Book::<f32>::new(*im2col, random);
    let mut after = ch19::for_alphabet(&before, 26, random);
    let capitals = s![10..36, .., .., ..]; // A to Z
    let (images, _) = glyphs::labeled(1..2);
    let images = images.slice_move(capitals);
    let targets: Vec<_> = (0..26).collect();

    let bias = after.linear2.bias.clone();
    let (logits, _) = after.forward(images.clone(), None).unwrap();
    assert_eq!(logits.dim(), (26, 26));
    let mut d_bias = Array2::from_elem((1, 26), -1.0 / 26.0);
    for row in logits.mapv(f32::exp).rows() {
        d_bias += &(&row / row.sum() / 26.0);
    }
    let first = ch19::step(&mut after, images.clone(), &targets, 0.5).unwrap();
    let moved = (&bias - &after.linear2.bias) / 0.5;
    assert!((&d_bias.row(0) - &moved).iter().all(|off| off.abs() < 1e-5));

    for _ in 0..20 {
        ch19::step(&mut after, images.clone(), &targets, 0.5).unwrap();
    }
    let last = ch19::step(&mut after, images, &targets, 0.5).unwrap();
    assert!(last < first, "from {first} to {last}");
    let kept =
        |book: &Book<f32>| (book.conv1.weight.clone(), book.conv2.weight.clone());
    assert_eq!(kept(&before), kept(&after));
    assert_eq!(before.conv1.bias, after.conv1.bias);
    assert_eq!(before.conv2.bias, after.conv2.bias);
    assert_eq!(before.linear1, after.linear1);
}
