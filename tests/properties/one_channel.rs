//! F(4, 5) along the lines, with every set of instructions this processor has, and its
//! matrices.

use ndarray::{Array4, arr1, arr2};
use proptest::prelude::*;

use crate::memory::{Block, Memory, memory};
use crate::{agree_within, blocks, definition};
use listings::conv::winograd::f45::{INPUT, OUTPUT, WEIGHT};
use listings::conv::winograd::one_channel;
use listings::{Window, levels};

proptest! {
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases / 4,
        ..ProptestConfig::default()
    })]

    /// Of three in four the rows of maps are pairs of blocks; the others are the tile's.
    #[test]
    fn every_level_computes_the_definition(
        padding in [[0..=2usize, 0..=2], [0..=2, 0..=2]],
        below in 0..=5usize,
        columns in prop_oneof![Just(8usize), Just(16), Just(24), 1..=9usize],
        images in 1..=3usize,
        filters in 1..=40usize,
        memories in [memory(), memory(), memory()],
        seed: u64,
    ) {
        let window = Window { padding, ..Window::new([5, 5]) };
        let zeros = padding.map(|zeros| zeros.iter().sum::<usize>());
        let h = 5usize.saturating_sub(zeros[0]) + below;
        let w = (columns + 4).saturating_sub(zeros[1]);
        prop_assume!(h * w > 0);
        let input = [images, 1, h, w];
        every_level(&window, input, filters, &memories, seed)?;
    }

    /// Outputs of `d` under `g`, one after the other.
    #[test]
    fn the_matrices_make_a_correlation(
        d in prop::array::uniform8(-8..=8i32),
        g in prop::array::uniform5(-8..=8i32),
    ) {
        let (d, g) = (arr1(&d.map(f64::from)), arr1(&g.map(f64::from)));
        let got = arr2(&OUTPUT).dot(&(arr2(&WEIGHT).dot(&g) * arr2(&INPUT).dot(&d)));
        for (at, got) in got.iter().enumerate() {
            let want = d.slice(ndarray::s![at..at + 5]).dot(&g);
            prop_assert!((got - want).abs() < 1e-9, "at {at}: {got}, not {want}");
        }
    }
}

fn every_level(
    window: &Window,
    input: [usize; 4],
    k: usize,
    memories: &[Memory; 3],
    seed: u64,
) -> Result<(), TestCaseError> {
    let [n, c, h, w] = input;
    let [oh, ow] = window.output([h, w])?;
    let shapes = [input, [k, c, 5, 5], [n, k, oh, ow]];
    let arrays: [Block<f32>; 3] = blocks(memories, shapes, seed);
    let [x, weight, g] = arrays.each_ref().map(Block::view);
    let output = definition::convolve(&x, &weight, window);
    let d_weight = definition::d_weight(&x, &g, window);
    for (name, level) in levels::all() {
        // Sums of some thousands in f32, with an error of some millionths of the largest
        // number on the way.
        let agree = |what: &str, got: &Array4<f32>, want: &Array4<f64>| {
            agree_within(0.1, &format!("{what}, {name}"), got, want)
        };
        // The second time into the memory of the first.
        let mut got = Array4::zeros([0; 4]);
        for _ in 0..2 {
            let (x, weight) = (x.view(), weight.view());
            one_channel::conv2d_into(level, x, weight, window, &mut got)?;
            agree("forward", &got, &output)?;
            got.fill(f32::NAN);
        }
        let got = one_channel::d_weight_at(level, x.view(), g.view(), window)?;
        agree("d_weight", &got, &d_weight)?;
    }
    Ok(())
}
