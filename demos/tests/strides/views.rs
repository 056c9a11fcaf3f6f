//! Which cell each element lies in.

use ndarray::{Array, ArrayView, Axis, IxDyn, ShapeBuilder, s};
use serde_json::Value;

use super::ask;

fn positions(answer: &Value) -> Vec<i64> {
    let elements = answer["elements"].as_array().expect("a list").iter();
    elements.map(|element| element["position"].as_i64().expect("a number")).collect()
}

/// The answer reads the same numbers of 0, 1, 2, … as `view`.
fn same(answer: &Value, view: ArrayView<i64, IxDyn>) {
    assert_eq!(positions(answer), view.iter().copied().collect::<Vec<_>>());
    assert_eq!(answer["error"], Value::Null);
}

#[test]
fn the_presets_are_the_views_they_are_named_after() {
    let array = Array::from_iter(0..24).into_shape_with_order((4, 6)).unwrap();
    same(&ask(&[4, 6], &[6, 1], 0, 24), array.view().into_dyn());
    same(&ask(&[6, 4], &[1, 6], 0, 24), array.t().into_dyn());
    let mut reversed = array.view();
    reversed.invert_axis(Axis(0));
    same(&ask(&[4, 6], &[-6, 1], 18, 24), reversed.into_dyn());
    same(&ask(&[4, 3], &[6, 2], 0, 24), array.slice(s![.., ..;2]).into_dyn());
    same(&ask(&[4], &[7], 0, 24), array.diag().into_dyn());
    let row = array.slice(s![0, ..4]);
    same(&ask(&[3, 4], &[0, 1], 0, 4), row.broadcast((3, 4)).unwrap().into_dyn());
    let image = Array::from_iter(0..25).into_shape_with_order((5, 5)).unwrap();
    let windows = listings::windows::of_image(image.view(), [3, 3]).unwrap();
    same(&ask(&[3, 3, 3, 3], &[5, 1, 5, 1], 0, 25), windows.into_dyn());
}

/// The expression of the answer is the one written here, compiled and run.
macro_rules! as_written {
    ($answer:expr, $expression:expr) => {
        let answer = $answer;
        assert_eq!(answer["expression"], stringify!($expression));
        same(&answer, $expression.expect("within memory").into_dyn());
    };
}

#[test]
#[rustfmt::skip] // an expression is one line
fn the_expression_is_the_view() {
    let memory: Vec<i64> = (0..25).collect();
    as_written!(ask(&[2, 3], &[3, 1], 4, 25),
        ArrayView::from_shape((2, 3).strides((3, 1)), &memory[4..]));
    as_written!(ask(&[4, 6], &[-6, 1], 18, 25),
        ArrayView::from_shape((4, 6).strides((-6isize as usize, 1)), &memory[0..]));
    as_written!(ask(&[4], &[7], 0, 25),
        ArrayView::from_shape(4.strides(7), &memory[0..]));
    as_written!(ask(&[4], &[-1], 10, 25),
        ArrayView::from_shape(4.strides(-1isize as usize), &memory[7..]));
    as_written!(ask(&[], &[], 7, 25),
        ArrayView::from_shape(().strides(()), &memory[7..]));
    as_written!(ask(&[3, 3, 3, 3], &[5, 1, 5, 1], 0, 25),
        ArrayView::from_shape((3, 3, 3, 3).strides((5, 1, 5, 1)), &memory[0..]));
}

/// An answer has an error exactly if an element lies outside memory; of an array without
/// elements ndarray refuses some.
#[test]
fn every_small_view_is_within_memory_or_refused() {
    let lens = 0..4_usize;
    let steps = -3..4_isize;
    for (rows, columns) in
        lens.clone().flat_map(|h| lens.clone().map(move |w| (h, w)))
    {
        for (down, right) in
            steps.clone().flat_map(|y| steps.clone().map(move |x| (y, x)))
        {
            for (offset, memory) in
                [-1, 0, 3, 8, 9].into_iter().flat_map(|o| [(o, 0), (o, 4), (o, 9)])
            {
                let answer =
                    ask(&[rows, columns], &[down, right], offset, memory as usize);
                let wanted: Vec<i64> = ndarray::indices((rows, columns))
                    .into_iter()
                    .map(|(i, j)| {
                        (offset + i as isize * down + j as isize * right) as i64
                    })
                    .collect();
                assert_eq!(positions(&answer), wanted);
                let inside = wanted.iter().all(|p| (0..memory as i64).contains(p));
                let refused = !answer["error"].is_null();
                assert!(refused != inside || wanted.is_empty(), "{answer}");
            }
        }
    }
}
