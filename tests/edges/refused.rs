//! What the gradients refuse.
//!
//! Edges: an output's gradient that is one off along each axis; a weight that is not the
//! window's; windows that do not fit; gradients, and steps, that no memory holds.

use ndarray::{array, s};

use crate::{arange, d_input, d_weight};
use listings::error::Side;
use listings::{Algorithm, Error, Window};

#[test]
fn an_output_gradient_one_off_along_any_axis_is_refused() {
    let window = Window::new([2, 3]);
    let (input, weight) = (arange([2, 1, 4, 5]), arange([3, 1, 2, 3]));
    let output = [2, 3, 3, 3];
    for axis in 0..4 {
        for more in [true, false] {
            let mut given = output;
            given[axis] = if more { given[axis] + 1 } else { given[axis] - 1 };
            let d = arange(given);
            // The batch is as long as the output's gradient says, so are the filters.
            if axis != 0 {
                let got = d_input(d.view(), weight.view(), [4, 5], &window);
                assert_eq!(got, Err(Error::OutputGradient { given, output }));
            }
            if axis != 1 {
                let got = d_weight(input.view(), d.view(), &window);
                assert_eq!(got, Err(Error::OutputGradient { given, output }));
            }
        }
    }
}

#[test]
fn a_weight_or_window_that_does_not_fit_is_refused() {
    let (input, weight) = (arange([1, 1, 4, 4]), arange([1, 1, 3, 2]));
    let d = arange([1, 1, 2, 2]);
    let of_input = |window| d_input(d.view(), weight.view(), [4, 4], &window);
    let of_weight = |window| d_weight(input.view(), d.view(), &window);
    let error = Error::KernelSize { weight: [3, 2], window: [3, 3] };
    assert_eq!(of_input(Window::new([3, 3])), Err(error));
    let window = Window::new([3, 2]).dilation([1, 5]);
    let (side, span, input, padding) = (Side::Width, 6, 4, 0);
    let error = Error::KernelDoesNotFit { side, span, input, padding };
    assert_eq!(of_input(window), Err(error.clone()));
    assert_eq!(of_weight(window), Err(error));
    let window = Window::new([3, 2]).stride([0, 1]);
    let error = Error::ZeroStride { side: Side::Height };
    assert_eq!(of_input(window), Err(error.clone()));
    assert_eq!(of_weight(window), Err(error));
}

/// One number seen 2⁴⁰ times is 8 bytes.
#[test]
fn a_gradient_that_no_memory_holds_is_refused() {
    let one = arange([1, 1, 1, 1]);
    let (d, window) =
        (one.broadcast([1 << 40, 1, 1, 1]).unwrap(), Window::new([1, 1]));
    let weight = one.broadcast([1, 1 << 40, 1, 1]).unwrap();
    let error = Error::TooLarge { what: "the input's gradient" };
    assert_eq!(d_input(d.view(), weight, [1, 1], &window), Err(error));
    let input = one.broadcast([1, 1 << 40, 1, 1]).unwrap();
    let d = one.broadcast([1, 1 << 40, 1, 1]).unwrap();
    let error = Error::TooLarge { what: "the weight's gradient" };
    assert_eq!(d_weight(input, d, &window), Err(error));
}

/// Three windows 2⁶⁰ rows apart, the middle one on the only pixel. An algorithm that
/// writes the padding out cannot; one that does not can.
#[test]
fn padding_that_no_memory_holds_is_refused_or_not_needed() {
    let far = 1 << 60;
    let window = Window::new([1, 1]).stride([far, 1]).padding([far, 0]);
    let (input, weight) = (array![[[[5.0]]]], array![[[[7.0]]]]);
    let d = array![[[[1.0], [2.0], [3.0]]]];
    for algorithm in Algorithm::<f64>::ALL {
        let answers = [
            (algorithm.conv2d)(input.view(), weight.view(), &window)
                .map(|output| output.slice(s![.., .., 1..2, ..]).to_owned()),
            algorithm.d_input(d.view(), weight.view(), [1, 1], &window),
            algorithm.d_weight(input.view(), d.view(), &window),
        ];
        for (answer, want) in answers.into_iter().zip([35.0, 14.0, 10.0]) {
            match answer {
                Err(Error::TooLarge { .. }) => assert_ne!(algorithm.name, "naive"),
                answer => assert_eq!(answer, Ok(array![[[[want]]]])),
            }
        }
    }
}
