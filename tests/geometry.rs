//! `Window`: sizes of every geometry, down to 0 and up to `usize::MAX`.
//!
//! Edges: a kernel as large as the padded input, and larger; no taps; a stride or a
//! dilation of 0; an image without pixels, with and without padding; sizes whose sums or
//! products overflow; "same" with even and odd padding, with a stride, with a stride
//! larger than the kernel.

use proptest::prelude::*;

use listings::error::Side;
use listings::{Error, Window};

/// Small numbers, numbers about to overflow, and all others.
fn size() -> impl Strategy<Value = usize> {
    prop_oneof![
        6 => 0..=9usize,
        1 => (0..=9usize).prop_map(|less| usize::MAX - less),
        1 => (0..=9usize).prop_map(|more| usize::MAX / 2 + more - 4),
        1 => any::<usize>(),
    ]
}

fn window() -> impl Strategy<Value = Window> {
    let pair = || [size(), size()];
    (pair(), pair(), [pair(), pair()], pair()).prop_map(
        |(kernel, stride, padding, dilation)| Window {
            kernel,
            stride,
            padding,
            dilation,
        },
    )
}

/// The output along one side in 128 bits, or `None` if there is none.
fn wide(window: &Window, side: usize, input: usize) -> Option<u128> {
    let [kernel, stride, dilation] = [window.kernel, window.stride, window.dilation]
        .map(|pair| pair[side] as u128);
    let [before, after] = window.padding[side].map(|zeros| zeros as u128);
    let span = dilation * kernel.checked_sub(1)? + 1;
    let padded = before + input as u128 + after;
    let fits = padded <= usize::MAX as u128 && dilation > 0;
    let room = padded.checked_sub(span).filter(|_| fits)?;
    Some(room.checked_div(stride)? + 1)
}

proptest! {
    #[test]
    fn any_window_gives_the_right_size_or_an_error_that_is_true(
        window in window(),
        input in [size(), size()],
    ) {
        match window.output(input) {
            Ok(output) => {
                let want = [0, 1].map(|side| wide(&window, side, input[side]));
                prop_assert_eq!(output.map(|o| Some(o as u128)), want);
            }
            Err(error) => prop_assert!(is_true(&error, &window, input), "{}", error),
        }
    }

    #[test]
    fn same_gives_the_input_divided_by_the_stride_rounded_up(
        window in window(),
        input in [size(), size()],
    ) {
        match window.same(input) {
            Ok(same) => {
                let want = [0, 1].map(|i| input[i].div_ceil(window.stride[i]));
                prop_assert_eq!(same.output(input)?, want);
                for [before, after] in same.padding {
                    prop_assert!(after == before || after == before + 1);
                }
            }
            Err(Error::TooLarge { .. }) => {
                // The padded input or the span is past usize::MAX along some side.
                let past = (0..2).any(|i| {
                    let steps = (input[i].div_ceil(window.stride[i]) as u128).saturating_sub(1);
                    let taps = window.kernel[i] as u128 - 1;
                    let span = taps * window.dilation[i] as u128 + 1;
                    // Each term is below 2^128; their sum may not be.
                    let needed = (steps * window.stride[i] as u128).checked_add(span);
                    needed.is_none_or(|needed| needed > usize::MAX as u128)
                });
                prop_assert!(past);
            }
            Err(Error::KernelDoesNotFit { input: 0, .. }) => prop_assert!(input.contains(&0)),
            Err(error) => prop_assert!(is_true(&error, &window, input), "{}", error),
        }
    }

    /// `pixel` and `output` agree: the window's last place lies in the padded input and
    /// one more would not.
    #[test]
    fn the_last_place_is_inside_and_the_next_is_not(
        kernel in 1..=4usize,
        stride in 1..=4usize,
        dilation in 1..=3usize,
        padding in [0..=4usize, 0..=4],
        input in 0..=12usize,
    ) {
        let window = Window { padding: [[0, 0], padding], ..Window::new([1, kernel]) };
        let window = window.stride([1, stride]).dilation([1, dilation]);
        let Ok([1, output]) = window.output([1, input]) else { return Ok(()) };
        let end = |place: usize| place * stride + (kernel - 1) * dilation + 1;
        let padded = padding[0] + input + padding[1];
        prop_assert!(end(output - 1) <= padded && end(output) > padded);
        for (place, tap) in (0..output).flat_map(|place| (0..kernel).map(move |tap| (place, tap))) {
            let position = place * stride + tap * dilation;
            let pixel = (padding[0]..padding[0] + input).position(|p| p == position);
            let got = window.pixel([0, place], [0, tap], [1, input]);
            prop_assert_eq!(got, pixel.map(|pixel| [0, pixel]));
        }
    }
}

