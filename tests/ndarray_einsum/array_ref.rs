//! ndarray's `ArrayRef` is not an operand; its view is.

include!("array_ref/accepted.rs");

/// The appendix shows both files, and the book's tests see that the refused one does not
/// compile. Here: that the view is all that was missing.
#[test]
fn only_the_view_is_missing() {
    let accepted = include_str!("array_ref/accepted.rs");
    let refused = include_str!("array_ref/refused.rs");
    assert_eq!(accepted.replace("&matrix.view()", "matrix"), refused);
    assert_eq!(trace(&ndarray::array![[1.0, 2.0], [3.0, 4.0]]), Ok(5.0));
}
