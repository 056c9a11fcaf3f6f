//! Edges: no axes; an axis of length 0; one element; a step longer than the axis, up to
//! `usize::MAX`; a diagonal of unequal sides; an index too short, too long, out of
//! bounds; an axis that is not there; an axis without a stride; a step of 0; a view that
//! reaches outside memory, and one that reaches further than an `isize` counts.

use listings::{Error, Layout};

#[test]
fn no_axes_is_one_element() {
    let scalar = Layout::c_order(&[]);
    assert_eq!(scalar.position(&[]), Ok(0));
    assert_eq!(scalar.reach(), Some((0, 0)));
    assert_eq!(scalar.diagonal().shape, [1]);
}

#[test]
fn an_axis_of_length_zero_has_no_positions() {
    let empty = Layout::c_order(&[3, 0]).reverse(1).unwrap().every(1, 2).unwrap();
    assert_eq!(empty.shape, [3, 0]);
    assert_eq!(empty.reach(), None);
    let out = Error::OutOfBounds { axis: 1, index: 0, len: 0 };
    assert_eq!(empty.position(&[0, 0]), Err(out));
}

#[test]
fn a_step_longer_than_the_axis_leaves_its_first_element() {
    for step in [12, isize::MAX as usize, usize::MAX] {
        let layout = Layout::c_order(&[12, 12]).every(0, step).unwrap();
        assert_eq!((layout.shape, layout.strides), (vec![1, 12], vec![12, 1]));
    }
}

#[test]
fn a_diagonal_ends_at_the_shorter_side() {
    let diagonal = Layout::c_order(&[3, 5]).diagonal();
    assert_eq!((diagonal.shape, diagonal.strides), (vec![3], vec![6]));
}

#[test]
fn an_index_needs_one_number_for_each_axis() {
    for (given, index) in [(1, &[0][..]), (3, &[0, 0, 0])] {
        let error = Error::Axes { what: "the number of indices", given, axes: 2 };
        assert_eq!(Layout::c_order(&[2, 2]).position(index), Err(error));
    }
}

#[test]
fn an_index_out_of_bounds_names_its_axis() {
    let error = Error::OutOfBounds { axis: 1, index: 12, len: 12 };
    assert_eq!(Layout::c_order(&[12, 12]).position(&[0, 12]), Err(error));
}

#[test]
fn an_axis_that_is_not_there_is_refused() {
    let error = Error::Axes { what: "the axis", given: 2, axes: 2 };
    let layout = Layout::c_order(&[2, 2]);
    assert_eq!(layout.clone().reverse(2), Err(error.clone()));
    assert_eq!(layout.every(2, 1), Err(error));
}

#[test]
fn a_step_of_zero_is_refused() {
    assert_eq!(Layout::c_order(&[4]).every(0, 0), Err(Error::Zero { what: "step" }));
}

#[test]
fn a_stale_shape_reaches_past_its_memory() {
    let stale = Layout { shape: vec![4, 16], strides: vec![0, 1], offset: 0 };
    assert_eq!(stale.reach(), Some((0, 15))); // of 12 elements, say
    let backwards = Layout { shape: vec![4], strides: vec![-1], offset: 1 };
    assert_eq!(backwards.reach(), Some((-2, 1)));
    assert_eq!(backwards.position(&[1]), Ok(0));
    assert_eq!(backwards.position(&[3]), Err(Error::BeforeMemory { position: -2 }));
}

#[test]
fn a_reach_that_overflows_is_the_furthest_there_is() {
    let far = |len, stride, offset| {
        Layout { shape: vec![len], strides: vec![stride], offset }.reach()
    };
    assert_eq!(far(3, isize::MAX, 0), Some((0, isize::MAX)));
    assert_eq!(far(3, isize::MIN, 0), Some((isize::MIN, 0)));
    assert_eq!(far(usize::MAX, 1, 7), Some((7, isize::MAX)));
}

#[test]
fn an_axis_without_a_stride_is_refused() {
    let layout = Layout { shape: vec![3, 3], strides: vec![1], offset: 0 };
    let what = "the number of strides";
    let error = Error::Axes { what, given: 1, axes: 2 };
    assert_eq!(layout.position(&[0, 0]), Err(error.clone()));
    assert_eq!(layout.clone().every(1, 2), Err(error.clone()));
    assert_eq!(layout.reverse(1), Err(error));
}