/// Whether the window really is as the error says.
fn is_true(error: &Error, window: &Window, input: [usize; 2]) -> bool {
    let index = |side: &Side| *side as usize;
    match error {
        Error::EmptyKernel { side } => window.kernel[index(side)] == 0,
        Error::ZeroStride { side } => window.stride[index(side)] == 0,
        Error::ZeroDilation { side } => window.dilation[index(side)] == 0,
        Error::KernelDoesNotFit { side, span, input: pixels, padding } => {
            let side = index(side);
            let [before, after] = window.padding[side];
            let sizes = (*pixels, *padding) == (input[side], before + after);
            let between = window.dilation[side] * (window.kernel[side] - 1);
            sizes && *span == between + 1 && span - pixels > *padding
        }
        Error::TooLarge { .. } => (0..2).any(|i| {
            let taps = window.kernel[i].saturating_sub(1);
            let span =
                taps.checked_mul(window.dilation[i]).and_then(|b| b.checked_add(1));
            let [before, after] = window.padding[i];
            let padded =
                before.checked_add(after).and_then(|p| p.checked_add(input[i]));
            span.is_none() || padded.is_none()
        }),
        _ => false,
    }
}

#[test]
fn output_sizes() {
    let three = Window::new([3, 3]);
    for (window, input, output) in [
        (three, [12, 12], [10, 10]),
        (three, [3, 3], [1, 1]),
        (three.stride([2, 2]), [12, 12], [5, 5]),
        (three.stride([2, 3]), [12, 12], [5, 4]),
        (three.stride([12, 12]), [12, 12], [1, 1]),
        (three.dilation([2, 2]), [12, 12], [8, 8]),
        (three.padding([1, 1]), [12, 12], [12, 12]),
        (three.padding([2, 2]), [1, 1], [3, 3]),
        (three.padding([2, 2]), [0, 12], [2, 14]),
        (Window::new([1, 1]), [1, 1], [1, 1]),
        (Window::new([5, 2]), [28, 6], [24, 5]),
    ] {
        assert_eq!(window.output(input), Ok(output), "{window:?} on {input:?}");
    }
}

#[test]
fn same_padding_puts_the_odd_zero_after_the_image() {
    let same = |window: Window, input| window.same(input).unwrap().padding;
    assert_eq!(same(Window::new([3, 3]), [12, 12]), [[1, 1], [1, 1]]);
    assert_eq!(same(Window::new([4, 2]), [12, 12]), [[1, 2], [0, 1]]);
    assert_eq!(same(Window::new([3, 3]).stride([2, 2]), [12, 13]), [[0, 1], [1, 1]]);
    assert_eq!(same(Window::new([1, 1]).stride([3, 3]), [12, 12]), [[0, 0], [0, 0]]);
    assert_eq!(
        same(Window::new([3, 3]).dilation([2, 2]), [12, 12]),
        [[2, 2], [2, 2]]
    );
}

#[test]
fn same_padding_of_an_image_without_pixels_is_refused() {
    let error = Window::new([3, 3]).same([12, 0]).unwrap_err();
    let (side, span, input, padding) = (Side::Width, 3, 0, 0);
    assert_eq!(error, Error::KernelDoesNotFit { side, span, input, padding });
}

#[test]
fn overflow_names_what_is_too_large() {
    let span = Window::new([1, 3]).dilation([1, usize::MAX]);
    assert_eq!(
        span.output([9, 9]),
        Err(Error::TooLarge { what: "the dilated kernel" })
    );
    let padded = Window::new([1, 1]).padding([usize::MAX / 2 + 1, 0]);
    assert_eq!(
        padded.output([9, 9]),
        Err(Error::TooLarge { what: "the padded input" })
    );
    let whole = Window::new([1, 1]).output([usize::MAX, 1]);
    assert_eq!(whole, Ok([usize::MAX, 1]));
}
