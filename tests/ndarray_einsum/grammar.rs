//! Which strings are einsum strings.

use ndarray::{ArrayD, IxDyn, arr0, array};
use ndarray_einsum::{Contraction, einsum};

use super::count_up;

/// The letters of the output, as the crate understands the string.
fn output(string: &str) -> String {
    Contraction::new(string).expect(string).output_indices.iter().collect()
}

#[test]
fn an_output_left_out_is_alphabetical() {
    for (string, expected) in [
        ("ij,jk->ki", "ki"),
        ("ij,jk->", ""),
        ("ij,jk", "ik"),
        ("kj,ji", "ik"),
        ("ji", "ij"), // a transpose, as in NumPy
        ("ii", ""),
        ("iij->ij", "ij"),
    ] {
        assert_eq!(output(string), expected, "{string}");
    }
}

#[test]
fn lower_case_letters_commas_and_an_arrow() {
    for string in [
        "ij, jk -> ik", // spaces
        "IJ,JK->IK",    // upper case
        "...ij->...ji", // ellipsis
        "ij,->ij",      // an operand without letters, a scalar
        ",ij->ij",
        "->",
        "",
        "ij,jk-ik",
        "ij,jk→ik",
        "ïj->j",
        "ij,jk->ik->ki",
    ] {
        assert_eq!(
            Contraction::new(string).unwrap_err(),
            "Invalid string",
            "{string}"
        );
    }
}

#[test]
fn one_axis_for_each_letter() {
    let alphabet: String = ('a'..='z').collect();
    let deep = ArrayD::<f64>::ones(IxDyn(&[1; 26]));
    assert_eq!(einsum(&format!("{alphabet}->"), &[&deep]), Ok(arr0(1.0).into_dyn()));
    let deeper = ArrayD::<f64>::ones(IxDyn(&[1; 27]));
    assert!(einsum(&format!("{alphabet}a->"), &[&deeper]).is_ok());
}

#[test]
fn a_letter_twice_is_the_diagonal() {
    let matrix = count_up(&[3, 3]);
    assert_eq!(einsum("ii->i", &[&matrix]), Ok(array![1.0, 5.0, 9.0].into_dyn()));
    assert_eq!(einsum("ii", &[&matrix]), Ok(arr0(15.0).into_dyn()));
    // Also of a view whose elements are not one block.
    let every_other = matrix.slice_each_axis(|_| ndarray::Slice::new(0, None, 2));
    assert_eq!(einsum("ii->i", &[&every_other]), Ok(array![1.0, 9.0].into_dyn()));
}

#[test]
fn length_one_is_not_stretched() {
    let (row, matrix) = (count_up(&[1, 4]), count_up(&[3, 4]));
    let error = einsum("ij,ij->ij", &[&row, &matrix]).unwrap_err();
    assert_eq!(error, "repeated index with different size");
    let stretched = row.broadcast((3, 4)).unwrap();
    let product = einsum("ij,ij->ij", &[&stretched, &matrix]).unwrap();
    assert_eq!(product, &row * &matrix);
}
