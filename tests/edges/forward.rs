//! The convolution at the edges of its input.
//!
//! Edges: 3×3 on 3×3; 1×1 kernels; no images, channels, filters, rows or columns; no
//! channels between input and weight; no taps; a kernel larger than the image; weight
//! and window that disagree; an output no memory holds; NaN and infinity; a bias of
//! another length, sliced, backwards; padding, and a crop, that no memory holds.

use ndarray::{Array4, ArrayView4, array, s};

use crate::{alike, arange};
use listings::error::Side;
use listings::{Algorithm, Error, Result, Window, conv, pad};

/// What every algorithm makes of the same arguments.
fn every(
    input: ArrayView4<'_, f64>,
    weight: ArrayView4<'_, f64>,
    window: &Window,
) -> Result<Array4<f64>> {
    alike(|algorithm| (algorithm.conv2d)(input.view(), weight.view(), window))
}

#[test]
fn three_by_three_on_three_by_three_is_one_pixel() {
    let image = arange([1, 1, 3, 3]);
    let map = every(image.view(), image.view(), &Window::new([3, 3]));
    assert_eq!(map, Ok(array![[[[204.0]]]])); // 0² + 1² + … + 8²
}

#[test]
fn a_kernel_of_one_tap_mixes_channels() {
    let input = arange([1, 2, 2, 2]);
    let weight = array![[[[1.0]], [[10.0]]]];
    let map = every(input.view(), weight.view(), &Window::new([1, 1]));
    assert_eq!(map, Ok(array![[[[40.0, 51.0], [62.0, 73.0]]]]));
}

#[test]
fn no_images_or_no_filters_is_an_output_without_elements() {
    let window = Window::new([2, 2]);
    for (n, k) in [(0, 3), (2, 0), (0, 0)] {
        let (input, weight) = (arange([n, 1, 4, 5]), arange([k, 1, 2, 2]));
        let map = every(input.view(), weight.view(), &window).unwrap();
        assert_eq!(map.dim(), (n, k, 3, 4));
    }
}

#[test]
fn no_channels_is_a_sum_of_nothing() {
    let (input, weight) = (arange([2, 0, 4, 5]), arange([3, 0, 2, 2]));
    let map = every(input.view(), weight.view(), &Window::new([2, 2]));
    assert_eq!(map, Ok(Array4::zeros((2, 3, 3, 4))));
}

#[test]
fn an_image_without_rows_is_all_padding() {
    let (input, weight) = (arange([1, 1, 0, 4]), arange([1, 1, 3, 3]));
    let map =
        every(input.view(), weight.view(), &Window::new([3, 3]).padding([2, 0]));
    assert_eq!(map, Ok(Array4::zeros((1, 1, 2, 2))));
    let error = every(input.view(), weight.view(), &Window::new([3, 3]));
    let (side, span, input, padding) = (Side::Height, 3, 0, 0);
    assert_eq!(error, Err(Error::KernelDoesNotFit { side, span, input, padding }));
}

#[test]
fn a_kernel_without_taps_is_refused() {
    let (input, weight) = (arange([1, 1, 4, 4]), arange([1, 1, 0, 3]));
    let error = every(input.view(), weight.view(), &Window::new([0, 3]));
    assert_eq!(error, Err(Error::EmptyKernel { side: Side::Height }));
}

#[test]
fn a_kernel_larger_than_the_image_is_refused() {
    let (input, weight) = (arange([1, 1, 4, 4]), arange([1, 1, 3, 3]));
    let window = Window::new([3, 3]).dilation([1, 2]);
    let error = every(input.view(), weight.view(), &window);
    let (side, span, input, padding) = (Side::Width, 5, 4, 0);
    assert_eq!(error, Err(Error::KernelDoesNotFit { side, span, input, padding }));
}

