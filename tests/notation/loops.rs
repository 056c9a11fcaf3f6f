//! The loops written out.

use listings::notation::Notation;

fn loops(text: &str, shapes: &[&[usize]]) -> String {
    let notation = Notation::parse(text).unwrap_or_else(|error| panic!("{error}"));
    notation.loops(shapes).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn of_a_matrix_product() {
    insta::assert_snapshot!(loops("ij,jk->ik", &[&[2, 3], &[3, 4]]), @r#"
    for i in 0..2
      for k in 0..4
        sum = 0
        for j in 0..3
          sum += a[i, j] * b[j, k]
        out[i, k] = sum
    "#);
}

#[test]
fn of_a_convolution() {
    insta::assert_snapshot!(loops("xyij,ij->xy", &[&[10, 10, 3, 3], &[3, 3]]), @r#"
    for x in 0..10
      for y in 0..10
        sum = 0
        for i in 0..3
          for j in 0..3
            sum += a[x, y, i, j] * b[i, j]
        out[x, y] = sum
    "#);
}

#[test]
fn without_a_sum() {
    insta::assert_snapshot!(loops("ij->ji", &[&[2, 3]]), @r#"
    for j in 0..3
      for i in 0..2
        out[j, i] = a[i, j]
    "#);
}

#[test]
fn without_axes_on_the_right() {
    insta::assert_snapshot!(loops("ii->", &[&[3, 3]]), @r#"
    sum = 0
    for i in 0..3
      sum += a[i, i]
    out = sum
    "#);
}

#[test]
fn of_operands_that_would_have_the_names_of_letters() {
    insta::assert_snapshot!(loops("abc,cd->abd", &[&[2, 3, 4], &[4, 5]]), @r#"
    for a in 0..2
      for b in 0..3
        for d in 0..5
          sum = 0
          for c in 0..4
            sum += A[a, b, c] * B[c, d]
          out[a, b, d] = sum
    "#);
}

#[test]
fn of_more_operands_than_the_alphabet_has_letters() {
    let text = vec!["i"; 28].join(",") + "->";
    let loops = loops(&text, &vec![[2].as_slice(); 28]);
    assert!(
        loops.ends_with(" * Y[i] * Z[i] * A1[i] * B1[i]\nout = sum\n"),
        "{loops}"
    );
}
