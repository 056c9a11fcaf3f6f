//! The gradients at the edges of their arguments.
//!
//! Edges: 3×3 on 3×3; 1×1 kernels; no images, channels, filters or rows; rows that no
//! window reads; dilation with stride; padding wider than the kernel; NaN.

use ndarray::{Array1, Array4, array, s};

use crate::{arange, d_input, d_weight};
use listings::Window;
use listings::conv::gradient;

#[test]
fn three_by_three_on_three_by_three_swaps_image_and_kernel() {
    let (image, kernel) = (arange([1, 1, 3, 3]), arange([1, 1, 3, 3]) + 10.0);
    let (d, window) = (array![[[[2.0]]]], Window::new([3, 3]));
    assert_eq!(d_input(d.view(), kernel.view(), [3, 3], &window), Ok(&kernel * 2.0));
    assert_eq!(d_weight(image.view(), d.view(), &window), Ok(image * 2.0));
}

#[test]
fn a_kernel_of_one_tap_is_a_matrix_between_channels() {
    let window = Window::new([1, 1]);
    let input = arange([1, 2, 2, 2]); // 0 1 2 3 and 4 5 6 7
    let weight = array![[[[1.0]], [[10.0]]]];
    let d = array![[[[1.0, 2.0], [3.0, 4.0]]]];
    let want = array![[[[1.0, 2.0], [3.0, 4.0]], [[10.0, 20.0], [30.0, 40.0]]]];
    assert_eq!(d_input(d.view(), weight.view(), [2, 2], &window), Ok(want));
    // 0·1 + 1·2 + 2·3 + 3·4 and 4·1 + 5·2 + 6·3 + 7·4
    let want = array![[[[20.0]], [[60.0]]]];
    assert_eq!(d_weight(input.view(), d.view(), &window), Ok(want));
}

#[test]
fn no_images_no_filters_or_no_channels_is_a_sum_of_nothing_or_nothing() {
    let window = Window::new([2, 2]).stride([1, 2]);
    for (n, c, k) in
        [(0, 2, 3), (2, 0, 3), (2, 3, 0), (0, 0, 3), (2, 0, 0), (0, 0, 0)]
    {
        let (input, weight) = (arange([n, c, 4, 5]), arange([k, c, 2, 2]));
        let d = arange([n, k, 3, 2]);
        let got = d_input(d.view(), weight.view(), [4, 5], &window);
        assert_eq!(got, Ok(Array4::zeros((n, c, 4, 5))));
        let got = d_weight(input.view(), d.view(), &window);
        assert_eq!(got, Ok(Array4::zeros((k, c, 2, 2))));
        assert_eq!(
            gradient::bias(d.slice(s![..0, .., .., ..])),
            Array1::<f64>::zeros(k)
        );
    }
}

#[test]
fn an_image_without_rows_has_a_gradient_without_rows() {
    let window = Window::new([3, 3]).padding([2, 0]);
    let (input, weight, d) =
        (arange([1, 1, 0, 4]), arange([1, 1, 3, 3]), arange([1, 1, 2, 2]));
    let got = d_input(d.view(), weight.view(), [0, 4], &window);
    assert_eq!(got, Ok(Array4::zeros((1, 1, 0, 4))));
    let got = d_weight(input.view(), d.view(), &window);
    assert_eq!(got, Ok(Array4::zeros((1, 1, 3, 3))));
}

