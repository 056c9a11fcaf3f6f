//! What is said of arrays that do not suit the string, or come to too much.

use listings::notation::Notation;

/// The message of a string that does not suit these shapes.
fn of_shapes(text: &str, shapes: &[&[usize]]) -> String {
    let notation = Notation::parse(text).unwrap_or_else(|error| panic!("{error}"));
    notation.sizes(shapes).unwrap_err().to_string()
}

#[test]
fn of_sizes() {
    insta::assert_snapshot!(of_shapes("ij,jk->ik", &[&[2, 3]]), @r#"
    ij,jk->ik
    ^^^^^
    the string has 2 operands and was given 1 array: give it one array for each operand
    "#);
    insta::assert_snapshot!(of_shapes("ij->ji", &[&[2, 3], &[3, 4]]), @r#"
    ij->ji
    ^^
    the string has 1 operand and was given 2 arrays: give it one array for each operand
    "#);
    insta::assert_snapshot!(of_shapes("ij,jk->ik", &[]), @r#"
    ij,jk->ik
    ^^^^^
    the string has 2 operands and was given 0 arrays: give it one array for each operand
    "#);
    insta::assert_snapshot!(of_shapes("ij,jk->ik", &[&[2, 3], &[3]]), @r#"
    ij,jk->ik
       ^^
    operand 2 has 2 letters, and its array of shape [3] has 1 axis: write one letter for each axis
    "#);
    insta::assert_snapshot!(of_shapes("i->i", &[&[1, 3]]), @r#"
    i->i
    ^
    operand 1 has 1 letter, and its array of shape [1, 3] has 2 axes: write one letter for each axis
    "#);
    insta::assert_snapshot!(of_shapes("i->", &[&[]]), @r#"
    i->
    ^
    operand 1 has 1 letter, and its array of shape [] has 0 axes: write one letter for each axis
    "#);
    insta::assert_snapshot!(of_shapes("ij,jk->ik", &[&[2, 3], &[4, 5]]), @r#"
    ij,jk->ik
     ^ ^
    j is 3 along axis 1 of operand 1 and 4 along axis 0 of operand 2: axes that share a letter have one size; rename one of them, or give an array that fits
    "#);
    insta::assert_snapshot!(of_shapes("ii->i", &[&[2, 3]]), @r#"
    ii->i
    ^^
    i is 2 along axis 0 of operand 1 and 3 along axis 1 of operand 1: axes that share a letter have one size; rename one of them, or give an array that fits
    "#);
    insta::assert_snapshot!(of_shapes("xyij,ij->xy", &[&[10, 10, 3, 3], &[3, 1]]), @r#"
    xyij,ij->xy
       ^  ^
    j is 3 along axis 3 of operand 1 and 1 along axis 1 of operand 2: axes that share a letter have one size; rename one of them, or give an array that fits
    "#);
}

#[test]
fn of_too_much() {
    let half = 1 << 62;
    insta::assert_snapshot!(of_shapes("i,j->ij", &[&[half], &[half]]), @r#"
    i,j->ij
         ^^
    the output of shape [4611686018427387904, 4611686018427387904] does not fit in memory: sum over one of its letters, or take smaller arrays
    "#);
    insta::assert_snapshot!(of_shapes("i,j->", &[&[half], &[half]]), @r#"
    i,j->
    ^^^^^
    the loops would multiply more than 18446744073709551615 times: take smaller arrays, or fewer at a time
    "#);
    let (one, text) = (ndarray::arr0(1.0), "i,j->ij");
    let long = one.broadcast(1 << 31).unwrap().into_dyn();
    let error =
        listings::notation::einsum(text, &[long.view(), long.view()]).unwrap_err();
    insta::assert_snapshot!(error, @r#"
    i,j->ij
         ^^
    the output of shape [2147483648, 2147483648] does not fit in memory: sum over one of its letters, or take smaller arrays
    "#);
}

/// A size of 0 makes every product 0, however large the others are.
#[test]
fn nothing_is_not_too_much() {
    let half = 1 << 62;
    let sizes = |text: &str, shapes: &[&[usize]]| {
        Notation::parse(text).unwrap().sizes(shapes).unwrap().multiplications
    };
    assert_eq!(sizes("i,j,k->k", &[&[half], &[half], &[0]]), 0);
    assert_eq!(sizes("ij->", &[&[half, half]]), 0);
}
