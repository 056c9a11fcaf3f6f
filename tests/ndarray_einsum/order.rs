//! The order of axes and operands, where it is chance.
//!
//! The crate takes it from hash sets, each with a random seed of its own. Counted once over
//! 20,000 calls, the commonest order came in 63 of 100 (two letters) and 18 of 100 (four).
//! That 200 calls are all alike has then a probability below 10^-39.

use std::collections::BTreeSet;

use ndarray::{Array2, Array3, array};
use ndarray_einsum::{ContractionOrder, einsum};

use super::{count_up, plan};

const CALLS: usize = 200;

/// Four numbers whose sum depends on the order, because 1 is lost beside 100,000,000.
fn lost() -> Array2<f32> {
    array![[1e8, 1.0], [-1e8, 1.0]]
}

/// The strings of a plan's steps.
fn steps(order: &ContractionOrder) -> Vec<String> {
    match order {
        ContractionOrder::Pairs(pairs) => pairs
            .iter()
            .map(|pair| pair.sized_contraction.as_einsum_string())
            .collect(),
        ContractionOrder::Singleton(only) => vec![only.as_einsum_string()],
    }
}

#[test]
fn two_operands_have_one_plan() {
    let (left, right) = (count_up(&[2, 3, 4]), count_up(&[4, 3, 5]));
    let plans =
        (0..CALLS).map(|_| format!("{:?}", plan("ijk,kjl->li", &[&left, &right])));
    assert_eq!(plans.collect::<BTreeSet<_>>().len(), 1);
}

#[test]
fn renamed_letters_may_change_a_rounding() {
    let (numbers, ones) = (lost(), Array2::ones((2, 2)));
    let sum = |string| einsum(string, &[&numbers, &ones]).unwrap().sum();
    assert_eq!(sum("bc,bc->"), 1.0);
    assert_eq!(sum("cb,cb->"), 2.0);
}

#[test]
fn operands_are_taken_from_left_to_right() {
    let (a, b, c) = (count_up(&[2, 3]), count_up(&[3, 4]), count_up(&[4, 5]));
    let plan = plan("ij,jk,kl->il", &[&a, &b, &c]);
    let steps = steps(&plan.contraction_order);
    assert!(["ij,jk->ik", "ij,jk->ki"].contains(&&*steps[0]), "{steps:?}");
    assert!(["ik,kl->il", "ki,kl->il"].contains(&&*steps[1]), "{steps:?}");
}

#[test]
fn three_operands_have_many_plans() {
    let [a, b, c] = [0; 3].map(|_| count_up(&[2, 2, 2, 2]));
    let string = "abcd,cdef,efgh->abgh";
    let plans =
        (0..CALLS).map(|_| steps(&plan(string, &[&a, &b, &c]).contraction_order));
    let plans: BTreeSet<_> = plans.collect();
    assert!(plans.len() > 1, "{plans:?}");
    // The sums are the same: small whole numbers have no rounding.
    let expected = einsum(string, &[&a, &b, &c]).unwrap();
    for _ in 0..CALLS {
        assert_eq!(einsum(string, &[&a, &b, &c]).unwrap(), expected);
    }
}

/// The left operand has an x that nobody else has; b and c are then summed in either order.
#[test]
fn a_lone_letter_may_change_a_rounding() {
    let left = lost().into_shape_with_order((1, 2, 2, 1)).unwrap();
    let right = Array3::ones((1, 2, 2));
    let call = || einsum("abcx,abc->a", &[&left, &right]).unwrap()[0].to_bits();
    let sums: BTreeSet<u32> = (0..CALLS).map(|_| call()).collect();
    assert_eq!(sums, BTreeSet::from([1f32.to_bits(), 2f32.to_bits()]));
    // Summed over x first, nothing is left to chance.
    let summed = left.sum_axis(ndarray::Axis(3));
    let call = || einsum("abc,abc->a", &[&summed, &right]).unwrap()[0];
    assert!((0..CALLS).all(|_| call() == 1.0));
}
