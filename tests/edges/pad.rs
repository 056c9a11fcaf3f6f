//! Zeros around an image leave its axes in the order in which they lay in memory.

use listings::pad;
use ndarray::{Array4, s};

/// Strides of a copy with two more rows and three more columns.
fn strides(input: Array4<f32>) -> [isize; 4] {
    let padded = pad::zeros(input.view(), [[1, 1], [0, 3]]).unwrap();
    let (_, _, h, w) = input.dim();
    assert_eq!(padded.slice(s![.., .., 1..=h, ..w]), input);
    assert_eq!(padded.sum(), input.sum());
    padded.strides().try_into().unwrap()
}

#[test]
fn the_order_of_the_axes_is_kept() {
    let image = Array4::from_shape_fn([2, 5, 4, 3], |(n, c, h, w)| {
        (1 + n + 2 * c + 10 * h + 40 * w) as f32
    });
    assert_eq!(strides(image.clone()), [180, 36, 6, 1]);
    let last =
        image.view().permuted_axes([0, 2, 3, 1]).as_standard_layout().into_owned();
    assert_eq!(strides(last.permuted_axes([0, 3, 1, 2])), [180, 1, 30, 5]);
    let turned = image.view().reversed_axes().as_standard_layout().into_owned();
    assert_eq!(strides(turned.reversed_axes()), [1, 2, 10, 60]);
    let backwards = image.slice_move(s![..;-1, .., ..;-1, ..;-1]);
    assert_eq!(strides(backwards), [180, 36, 6, 1]);
}

#[test]
fn axes_of_one_element_grow_in_their_place() {
    let one_row = Array4::ones([1, 2, 1, 4]);
    assert_eq!(strides(one_row), [42, 21, 7, 1]);
}
