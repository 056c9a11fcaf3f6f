//! Random chains of views, done to a `Layout` and to an ndarray view alike.

use ndarray::{ArrayD, ArrayViewD, Axis, Dimension, Slice};
use proptest::prelude::*;

use listings::Layout;

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