#[test]
fn a_stride_or_dilation_of_zero_is_refused() {
    let (input, weight) = (arange([1, 1, 4, 4]), arange([1, 1, 3, 3]));
    let window = Window::new([3, 3]);
    let of = |window: Window| every(input.view(), weight.view(), &window);
    let error = Error::ZeroStride { side: Side::Width };
    assert_eq!(of(window.stride([1, 0])), Err(error));
    let error = Error::ZeroDilation { side: Side::Height };
    assert_eq!(of(window.dilation([0, 1])), Err(error));
}

#[test]
fn a_weight_that_suits_neither_input_nor_window_is_refused() {
    let (input, weight) = (arange([1, 3, 4, 4]), arange([1, 2, 3, 3]));
    let error = every(input.view(), weight.view(), &Window::new([3, 3]));
    assert_eq!(error, Err(Error::Channels { input: 3, weight: 2 }));
    let weight = arange([1, 3, 3, 2]);
    let error = every(input.view(), weight.view(), &Window::new([3, 3]));
    assert_eq!(error, Err(Error::KernelSize { weight: [3, 2], window: [3, 3] }));
}

/// One image seen 2⁴⁰ times is 128 bytes; its feature maps would be 2⁶⁴.
#[test]
fn an_output_that_no_memory_holds_is_refused() {
    let image = arange([1, 1, 4, 4]);
    let batch = image.broadcast([1 << 40, 1, 4, 4]).unwrap();
    let weight = arange([1, 1, 1, 1]);
    let weight = weight.broadcast([1 << 17, 1, 1, 1]).unwrap();
    for Algorithm { name, conv2d, .. } in Algorithm::<f64>::ALL {
        let error = conv2d(batch.view(), weight.view(), &Window::new([1, 1]));
        assert_eq!(error, Err(Error::TooLarge { what: "the output" }), "{name}");
    }
}

#[test]
fn padding_that_no_memory_holds_is_refused() {
    let image = Array4::<f64>::zeros((1, 1, 4, 4));
    let too_large = Error::TooLarge { what: "the padded input" };
    for zeros in [usize::MAX, usize::MAX / 2, isize::MAX as usize / 32] {
        let error = pad::zeros(image.view(), [[0, zeros], [0, 0]]).unwrap_err();
        assert_eq!(error, too_large, "{zeros} rows of 4 pixels of 8 bytes");
    }
}

#[test]
#[should_panic = "ndarray: Shape too large"]
fn cropping_to_more_than_memory_holds_panics() {
    pad::crop(arange([1, 1, 1, 1]), [[0, 0], [0, 0]], [usize::MAX, 2]);
}

/// A NaN reaches the windows that hold it and no others; a tap of 0 does not hide it.
#[test]
fn a_nan_reaches_its_windows() {
    let mut input = Array4::zeros((1, 1, 3, 4));
    input[[0, 0, 1, 0]] = f64::NAN;
    input[[0, 0, 1, 3]] = f64::INFINITY;
    let weight = array![[[[1.0, 0.0], [1.0, 0.0]]]];
    let map = every(input.view(), weight.view(), &Window::new([2, 2])).unwrap();
    let nan = map.mapv(f64::is_nan);
    assert_eq!(nan, array![[[[true, false, true], [true, false, true]]]]);
}

#[test]
fn a_bias_has_one_value_a_channel_however_it_lies() {
    let mut output = Array4::<f64>::zeros((2, 3, 1, 2));
    let error = conv::bias::add(&mut output, array![1.0, 2.0].view());
    assert_eq!(error, Err(Error::Bias { bias: 2, channels: 3 }));

    let values = array![1.0, 0.0, 2.0, 0.0, 3.0];
    conv::bias::add(&mut output, values.slice(s![..;2])).unwrap();
    conv::bias::add(&mut output, values.slice(s![..;-2])).unwrap();
    assert_eq!(output, Array4::from_elem((2, 3, 1, 2), 4.0)); // 1 + 3, 2 + 2, 3 + 1
    conv::bias::add(&mut output, array![1.0, 2.0, 3.0].view()).unwrap();
    assert_eq!(output.slice(s![1, .., 0, 1]), array![5.0, 6.0, 7.0]);
}
