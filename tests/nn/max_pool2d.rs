//! Max pooling.

use ndarray::{Array, Array4, Axis, NdFloat, ShapeBuilder, array};
use serde::Deserialize;

use crate::numbers::{Numbers, cast, furthest, read};
use crate::{check, d_loss, numbers};
use listings::nn;
use listings::nn::max_pool2d::{backward, forward};
use listings::{Error, Window, random};

#[derive(Deserialize)]
struct File {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    kernel: usize,
    stride: usize,
    input: Numbers,
    output: Numbers,
    d_output: Numbers,
    d_input: Numbers,
}

/// Where windows overlap, up to four gradients are added, in an order of their own: the
/// last digit may differ.
#[test]
fn torch() {
    fixture::<f64>(1e-15);
    fixture::<f32>(1e-6);
}

fn fixture<A: NdFloat>(tolerance: f64) {
    let File { cases } = read(include_str!("../fixtures/max_pool2d.json"));
    assert!(
        cases.iter().any(|case| case.kernel > case.stride),
        "windows that overlap"
    );
    assert_eq!(cases.len(), 4);
    for Case { kernel, stride, input, output, d_output, d_input } in cases {
        let window = Window::new([kernel; 2]).stride([stride; 2]);
        let (got, cache) = forward(cast::<A, _>(&input.array()), &window).unwrap();
        assert_eq!(got, cast(&output.array()), "no arithmetic, no rounding");
        let got = backward(&cache, cast::<A, _>(&d_output.array())).unwrap();
        let off = furthest(&got, &d_input.array());
        assert!(off <= tolerance, "kernel {kernel}, stride {stride}: off by {off:e}");
    }
}

/// Windows that overlap, that leave pixels out between them and at the end, with holes,
/// and all of it different along the two sides.
fn windows() -> [Window; 6] {
    [
        Window::new([2, 2]).stride([2, 2]),
        Window::new([3, 2]),
        Window::new([2, 3]).stride([3, 1]),
        Window::new([1, 2]).stride([2, 5]),
        Window::new([2, 2]).stride([1, 2]).dilation([3, 2]),
        Window::new([7, 8]),
    ]
}

/// (2, 3, 7, 8), every pixel at least 0.01 from every other: no two of them change
/// places in a step of the gradient check, so there is no kink in its way.
fn pixels() -> Array4<f64> {
    let mut ranks: Vec<usize> = (0..2 * 3 * 7 * 8).collect();
    random::shuffle(&mut random::seeded(1, &[]), &mut ranks);
    let pixels = Array::from_iter(ranks).mapv(|rank| rank as f64 * 0.01 - 1.68);
    pixels.into_shape_with_order((2, 3, 7, 8)).unwrap()
}

/// Output and gradient, a window at a time.
fn by_hand(
    input: &Array4<f64>,
    d_output: &Array4<f64>,
    window: &Window,
) -> (Array4<f64>, Array4<f64>) {
    let (mut output, mut d_input) = (d_output.clone(), Array4::zeros(input.dim()));
    let (_, _, h, w) = input.dim();
    for ((n, c, y, x), &d) in d_output.indexed_iter() {
        let (mut largest, mut at) = (f64::NEG_INFINITY, [0, 0]);
        for tap in ndarray::indices(window.kernel) {
            let pixel = window.pixel([y, x], tap.into(), [h, w]).unwrap();
            if input[[n, c, pixel[0], pixel[1]]] > largest {
                (largest, at) = (input[[n, c, pixel[0], pixel[1]]], pixel);
            }
        }
        output[[n, c, y, x]] = largest;
        d_input[[n, c, at[0], at[1]]] += d;
    }
    (output, d_input)
}

#[test]
fn one_window_at_a_time_gives_the_same() {
    for window in windows() {
        let (output, cache) = forward(pixels(), &window).unwrap();
        let d_output = numbers(output.dim(), 2);
        let wanted = by_hand(&pixels(), &d_output, &window);
        assert_eq!(output, wanted.0, "{window:?}");
        let d_input = backward(&cache, d_output).unwrap();
        assert!(d_input.abs_diff_eq(&wanted.1, 1e-14), "{window:?}");
    }
}

#[test]
fn gradients() {
    for window in windows() {
        let (output, cache) = forward(pixels(), &window).unwrap();
        let d_input = backward(&cache, d_loss(&output)).unwrap();
        check("d_input", &pixels(), &d_input, |x| forward(x, &window).unwrap().0);
    }
}

