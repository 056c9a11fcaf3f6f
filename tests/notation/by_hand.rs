//! Strings whose answer has another name: the dot product, the matrix product, the
//! trace, the transpose, a convolution; and their edges.

use ndarray::{Array, Array1, Array2, ArrayD, ArrayView, Dimension, array, s};

use listings::conv::by_hand::convolve;
use listings::{kernels, notation, windows};

fn einsum(text: &str, operands: &[ArrayD<f64>]) -> ArrayD<f64> {
    let operands: Vec<_> = operands.iter().map(|array| array.view()).collect();
    notation::einsum(text, &operands).unwrap_or_else(|error| panic!("{error}"))
}

fn one<D: Dimension>(text: &str, array: ArrayView<'_, f64, D>) -> ArrayD<f64> {
    notation::einsum(text, &[array.into_dyn()])
        .unwrap_or_else(|error| panic!("{error}"))
}

/// The whole numbers from 1, in C order.
fn numbers(rows: usize, columns: usize) -> Array2<f64> {
    let numbers = Array::from_iter((1..=rows * columns).map(|i| i as f64));
    numbers.into_shape_with_order((rows, columns)).unwrap()
}

#[test]
fn a_dot_product() {
    let (a, b) = (array![1.0, 2.0, 3.0], array![4.0, 5.0, 6.0]);
    let dot = einsum("i,i->", &[a.into_dyn(), b.into_dyn()]);
    assert_eq!(dot, ndarray::arr0(32.0).into_dyn());
}

#[test]
fn a_matrix_product_and_one_with_the_letters_of_a_transpose() {
    let (a, b) = (numbers(2, 3), numbers(3, 4));
    let operands = [a.clone().into_dyn(), b.clone().into_dyn()];
    assert_eq!(einsum("ij,jk->ik", &operands), a.dot(&b).into_dyn());
    assert_eq!(einsum("ij,jk->ki", &operands), a.dot(&b).reversed_axes().into_dyn());
    let turned = [a.clone().into_dyn(), b.t().to_owned().into_dyn()];
    assert_eq!(einsum("ij,kj->ik", &turned), a.dot(&b).into_dyn());
}

#[test]
fn a_trace_a_diagonal_and_sums() {
    let a = numbers(3, 3);
    assert_eq!(one("ii->", a.view()), ndarray::arr0(15.0).into_dyn());
    assert_eq!(one("ii->i", a.view()), a.diag().to_owned().into_dyn());
    assert_eq!(one("ij->i", a.view()), array![6.0, 15.0, 24.0].into_dyn());
    assert_eq!(one("ij->", a.view()), ndarray::arr0(45.0).into_dyn());
    let cube =
        Array::from_iter((0..27).map(f64::from)).into_shape_with_order((3, 3, 3));
    assert_eq!(
        one("iii->i", cube.unwrap().view()),
        array![0.0, 13.0, 26.0].into_dyn()
    );
}

#[test]
fn a_transpose_lies_in_c_order() {
    let a = numbers(2, 3);
    let turned = one("ij->ji", a.view());
    assert_eq!(turned, a.t().into_dyn());
    assert!(turned.is_standard_layout());
}

#[test]
fn operands_that_share_nothing_and_three_of_them() {
    let (a, b) = (array![1.0, 2.0], array![3.0, 4.0, 5.0]);
    let operands = [a.into_dyn(), b.into_dyn()];
    let outer = array![[3.0, 4.0, 5.0], [6.0, 8.0, 10.0]];
    assert_eq!(einsum("i,j->ij", &operands), outer.clone().into_dyn());
    let [a, b] = operands;
    let three = einsum("i,j,ij->", &[a, b, outer.clone().into_dyn()]);
    assert_eq!(three, ndarray::arr0(outer.mapv(|x| x * x).sum()).into_dyn());
}

#[test]
fn the_view_of_windows_under_a_kernel_is_the_convolution() {
    let image = listings::letter();
    for kernel in kernels::ALL.iter().map(|kernel| kernel.array()) {
        let want = convolve(image.view(), kernel.view()).unwrap();
        let view = windows::of_image(image.view(), [3, 3]).unwrap();
        let operands = [view.into_dyn(), kernel.view().into_dyn()];
        let map = notation::einsum("xyij,ij->xy", &operands).unwrap();
        assert_eq!(map, want.into_dyn());
    }
}

#[test]
fn sums_over_nothing_are_zero_and_outputs_may_be_empty() {
    let none = Array2::<f64>::zeros((2, 0));
    assert_eq!(one("ij->i", none.view()), Array1::<f64>::zeros(2).into_dyn());
    assert_eq!(one("ij->", none.view()), ndarray::arr0(0.0).into_dyn());
    assert_eq!(one("ij->ji", none.view()).shape(), [0, 2]);
    assert_eq!(one("ii->i", Array2::zeros((0, 0)).view()).shape(), [0]);
    let product = einsum(
        "ij,jk->ik",
        &[none.clone().into_dyn(), none.t().to_owned().into_dyn()],
    );
    assert_eq!(product, Array2::<f64>::zeros((2, 2)).into_dyn());
}

#[test]
fn whole_numbers_and_views_of_every_second_element_backwards() {
    let a = Array::from_iter(0..24_i64).into_shape_with_order((4, 6)).unwrap();
    let view = a.slice(s![..;-2, 1..;2]);
    let sums = notation::einsum("ij->j", &[view.into_dyn()]).unwrap();
    assert_eq!(sums, view.sum_axis(ndarray::Axis(0)).into_dyn());
}
