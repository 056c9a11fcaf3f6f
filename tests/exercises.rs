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

use listings::{Layout, Window, conv};
use ndarray::{Array, Array4, array};
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))] // each looks at 144 images

    /// Chapter 4: a pixel changes the last feature map's corner if and only if it lies
    /// in the receptive field.
    #[test]
    fn the_receptive_field_is_what_a_corner_sees(
        first in [1..4usize, 1..4, 1..3, 1..3],
        second in [1..4usize, 1..4, 1..3, 1..3],
    ) {
        let window = |[kh, kw, sy, sx]: [usize; 4]| Window::new([kh, kw]).stride([sy, sx]);
        let layers = [window(first), window(second)];
        let [rows, columns] = ch04::receptive_field(&layers).unwrap();
        let corner = |image: &Array4<f64>| {
            let mut map = image.clone();
            for layer in &layers {
                let ones = Array4::ones((1, 1, layer.kernel[0], layer.kernel[1]));
                map = conv::naive::conv2d(map.view(), ones.view(), layer).unwrap();
            }
            map[[0, 0, 0, 0]]
        };
        let mut seen = [0, 0];
        for (y, x) in ndarray::indices((12, 12)) {
            let mut image = Array4::zeros((1, 1, 12, 12));
            image[[0, 0, y, x]] = 1.0;
            if corner(&image) != 0.0 {
                seen = [seen[0].max(y + 1), seen[1].max(x + 1)];
            }
        }
        prop_assert_eq!([rows, columns], seen);
    }
}

#[test]
fn the_anti_diagonal_is_the_diagonal_of_the_mirrored_array() {
    for side in 1..6 {
        let layout = Layout::c_order(&[side, side]);
        let mirrored = layout.clone().reverse(1).unwrap().diagonal();
        assert_eq!(ch02::anti_diagonal(&layout), mirrored);
    }
}

#[test]
fn a_median_drops_a_speck_and_keeps_an_edge() {
    let mut image = ndarray::Array2::zeros((5, 6));
    image.slice_mut(ndarray::s![.., 3..]).fill(1.0);
    image[[2, 1]] = 9.0;
    let edge =
        array![[0.0, 0.0, 1.0, 1.0], [0.0, 0.0, 1.0, 1.0], [0.0, 0.0, 1.0, 1.0]];
    assert_eq!(ch03::median(image.view(), [3, 3]).unwrap(), edge);
}

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
