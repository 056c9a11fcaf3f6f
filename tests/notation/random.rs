//! Random strings: the book's einsum computes what ndarray's does, and what broadcasting
//! and summing does. The numbers are whole, so that every order of summing gives the
//! same, bit for bit.

use ndarray::{ArrayD, ArrayViewD, Axis};
use proptest::prelude::*;

use listings::notation;

use crate::strings::{Case, case};

proptest! {
    #[test]
    fn own_einsum_is_ndarrays_einsum(case in case()) {
        let blocks = case.blocks();
        let operands = case.operands(&blocks);
        let got = notation::einsum(&case.text, &operands)?;
        if let Some(want) = theirs(&case, &operands) {
            prop_assert_eq!(got, want, "{}", case.text);
        }
    }

    #[test]
    fn own_einsum_is_broadcasting_multiplying_and_summing(case in case()) {
        let blocks = case.blocks();
        let operands = case.operands(&blocks);
        let got = notation::einsum(&case.text, &operands)?;
        prop_assert_eq!(got, broadcast(&case, &operands), "{}", case.text);
    }

    /// Permuting the operands and renaming the letters changes nothing.
    #[test]
    fn neither_names_nor_the_order_of_operands_matter(case in case()) {
        let blocks = case.blocks();
        let mut operands = case.operands(&blocks);
        let got = notation::einsum(&case.text, &operands)?;
        let renamed = case.text.replace('c', "q").replace('j', "c").replace('n', "a");
        prop_assert_eq!(&got, &notation::einsum(&renamed, &operands)?);
        let (left, right) = case.text.split_once("->").expect("an arrow");
        let reversed: Vec<&str> = left.split(',').rev().collect();
        operands.reverse();
        let reversed = format!("{}->{right}", reversed.join(","));
        prop_assert_eq!(got, notation::einsum(&reversed, &operands)?);
    }
}

/// By ndarray-einsum, except where it panics.
fn theirs(case: &Case, operands: &[ArrayViewD<'_, f64>]) -> Option<ArrayD<f64>> {
    for (letters, operand) in case.letters().iter().zip(operands) {
        let diagonal = distinct(letters.iter().copied()) != *letters;
        if diagonal && operand.is_empty() {
            return None; // `ii->i` of 0 × 0: "assertion failed: stride > 0"
        }
    }
    let operands: Vec<_> = operands.iter().map(|array| array as _).collect();
    Some(
        ndarray_einsum::einsum(&case.text, &operands)
            .expect("arrays that suit the string"),
    )
}

/// Every operand stretched over all letters, multiplied, and summed.
fn broadcast(case: &Case, operands: &[ArrayViewD<'_, f64>]) -> ArrayD<f64> {
    let (_, right) = case.text.split_once("->").expect("an arrow");
    let letters = right.chars().chain(case.letters().iter().flatten().copied());
    let all = distinct(letters);
    let mut product = ArrayD::ones(case.shape(&all));
    for (letters, operand) in case.letters().iter().zip(operands) {
        // In the order of all letters, and diagonal where a letter stands twice ...
        let own: Vec<char> =
            all.iter().copied().filter(|l| letters.contains(l)).collect();
        let place =
            |letter| own.iter().position(|other| other == letter).expect("own");
        let axes: Vec<usize> = letters.iter().map(place).collect();
        let mut stretched = ArrayD::from_shape_fn(case.shape(&own), |index| {
            let index: Vec<usize> = axes.iter().map(|&axis| index[axis]).collect();
            operand[&index[..]]
        });
        // ... with an axis of 1 for each letter that the operand does not have.
        for (axis, letter) in all.iter().enumerate() {
            if !own.contains(letter) {
                stretched.insert_axis_inplace(Axis(axis));
            }
        }
        product *= &stretched;
    }
    while product.ndim() > right.len() {
        product = product.sum_axis(Axis(right.len()));
    }
    product
}

/// Each letter where it first stands.
fn distinct(letters: impl IntoIterator<Item = char>) -> Vec<char> {
    let mut distinct = Vec::new();
    for letter in letters {
        if !distinct.contains(&letter) {
            distinct.push(letter);
        }
    }
    distinct
}