#[test]
fn memory_layout_does_not_matter() {
    let mut columns = Array4::zeros((2, 3, 7, 8).f());
    columns.assign(&pixels());
    let mut reversed = pixels();
    reversed.invert_axis(Axis(3));
    let mut reversed = reversed.as_standard_layout().into_owned();
    reversed.invert_axis(Axis(3));
    for window in windows() {
        let (output, cache) = forward(pixels(), &window).unwrap();
        let d_output = numbers(output.dim(), 2);
        let d_input = backward(&cache, d_output.clone()).unwrap();
        for input in [&columns, &reversed] {
            let (same, cache) = forward(input.clone(), &window).unwrap();
            assert_eq!(same, output);
            assert_eq!(backward(&cache, d_output.clone()).unwrap(), d_input);
        }
    }
}

#[test]
fn of_equal_pixels_the_first_wins() {
    let window = Window::new([2, 2]);
    let (output, cache) =
        forward(Array4::from_elem((1, 1, 3, 3), -2.0), &window).unwrap();
    assert_eq!(output, Array4::from_elem((1, 1, 2, 2), -2.0));
    let d_input: Array4<f64> =
        backward(&cache, array![[[[1.0, 2.0], [3.0, 4.0]]]]).unwrap();
    let wanted = array![[[[1.0, 2.0, 0.0], [3.0, 4.0, 0.0], [0.0, 0.0, 0.0]]]];
    assert_eq!(d_input, wanted);
}

#[test]
fn nan_wins_wherever_it_stands_and_infinity_is_a_number() {
    let window = Window::new([2, 2]);
    let numbers = [f64::INFINITY, 1.0, f64::NEG_INFINITY];
    for at in 0..4 {
        let mut pixels = Vec::from(numbers);
        pixels.insert(at, f64::NAN);
        let image = Array::from_shape_vec((1, 1, 2, 2), pixels).unwrap();
        let (output, cache) = forward(image, &window).unwrap();
        assert!(output[[0, 0, 0, 0]].is_nan(), "at {at}");
        let d_input: Array4<f64> = backward(&cache, array![[[[1.0]]]]).unwrap();
        assert_eq!(d_input.iter().position(|&d| d == 1.0), Some(at));
        assert_eq!(d_input.sum(), 1.0);
    }
    let lowest = Array4::from_elem((1, 1, 2, 2), f64::NEG_INFINITY);
    assert_eq!(forward(lowest, &window).unwrap().0, array![[[[f64::NEG_INFINITY]]]]);
}

#[test]
fn an_empty_batch() {
    for shape in [[0, 3, 4, 4], [2, 0, 4, 4]] {
        let [n, c, ..] = shape;
        let window = Window::new([2, 2]).stride([2, 2]);
        let (output, cache) = forward(Array4::<f64>::zeros(shape), &window).unwrap();
        assert_eq!(output.dim(), (n, c, 2, 2));
        assert_eq!(backward(&cache, output).unwrap(), Array4::<f64>::zeros(shape));
    }
}

#[test]
fn windows_and_gradients_that_do_not_fit_are_refused() {
    let padded = Window::new([2, 2]).padding([1, 1]);
    let error = forward(pixels(), &padded).unwrap_err();
    assert_eq!(error, Error::PaddedView { padding: [[1, 1], [1, 1]] });
    let error = forward(pixels(), &Window::new([8, 8])).unwrap_err();
    assert!(matches!(error, Error::KernelDoesNotFit { .. }), "{error}");

    let (_, cache) = forward(pixels(), &windows()[0]).unwrap();
    for given in [[1, 3, 3, 4], [2, 3, 3, 3], [2, 1, 1, 1], [2, 3, 7, 8]] {
        let error = backward::<f64>(&cache, Array4::zeros(given)).unwrap_err();
        let (given, output) = (given.to_vec(), vec![2, 3, 3, 4]);
        assert_eq!(error, nn::Error::LayerGradient { given, output }.into());
    }
}

/// Without images an array may have any height and width; its positions need memory.
#[test]
fn a_channel_that_no_memory_holds_is_refused() {
    let input = Array4::<f32>::zeros((0, 1, 1 << 31, 1 << 29));
    let error = forward(input, &Window::new([2, 2])).unwrap_err();
    assert_eq!(error, Error::TooLarge { what: "the positions in a channel" });
}
