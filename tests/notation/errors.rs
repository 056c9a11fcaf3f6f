//! What is said of a string that cannot be read: the string, a mark under the place, and
//! below it the thing, its value and what to do.

use listings::notation::Notation;

/// The message of a string that must not be read.
fn of_string(text: &str) -> String {
    Notation::parse(text).unwrap_err().to_string()
}

#[test]
fn of_a_character() {
    insta::assert_snapshot!(of_string("iJ,Jk->ik"), @r#"
    iJ,Jk->ik
     ^
    J is upper case: letters are a to z, so write j
    "#);
    insta::assert_snapshot!(of_string("ij, jk->ik"), @r#"
    ij, jk->ik
       ^
    a space or the end of a line has no meaning here: leave it out
    "#);
    insta::assert_snapshot!(of_string("ij\t,jk->ik"), @r#"
    ij�,jk->ik
      ^
    a space or the end of a line has no meaning here: leave it out
    "#);
    insta::assert_snapshot!(of_string("...ij->...ji"), @r#"
    ...ij->...ji
    ^^^
    an ellipsis has no meaning here: write one letter for each axis it stands for
    "#);
    insta::assert_snapshot!(of_string("…ij->ji"), @r#"
    …ij->ji
    ^
    an ellipsis has no meaning here: write one letter for each axis it stands for
    "#);
    insta::assert_snapshot!(of_string("i.j->ji"), @r#"
    i.j->ji
     ^
    '.' has no meaning here: a string has letters a to z, commas and one ->
    "#);
    insta::assert_snapshot!(of_string("i2,i2->i"), @r#"
    i2,i2->i
     ^
    '2' has no meaning here: a string has letters a to z, commas and one ->
    "#);
    insta::assert_snapshot!(of_string("ij;jk->ik"), @r#"
    ij;jk->ik
      ^
    ';' has no meaning here: a string has letters a to z, commas and one ->
    "#);
    insta::assert_snapshot!(of_string("ij→ji"), @r#"
    ij→ji
      ^
    '→' has no meaning here: a string has letters a to z, commas and one ->
    "#);
    insta::assert_snapshot!(of_string("ij\n->ji"), @r#"
    ij�->ji
      ^
    a space or the end of a line has no meaning here: leave it out
    "#);
    insta::assert_snapshot!(of_string("ij->ji\u{7}"), @r#"
    ij->ji�
          ^
    '\u{7}' has no meaning here: a string has letters a to z, commas and one ->
    "#);
}

#[test]
fn of_an_arrow() {
    insta::assert_snapshot!(of_string("ij,jk"), @r#"
    ij,jk
         ^
    there is no arrow: NumPy would put the letters that occur once on the right, in alphabetical order; write ij,jk->ik, or the output that you want
    "#);
    insta::assert_snapshot!(of_string("ii"), @r#"
    ii
      ^
    there is no arrow: NumPy would put the letters that occur once on the right, in alphabetical order; write ii->, or the output that you want
    "#);
    insta::assert_snapshot!(of_string("ij->jk->ik"), @r#"
    ij->jk->ik
          ^^
    this is a second arrow: what follows the first is the output; take it out
    "#);
    insta::assert_snapshot!(of_string("ij-ji"), @r#"
    ij-ji
      ^
    - is half of an arrow: write ->
    "#);
    insta::assert_snapshot!(of_string("ij>ji"), @r#"
    ij>ji
      ^
    > is half of an arrow: write ->
    "#);
    insta::assert_snapshot!(of_string("ij>-ji"), @r#"
    ij>-ji
      ^
    > is half of an arrow: write ->
    "#);
    insta::assert_snapshot!(of_string("-"), @r#"
    -
    ^
    - is half of an arrow: write ->
    "#);
    insta::assert_snapshot!(of_string(">"), @r#"
    >
    ^
    > is half of an arrow: write ->
    "#);
}

#[test]
fn of_an_operand() {
    let nothing = of_string("");
    let (first, nothing) = nothing.split_once('\n').unwrap();
    assert_eq!(first, "");
    insta::assert_snapshot!(nothing, @r#"
    ^
    the string is empty: write the operands' letters, ->, the output's letters, as in ij,jk->ik
    "#);
    insta::assert_snapshot!(of_string("->"), @r#"
    ->
    ^
    operand 1 has no letters: write one for each of its axes, or leave the operand out
    "#);
    insta::assert_snapshot!(of_string("ij,->ij"), @r#"
    ij,->ij
       ^
    operand 2 has no letters: write one for each of its axes, or leave the operand out
    "#);
    insta::assert_snapshot!(of_string("ij,,jk->ik"), @r#"
    ij,,jk->ik
       ^
    operand 2 has no letters: write one for each of its axes, or leave the operand out
    "#);
    insta::assert_snapshot!(of_string("ij,,jk"), @r#"
    ij,,jk
       ^
    operand 2 has no letters: write one for each of its axes, or leave the operand out
    "#);
}

#[test]
fn of_an_output() {
    insta::assert_snapshot!(of_string("ij,jk->iz"), @r#"
    ij,jk->iz
            ^
    z is on the right, but no operand has it: take it out, or give it to an axis on the left
    "#);
    insta::assert_snapshot!(of_string("i->ii"), @r#"
    i->ii
       ^^
    i stands twice on the right: an axis of the output needs a letter of its own
    "#);
    insta::assert_snapshot!(of_string("ij,jk->i,k"), @r#"
    ij,jk->i,k
            ^
    the output is one array: take out the comma
    "#);
}
