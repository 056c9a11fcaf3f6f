//! What the book says about ndarray's own limits: negative strides, six axes, no window
//! too many, no overlap that can be written through.

use ndarray::{
    Array4, ArrayView, ArrayViewD, ArrayViewMut, Axis, ErrorKind, ShapeBuilder, s,
};

use listings::{Window, windows};

/// ndarray accepts a negative stride and starts where the last step ends at the first
/// element of the memory. Rows the window does not step on are then missing at the wrong
/// end. That is why `windows` refuses it.
#[test]
fn rows_upwards_would_start_at_the_wrong_row() {
    let memory: Vec<i32> = (0..80).collect();
    let every_other = (4, 10).strides((-20isize as usize, 1));
    let view = ArrayView::from_shape(every_other, &memory).unwrap();
    assert_eq!(view[[0, 0]], 60);
    let image = ArrayView::from_shape((8, 10), &memory).unwrap();
    assert_eq!(image.slice(s![..;-2, ..])[[0, 0]], 70);
}

/// ndarray names six axes; a seventh (groups, depth) makes the number of axes dynamic.
#[test]
fn six_axes_and_no_seventh() {
    let batch = Array4::<f32>::zeros((2, 3, 5, 5));
    let view = windows::of_batch(batch.view(), &Window::new([3, 3])).unwrap();
    let seven: ArrayViewD<'_, f32> = view.insert_axis(Axis(0));
    assert_eq!(seven.shape(), [1, 2, 3, 3, 3, 3, 3]);
}

#[test]
fn a_window_too_many_is_out_of_bounds() {
    let memory: Vec<i32> = (0..144).collect();
    let strides = (12, 1, 12, 1);
    assert!(ArrayView::from_shape((10, 10, 3, 3).strides(strides), &memory).is_ok());
    let error = ArrayView::from_shape((11, 10, 3, 3).strides(strides), &memory);
    assert_eq!(error.unwrap_err().kind(), ErrorKind::OutOfBounds);
}

/// Two windows share pixels, and Rust has no two ways to write one pixel. ndarray's test
/// is careful: it also refuses strides whose positions happen to differ.
#[test]
fn no_windows_can_be_written_through() {
    let mut memory: Vec<i32> = (0..144).collect();
    let overlapping = (10, 10, 3, 3).strides((12, 1, 12, 1));
    let error = ArrayViewMut::from_shape(overlapping, &mut memory).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported);
    let apart = (2, 3).strides((3, 2)); // positions 0 2 4 and 3 5 7
    let error = ArrayViewMut::from_shape(apart, &mut memory).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported);
    let side_by_side = (4, 4, 3, 3).strides((36, 3, 12, 1));
    assert!(ArrayViewMut::from_shape(side_by_side, &mut memory).is_ok());
}
