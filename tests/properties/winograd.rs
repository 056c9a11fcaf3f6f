//! Winograd's convolution in both forms, with every set of instructions this processor
//! has, and its matrices.

use ndarray::{Array1, Array2};
use proptest::prelude::*;

use crate::memory::{Block, Memory, memory};
use crate::{agree_within, array, blocks, definition};
use listings::Window;
use listings::conv::winograd::{self, Form, f2, f4};
use listings::levels;
use listings::number::Number;

proptest! {
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases / 4,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_level_computes_the_definition(
        padding in [[0..=3usize, 0..=3], [0..=3, 0..=3]],
        beyond in [0..=7usize, 0..=7],
        images in 1..=3usize,
        channels in [1..=20usize, 1..=20],
        memories in [memory(), memory(), memory()],
        seed: u64,
        narrow: bool,
    ) {
        let window = Window { padding, ..Window::new([3, 3]) };
        let smallest = padding.map(|zeros| 3usize.saturating_sub(zeros.iter().sum()));
        let [h, w] = [0, 1].map(|i| smallest[i] + beyond[i]);
        let shapes = [images, channels[0], channels[1], h, w];
        if narrow {
            every_level::<f32>(&window, shapes, &memories, seed)?;
        } else {
            every_level::<f64>(&window, shapes, &memories, seed)?;
        }
    }

    #[test]
    fn patches_and_seven_strings_are_a_convolution(
        size in [3..=12usize, 3..=12],
        channels in [1..=3usize, 1..=3],
        seed: u64,
    ) {
        let x = array([2, channels[0], size[0], size[1]], seed);
        let weight = array([channels[1], channels[0], 3, 3], !seed);
        let window = Window::new([3, 3]);
        let want = definition::convolve(&x.view(), &weight.view(), &window);
        for form in Form::BOTH {
            let got = winograd::by_einsum::conv2d(form, x.view(), weight.view())?;
            agree_within(1e-9, &format!("{form:?}"), &got, &want)?;
        }
    }

    /// Along one side: outputs of `d` under `g`, one after the other.
    #[test]
    fn the_matrices_make_a_correlation(
        d in prop::collection::vec(-8..=8i32, 6),
        g in prop::array::uniform3(-8..=8i32),
    ) {
        let d = Array1::from_iter(d.into_iter().map(f64::from));
        let g = Array1::from_iter(g.into_iter().map(f64::from));
        for form in Form::BOTH {
            let [bt, matrix, at] = form.matrices::<f64>();
            let d = d.slice(ndarray::s![..form.side()]);
            let got = at.dot(&(matrix.dot(&g) * bt.dot(&d)));
            for (at, got) in got.iter().enumerate() {
                let want = d.slice(ndarray::s![at..at + 3]).dot(&g);
                prop_assert!((got - want).abs() < 1e-9, "{form:?} at {at}: {got}, not {want}");
            }
        }
    }
}

fn every_level<A: Number>(
    window: &Window,
    [n, c, k, h, w]: [usize; 5],
    memories: &[Memory; 3],
    seed: u64,
) -> Result<(), TestCaseError> {
    let [oh, ow] = window.output([h, w])?;
    let shapes = [[n, c, h, w], [k, c, 3, 3], [n, k, oh, ow]];
    let arrays: [Block<A>; 3] = blocks(memories, shapes, seed);
    let [x, weight, g] = arrays.each_ref().map(Block::view);
    let output = definition::convolve(&x, &weight, window);
    let d_input = definition::d_input(&g, &weight, [h, w], window);
    let d_weight = definition::d_weight(&x, &g, window);
    for (level_name, level) in levels::all() {
        for form in Form::BOTH {
            // F(2×2) of whole numbers is exact. F(4×4) is not: sums of some thousands in
            // f32, with an error of some millionths of the largest of them.
            let tolerance = match (form, size_of::<A>()) {
                (Form::F2, _) => 1e-9,
                (Form::F4, 4) => 0.1,
                (Form::F4, _) => 1e-6,
            };
            let agree = |what: &str, got, want| {
                agree_within(
                    tolerance,
                    &format!("{what}, {form:?}, {level_name}"),
                    got,
                    want,
                )
            };
            let (x, weight, g) = (x.view(), weight.view(), g.view());
            let got =
                winograd::conv2d_at(level, form, x.view(), weight.view(), window)?;
            agree("forward", &got, &output)?;
            let got =
                winograd::d_input_at(level, form, g.view(), weight, [h, w], window)?;
            agree("d_input", &got, &d_input)?;
            let got = winograd::d_weight_at(level, form, x, g, window)?;
            agree("d_weight", &got, &d_weight)?;
        }
    }
    Ok(())
}

/// The functions are the matrices: column by column, and transposed.
#[test]
fn the_sums_are_the_matrices() {
    fn columns<const C: usize, const R: usize>(
        f: fn([f64; C]) -> [f64; R],
    ) -> Array2<f64> {
        let mut matrix = Array2::zeros((R, C));
        for (i, mut column) in matrix.columns_mut().into_iter().enumerate() {
            let mut one = [0.0; C];
            one[i] = 1.0;
            column.assign(&Array1::from_iter(f(one)));
        }
        matrix
    }
    let [bt, _, at] = Form::F2.matrices::<f64>();
    assert_eq!([columns(f2::input), columns(f2::output)], [bt.clone(), at.clone()]);
    assert_eq!(columns(f2::d_input), bt.t());
    assert_eq!(columns(f2::d_output), at.t());
    let [bt, _, at] = Form::F4.matrices::<f64>();
    assert_eq!([columns(f4::input), columns(f4::output)], [bt.clone(), at.clone()]);
    assert_eq!(columns(f4::d_input), bt.t());
    assert_eq!(columns(f4::d_output), at.t());
}

/// A last block of F(4×4): at each of its points, the two weights differ by the factor by
/// which the sums do.
#[test]
fn a_last_block_makes_up_for_the_weight() {
    let d = [3.0, -1.0, 4.0, 1.5];
    let (own, with_factors) = (f2::input(d), f4::last_input(d));
    for (i, point) in f4::LAST.into_iter().enumerate() {
        for (wanted, got) in f2::WEIGHT[i].iter().zip(f4::WEIGHT[point]) {
            let off: f64 = own[i] * wanted - with_factors[i] * got;
            assert!(off.abs() < 1e-15, "point {i}: off by {off:e}");
        }
        let mut one = [0.0; 4];
        one[i] = 1.0;
        let transposed = f4::last_d_input(one).into_iter().zip(d).map(|(a, b)| a * b);
        assert_eq!(transposed.sum::<f64>(), with_factors[i]);
    }
}