/// Windows of 2×2 in steps of 3 on 7×6 pixels: rows 2, 5 and 6 and columns 2 and 5 lie
/// under no window.
#[test]
fn pixels_that_no_window_reads_have_gradient_zero() {
    let window = Window::new([2, 2]).stride([3, 3]);
    let d = array![[[[1.0, 2.0], [3.0, 4.0]]]];
    let weight = Array4::ones((1, 1, 2, 2));
    let want = array![[[
        [1.0, 1.0, 0.0, 2.0, 2.0, 0.0],
        [1.0, 1.0, 0.0, 2.0, 2.0, 0.0],
        [0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        [3.0, 3.0, 0.0, 4.0, 4.0, 0.0],
        [3.0, 3.0, 0.0, 4.0, 4.0, 0.0],
        [0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        [0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    ]]];
    assert_eq!(d_input(d.view(), weight.view(), [7, 6], &window), Ok(want));
    let mut input = Array4::ones((1, 1, 7, 6));
    for at in [2, 5] {
        input.slice_mut(s![.., .., at, ..]).fill(100.0);
        input.slice_mut(s![.., .., .., at]).fill(100.0);
    }
    input.slice_mut(s![.., .., 6, ..]).fill(100.0);
    let want = Array4::from_elem((1, 1, 2, 2), 10.0); // 1 + 2 + 3 + 4
    assert_eq!(d_weight(input.view(), d.view(), &window), Ok(want));
}

/// Two places, two taps, both two apart: the pixel in the middle is under both.
#[test]
fn dilation_and_stride_of_two_meet_on_one_pixel() {
    let window = Window::new([1, 2]).stride([1, 2]).dilation([1, 2]);
    let (d, weight) = (array![[[[1.0, 10.0]]]], array![[[[2.0, 3.0]]]]);
    let want = array![[[[2.0, 0.0, 23.0, 0.0, 30.0]]]]; // 1·2, 1·3 + 10·2, 10·3
    assert_eq!(d_input(d.view(), weight.view(), [1, 5], &window), Ok(want));
    let input = array![[[[1.0, 2.0, 3.0, 4.0, 5.0]]]];
    let want = array![[[[31.0, 53.0]]]]; // 1·1 + 10·3, 1·3 + 10·5
    assert_eq!(d_weight(input.view(), d.view(), &window), Ok(want));
}

/// One pixel with three zeros on each side, and 2×2 taps: tap `[i, j]` is over the pixel
/// when the window stands at `[3 - i, 3 - j]`.
#[test]
fn padding_wider_than_the_kernel() {
    let window = Window::new([2, 2]).padding([3, 3]);
    let d = arange([1, 1, 6, 6]);
    let weight = array![[[[1.0, 10.0], [100.0, 1000.0]]]];
    // The places in question hold 21 20 / 15 14.
    let want = array![[[[21.0 + 200.0 + 1500.0 + 14000.0]]]];
    assert_eq!(d_input(d.view(), weight.view(), [1, 1], &window), Ok(want));
    let want = array![[[[42.0, 40.0], [30.0, 28.0]]]];
    assert_eq!(d_weight(array![[[[2.0]]]].view(), d.view(), &window), Ok(want));
}

/// A NaN of the output reaches the pixels under its window and the taps of its filter,
/// and no others.
#[test]
fn a_nan_reaches_its_pixels_and_its_filter() {
    let window = Window::new([2, 2]).stride([2, 1]).dilation([1, 2]);
    let mut d = arange([2, 2, 2, 2]);
    d[[1, 0, 1, 0]] = f64::NAN;
    let weight = arange([2, 2, 2, 2]);
    let got = d_input(d.view(), weight.view(), [5, 4], &window).unwrap();
    let under = |n, y, x| n == 1 && (y == 2 || y == 3) && (x == 0 || x == 2);
    for ((n, c, y, x), got) in got.indexed_iter() {
        assert_eq!(got.is_nan(), under(n, y, x), "pixel {:?}", [n, c, y, x]);
    }
    let input = arange([2, 2, 5, 4]);
    let got = d_weight(input.view(), d.view(), &window).unwrap();
    for ((k, c, i, j), got) in got.indexed_iter() {
        assert_eq!(got.is_nan(), k == 0, "tap {:?}", [k, c, i, j]);
    }
    assert_eq!(gradient::bias(d.view()).mapv(f64::is_nan), array![true, false]);
}
