//! How the elements of a result lie in memory.

use ndarray::{ErrorKind, arr0};
use ndarray_einsum::einsum;

use super::count_up;

#[test]
fn letters_lie_as_they_were_computed() {
    // Computed as (n, h, w, k), seen as (n, k, h, w).
    let (windows, weight) = (count_up(&[2, 3, 4, 5, 2, 2]), count_up(&[6, 3, 2, 2]));
    let output = einsum("nchwij,kcij->nkhw", &[&windows, &weight]).unwrap();
    assert_eq!(output.shape(), [2, 6, 4, 5]);
    assert_eq!(output.strides(), [120, 1, 30, 6]);
    // Weights first: computed as (k, n, h, w).
    let output = einsum("kcij,nchwij->nkhw", &[&weight, &windows]).unwrap();
    assert_eq!(output.strides(), [20, 40, 5, 1]);
    // One operand, and products without a sum.
    let matrix = count_up(&[3, 4]);
    assert_eq!(einsum("ij->ji", &[&matrix]).unwrap().strides(), [1, 4]);
    assert_eq!(einsum("ij,ij->ji", &[&matrix, &matrix]).unwrap().strides(), [1, 4]);
    // Stacked: n is outermost.
    let (left, right) = (count_up(&[2, 3, 4]), count_up(&[2, 4, 5]));
    let output = einsum("nij,njk->ikn", &[&left, &right]).unwrap();
    assert_eq!(output.strides(), [5, 1, 15]);
}

#[test]
fn as_slice_is_none_and_a_reshape_fails() {
    let output = einsum("ij->ji", &[&count_up(&[3, 4])]).unwrap();
    assert!(output.as_slice().is_none());
    let error = output.view().into_shape_with_order(12).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::IncompatibleLayout);
    let copied = output.as_standard_layout().into_owned();
    assert_eq!(copied.as_slice().unwrap()[..3], [1.0, 5.0, 9.0]);
    assert_eq!(output.to_shape(12).unwrap()[1], 5.0);
}

#[test]
fn a_scalar_has_no_axes() {
    let sum = einsum("ij->", &[&count_up(&[3, 4])]).unwrap();
    assert_eq!(sum, arr0(78.0).into_dyn());
    assert_eq!(sum.into_iter().next(), Some(78.0));
}
