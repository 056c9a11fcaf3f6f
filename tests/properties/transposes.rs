//! What reads and what adds back: each pair is a matrix and its transpose, without the
//! matrix. `⟨A x, v⟩ = ⟨x, Aᵀ v⟩` holds for all `x` and `v` if `Aᵀ` is right.

use ndarray::{Array4, s};
use proptest::prelude::*;

use crate::geometries::{Geometry, geometry};
use crate::{array, dot};
use listings::{pad, scatter, windows};

proptest! {
    #[test]
    fn adding_back_is_the_transpose_of_the_view(geometry in geometry(), seeds: [u64; 2]) {
        let Geometry { window, input } = geometry;
        let x = array(input, seeds[0]);
        let framed = windows::framed(x.view(), &window)?;
        let view = windows::of_batch(framed.view(), &window.padding([0, 0]))?;
        let v = array(view.raw_dim(), seeds[1]);
        let added = scatter::add(v.view(), [input[2], input[3]], &window)?;
        prop_assert_eq!(dot(&view, &v), dot(&x, &added));
    }

    #[test]
    fn cropping_undoes_the_frame_and_is_its_transpose(
        shape in [0..=2usize, 0..=2, 0..=5, 0..=5],
        padding in [[0..=3usize, 0..=3], [0..=3, 0..=3]],
        seeds: [u64; 2],
    ) {
        let x = array(shape, seeds[0]);
        let [_, _, h, w] = shape;
        let framed = pad::zeros(x.view(), padding)?.into_owned();
        let v = array(framed.raw_dim(), seeds[1]);
        prop_assert_eq!(dot(&framed, &v), dot(&x, &pad::crop(v, padding, [h, w])));
        prop_assert_eq!(pad::crop(framed, padding, [h, w]), x);
    }

    /// Rows and columns that were never reached count as zeros.
    #[test]
    fn cropping_puts_zeros_where_the_frame_ends_too_soon(
        shape in [1..=2usize, 1..=2, 0..=5, 0..=5],
        padding in [[0..=3usize, 0..=3], [0..=3, 0..=3]],
        there in [0..=11usize, 0..=11],
        seed: u64,
    ) {
        let framed = pad::zeros(array(shape, seed).view(), padding)?.into_owned();
        let (n, c, rows, columns) = framed.dim();
        let [rows, columns] = [there[0].min(rows), there[1].min(columns)];
        let reached = s![.., .., ..rows, ..columns];
        let short = framed.slice(reached).to_owned();
        let mut long = Array4::zeros((n, c, framed.dim().2, framed.dim().3));
        long.slice_mut(reached).assign(&short);
        let [_, _, h, w] = shape;
        prop_assert_eq!(
            pad::crop(short, padding, [h, w]),
            pad::crop(long, padding, [h, w])
        );
    }

    #[test]
    fn spreading_is_the_transpose_of_a_slice_with_a_step(
        shape in [0..=2usize, 0..=2, 0..=5, 0..=5],
        stride in [1..=4usize, 1..=4],
        seeds: [u64; 2],
    ) {
        let output = array(shape, seeds[0]);
        let spread = pad::between(output.view(), stride)?;
        let [sy, sx] = stride;
        let steps = s![.., .., ..;sy, ..;sx];
        prop_assert_eq!(spread.slice(steps), output.view());
        let v = array(spread.raw_dim(), seeds[1]);
        prop_assert_eq!(dot(&spread, &v), dot(&output, &v.slice(steps)));
        let ends = |i: usize| shape[i].checked_sub(1).map_or(0, |n| n * stride[i - 2] + 1);
        prop_assert_eq!(spread.dim(), (shape[0], shape[1], ends(2), ends(3)));
    }
}
