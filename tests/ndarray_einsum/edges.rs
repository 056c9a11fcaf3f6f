//! Empty axes, planners that are named and not there, `tensordot`, integers, seven axes.

use std::hint::black_box;
use std::panic::catch_unwind;

use ndarray::{Array2, Array4, ArrayD, Axis, array};
use ndarray_einsum::OptimizationMethod::{Branch, Greedy, Naive, Optimal, Reverse};
use ndarray_einsum::{einsum, einsum_path, tensordot};

use listings::{Window, windows};

use super::{count_up, panic_message};

#[test]
fn an_empty_sum_is_zero() {
    let (left, right) = (count_up(&[3, 0]), count_up(&[0, 5]));
    assert_eq!(einsum("ij,jk->ik", &[&left, &right]), Ok(ArrayD::zeros(vec![3, 5])));
    let output =
        einsum("nij,njk->nik", &[&count_up(&[0, 3, 4]), &count_up(&[0, 4, 5])]);
    assert_eq!(output, Ok(ArrayD::zeros(vec![0, 3, 5])));
}

#[test]
fn an_empty_diagonal_panics() {
    for string in ["ii->i", "ii"] {
        let message =
            panic_message(|| einsum(string, &[&Array2::<f64>::zeros((0, 0))]));
        assert_eq!(message, "assertion failed: stride > 0", "{string}");
    }
    assert_eq!(Array2::<f64>::zeros((0, 0)).diag().len(), 0);
}

#[test]
fn two_of_five_planners_are_there() {
    let matrices = || (count_up(&[2, 3]), count_up(&[3, 4]));
    for method in [Naive, Reverse] {
        let (left, right) = matrices();
        assert!(einsum_path("ij,jk->ik", &[&left, &right], method).is_ok());
    }
    for method in [Greedy, Optimal, Branch] {
        let message = panic_message(move || {
            let (left, right) = matrices();
            einsum_path("ij,jk->ik", &[&left, &right], method)
        });
        assert_eq!(message, "Unsupported optimization method");
    }
}

#[test]
fn tensordot_compares_products() {
    let (left, right) = (count_up(&[2, 6]), count_up(&[3, 4, 5]));
    let axes = [Axis(0), Axis(1)];
    assert_eq!(tensordot(&left, &right, &axes, &axes).shape(), [5]); // 2 · 6 = 3 · 4
    let error = einsum("ij,ijk->k", &[&left, &right]).unwrap_err();
    assert_eq!(error, "repeated index with different size");
}

/// With a panic where `+` has overflow checks, and wrapped around where it has not.
#[test]
fn integers_overflow_as_plus_does() {
    let by_plus = catch_unwind(|| black_box(200u8) + black_box(100)).ok();
    let by_einsum = catch_unwind(|| {
        let (row, ones) = (array![[200u8, 100]], array![[1], [1]]);
        einsum("ij,jk->ik", &[&row, &ones]).unwrap()[[0, 0]]
    });
    assert_eq!(by_einsum.ok(), by_plus);
}

#[test]
fn seven_axes_are_dynamic() {
    let images = Array4::<f32>::ones((2, 4, 5, 5));
    let view = windows::of_batch(images.view(), &Window::new([3, 3])).unwrap();
    // Two groups of two channels: (n, g, c, h, w, i, j).
    let grouped = view.to_shape(vec![2, 2, 2, 3, 3, 3, 3]).unwrap();
    let weight = ArrayD::<f32>::ones(vec![2, 3, 2, 3, 3]); // (g, k, c, i, j)
    let output = einsum("ngchwij,gkcij->ngkhw", &[&grouped, &weight]).unwrap();
    assert_eq!(output, ArrayD::from_elem(vec![2, 2, 3, 3, 3], 18.0));
}
