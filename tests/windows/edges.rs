//! Edges: a kernel as large as the image, larger, without columns; an image without
//! pixels, a batch without images or channels; one row, one column; columns before
//! rows, channels last; every other row; rows upwards; one row seen many times; padding;
//! a stride or a dilation that is never stepped, a negative one among them.

use ndarray::{Array4, Axis, s};

use listings::error::Side;
use listings::{Error, Window, windows};

use crate::arange;

#[test]
fn a_kernel_as_large_as_the_image_has_one_window() {
    let image = arange([3, 4], false);
    let view = windows::of_image(image.view(), [3, 4]).unwrap();
    assert_eq!(view.dim(), (1, 1, 3, 4));
    assert_eq!(view.slice(s![0, 0, .., ..]), image);
}

#[test]
fn a_larger_kernel_does_not_fit() {
    let image = arange([3, 4], false);
    let error = windows::of_image(image.view(), [3, 5]).unwrap_err();
    let (side, span, input, padding) = (Side::Width, 5, 4, 0);
    assert_eq!(error, Error::KernelDoesNotFit { side, span, input, padding });
}

#[test]
fn a_kernel_without_columns_is_refused() {
    let error = windows::of_image(arange([3, 4], false).view(), [3, 0]).unwrap_err();
    assert_eq!(error, Error::EmptyKernel { side: Side::Width });
}

#[test]
fn an_image_without_pixels_has_no_windows() {
    let error = windows::of_image(arange([0, 4], false).view(), [1, 1]).unwrap_err();
    let (side, span, input, padding) = (Side::Height, 1, 0, 0);
    assert_eq!(error, Error::KernelDoesNotFit { side, span, input, padding });
}

#[test]
fn a_batch_without_images_or_channels_has_a_view_without_elements() {
    let batch = Array4::<f32>::zeros((2, 3, 5, 6));
    for [n, c] in [[0, 3], [2, 0], [0, 0]] {
        let sliced = batch.slice(s![..n, ..c, .., ..]); // strides as before
        for batch in [sliced, Array4::zeros((n, c, 5, 6)).view()] {
            let view = windows::of_batch(batch, &Window::new([3, 3])).unwrap();
            assert_eq!(view.dim(), (n, c, 3, 4, 3, 3));
        }
    }
}

#[test]
fn one_row_and_one_column() {
    let row = arange([1, 5], false);
    let view = windows::of_image(row.view(), [1, 3]).unwrap();
    assert_eq!(view.iter().copied().collect::<Vec<_>>(), [0, 1, 2, 1, 2, 3, 2, 3, 4]);
    let column = row.reversed_axes();
    let view = windows::of_image(column.view(), [3, 1]).unwrap();
    assert_eq!(view.iter().copied().collect::<Vec<_>>(), [0, 1, 2, 1, 2, 3, 2, 3, 4]);
}

#[test]
fn columns_before_rows_and_channels_last_are_read_in_place() {
    let image = arange([12, 12], true);
    let view = windows::of_image(image.view(), [3, 3]).unwrap();
    assert_eq!(view.strides(), [1, 12, 1, 12]);
    let batch = Array4::<f32>::zeros((2, 8, 8, 3)); // (n, h, w, c)
    let batch = batch.view().permuted_axes([0, 3, 1, 2]); // (n, c, h, w)
    let view = windows::of_batch(batch, &Window::new([3, 3]).stride([2, 2])).unwrap();
    assert_eq!(view.strides(), [192, 1, 48, 6, 24, 3]);
}

#[test]
fn every_other_row_is_not_one_block() {
    let image = arange([6, 4], false);
    let error = windows::of_image(image.slice(s![..;2, ..]), [2, 2]).unwrap_err();
    let (shape, strides) = (vec![3, 4], vec![8, 1]);
    assert_eq!(error, Error::NotOneBlock { shape, strides });
}

#[test]
fn rows_upwards_are_not_walked_forward() {
    let image = arange([8, 10], false);
    let error = windows::of_image(image.slice(s![..;-1, ..]), [2, 2]).unwrap_err();
    let (shape, strides) = (vec![8, 10], vec![-10, 1]);
    assert_eq!(error, Error::NotOneBlock { shape, strides });
}

#[test]
fn one_row_seen_many_times_is_not_one_block() {
    let row = arange([1, 6], false);
    let error =
        windows::of_image(row.broadcast([4, 6]).unwrap(), [2, 2]).unwrap_err();
    let (shape, strides) = (vec![4, 6], vec![0, 1]);
    assert_eq!(error, Error::NotOneBlock { shape, strides });
}

#[test]
fn a_view_has_no_padding() {
    let batch = Array4::<f32>::zeros((1, 1, 5, 5));
    let error = windows::of_batch(batch.view(), &Window::new([3, 3]).padding([0, 1]));
    assert_eq!(error, Err(Error::PaddedView { padding: [[0, 0], [1, 1]] }));
}

#[test]
fn a_stride_or_a_dilation_that_is_never_stepped_may_be_anything() {
    let batch = Array4::<f32>::zeros((1, 1, 5, 5));
    let max = [usize::MAX; 2];
    for window in [
        Window::new([5, 5]).stride(max),
        Window::new([1, 1]).stride(max).dilation(max),
    ] {
        let view = windows::of_batch(batch.view(), &window).unwrap();
        assert_eq!(view.shape()[2..4], [1, 1]);
    }
}

/// `invert_axis` negates the stride of an axis even if it has one element.
#[test]
fn an_axis_inverted_but_never_stepped_is_read_in_place() {
    let image = arange([1, 5], false);
    let mut inverted = image.view();
    inverted.invert_axis(Axis(0));
    assert_eq!(inverted.strides(), [-5, 1]);
    let view = windows::of_image(inverted, [1, 3]).unwrap();
    assert_eq!(view, windows::of_image(image.view(), [1, 3]).unwrap());

    let batch = Array4::<f32>::zeros((1, 1, 5, 6));
    let none = batch.slice(s![..0, .., .., ..]); // strides as before
    for (batch, axis) in [(batch.view(), 0), (batch.view(), 1), (none, 2)] {
        let mut inverted = batch;
        inverted.invert_axis(Axis(axis));
        assert!(inverted.strides()[axis] < 0);
        let copied = windows::readable(inverted.view()).is_owned();
        assert!(!copied || batch.is_empty());
        let view = windows::of_batch(inverted, &Window::new([3, 3])).unwrap();
        assert_eq!(view.dim(), (batch.dim().0, 1, 3, 4, 3, 3));
    }
}
