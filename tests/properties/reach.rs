//! How far the windows reach.

use proptest::prelude::*;

use crate::geometries::{Geometry, geometry};

proptest! {
    /// What the last windows leave unread is less than one more step: nothing at all
    /// when the stride divides.
    #[test]
    fn the_windows_reach_to_within_a_stride_of_the_end(geometry in geometry()) {
        let Geometry { window, input: [_, _, h, w] } = geometry;
        let reach = window.reach(window.output([h, w])?);
        let span = window.span()?;
        for (i, len) in [h, w].into_iter().enumerate() {
            let padded = len + window.padding[i].iter().sum::<usize>();
            prop_assert!(reach[i] <= padded);
            prop_assert_eq!(padded - reach[i], (padded - span[i]) % window.stride[i]);
        }
    }

    /// The windows that fit an input of exactly their reach are the same windows.
    #[test]
    fn an_input_of_that_reach_has_as_many_windows(
        geometry in geometry(),
        output in [1..=5usize, 1..=5],
    ) {
        let window = geometry.window.padding([0, 0]);
        let [rows, columns] = window.reach(output);
        prop_assert_eq!(window.output([rows, columns])?, output);
        let [fewer_rows, _] = window.output([rows - 1, columns]).unwrap_or([0, 0]);
        prop_assert_eq!(fewer_rows, output[0] - 1);
        let [_, fewer_columns] = window.output([rows, columns - 1]).unwrap_or([0, 0]);
        prop_assert_eq!(fewer_columns, output[1] - 1);
    }
}

#[test]
fn no_windows_reach_nothing() {
    let window = listings::Window::new([3, 3]).stride([2, 2]);
    assert_eq!(window.reach([0, 4]), [0, 9]);
    assert_eq!(window.reach([4, 0]), [9, 0]);
}

/// Twice 2⁶³ pixels would be 0 with the carry lost.
#[test]
fn a_reach_beyond_all_numbers_is_the_largest() {
    let far = usize::MAX / 2 + 1;
    let window = listings::Window::new([2, 3]).stride([far, 1]).dilation([1, far]);
    assert_eq!(window.reach([3, 1]), [usize::MAX, usize::MAX]);
}
