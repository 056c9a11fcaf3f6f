//! `Layout` against ndarray's own views, and its edges.
//!
//! Edges: no axes; an axis of length 0; one element; a step longer than the axis, up to
//! `usize::MAX`; a diagonal of unequal sides; an index too short, too long, out of
//! bounds; an axis that is not there; a step of 0; a view that reaches outside memory.

use ndarray::{ArrayD, ArrayViewD, Axis, Dimension, Slice};
use proptest::prelude::*;

use listings::{Error, Layout};

/// One view operation, done to a `Layout` and to an ndarray view alike. Axes are taken
/// modulo the number of axes there are.
#[derive(Debug, Clone, Copy)]
enum Operation {
    Transpose,
    Every { axis: usize, step: usize },
    Reverse { axis: usize },
    Broadcast { len: usize },
    Diagonal,
}

fn operation() -> impl Strategy<Value = Operation> {
    prop_oneof![
        3 => Just(Operation::Transpose),
        3 => (0..4usize, 1..=4usize).prop_map(|(axis, step)| Operation::Every { axis, step }),
        3 => (0..4usize).prop_map(|axis| Operation::Reverse { axis }),
        2 => (0..=3usize).prop_map(|len| Operation::Broadcast { len }),
        1 => Just(Operation::Diagonal),
    ]
}

fn on_layout(layout: Layout, operation: Operation) -> Layout {
    let axes = layout.shape.len().max(1);
    match operation {
        Operation::Transpose => layout.transpose(),
        Operation::Every { axis, step } if !layout.shape.is_empty() => {
            layout.every(axis % axes, step).unwrap()
        }
        Operation::Reverse { axis } if !layout.shape.is_empty() => {
            layout.reverse(axis % axes).unwrap()
        }
        Operation::Broadcast { len } => layout.broadcast(len),
        Operation::Diagonal => layout.diagonal(),
        Operation::Every { .. } | Operation::Reverse { .. } => layout,
    }
}

/// The same with ndarray, then `check`, then the rest of the operations: recursion,
/// because ndarray's `broadcast` and `diag` borrow from the view they are called on.
fn on_ndarray(
    mut view: ArrayViewD<'_, usize>,
    operations: &[Operation],
    check: &mut dyn FnMut(&ArrayViewD<'_, usize>),
) {
    check(&view);
    let Some((&operation, rest)) = operations.split_first() else { return };
    let axes = view.ndim().max(1);
    match operation {
        Operation::Transpose => on_ndarray(view.reversed_axes(), rest, check),
        Operation::Every { axis, step } if view.ndim() > 0 => {
            view.slice_axis_inplace(
                Axis(axis % axes),
                Slice::new(0, None, step as isize),
            );
            on_ndarray(view, rest, check);
        }
        Operation::Reverse { axis } if view.ndim() > 0 => {
            view.invert_axis(Axis(axis % axes));
            on_ndarray(view, rest, check);
        }
        Operation::Broadcast { len } => {
            let shape: Vec<usize> = [&[len], view.shape()].concat();
            on_ndarray(view.broadcast(shape).unwrap(), rest, check);
        }
        Operation::Diagonal => on_ndarray(view.diag().into_dyn(), rest, check),
        Operation::Every { .. } | Operation::Reverse { .. } => {
            on_ndarray(view, rest, check);
        }
    }
}

proptest! {
    /// Every element is its own position in memory, so a view's elements are the
    /// positions its layout must give.
    #[test]
    fn a_layout_gives_the_positions_of_ndarrays_view(
        shape in prop::collection::vec(0..=5usize, 0..=3),
        fortran: bool,
        operations in prop::collection::vec(operation(), 0..=6),
    ) {
        let len: usize = shape.iter().product();
        let (layout, memory) = match fortran {
            false => (
                Layout::c_order(&shape),
                ArrayD::from_shape_vec(shape, (0..len).collect()).unwrap(),
            ),
            true => {
                let layout = Layout::f_order(&shape);
                let reversed: Vec<usize> = shape.into_iter().rev().collect();
                let memory = ArrayD::from_shape_vec(reversed, (0..len).collect()).unwrap();
                (layout, memory.reversed_axes())
            }
        };
        let mut layouts = vec![layout];
        for &operation in &operations {
            layouts.push(on_layout(layouts.last().unwrap().clone(), operation));
        }
        let mut layouts = layouts.iter();
        on_ndarray(memory.view(), &operations, &mut |view| {
            assert_same(layouts.next().unwrap(), view);
        });
        assert!(layouts.next().is_none());
    }
}

fn assert_same(layout: &Layout, view: &ArrayViewD<'_, usize>) {
    assert_eq!(layout.shape, view.shape());
    let reach = view.iter().min().zip(view.iter().max());
    let reach = reach.map(|(&min, &max)| (min as isize, max as isize));
    assert_eq!(layout.reach(), reach, "{layout:?}");
    for (index, &position) in view.indexed_iter() {
        assert_eq!(layout.position(index.slice()).unwrap(), position, "{layout:?}");
    }
    // The stride of an axis along which no step is taken is anyone's.
    let steps = |axis: usize| !view.is_empty() && view.shape()[axis] > 1;
    for axis in (0..view.ndim()).filter(|&axis| steps(axis)) {
        assert_eq!(
            layout.strides[axis],
            view.strides()[axis],
            "axis {axis}, {layout:?}"
        );
    }
}

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
}
