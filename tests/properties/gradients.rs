//! The gradients of the convolution.

use ndarray::{Array4, NdFloat};
use proptest::prelude::*;

use crate::geometries::{Geometry, geometry};
use crate::memory::{Block, memory};
use crate::{agree, array, blocks, definition, dot, weight_shape};
use listings::{Algorithm, Window};

proptest! {
    /// Input, weight and output's gradient lie in memory of any kind, with NaN around
    /// and between their elements: none of it may reach a gradient.
    #[test]
    fn every_algorithm_computes_the_definition(
        geometry in geometry(),
        k in 1..=3usize,
        memories in [memory(), memory(), memory()],
        seed: u64,
    ) {
        let Geometry { window, input: [n, c, h, w] } = geometry;
        let [oh, ow] = window.output([h, w])?;
        let shapes = [[n, c, h, w], weight_shape(&geometry, k), [n, k, oh, ow]];
        let wide = blocks::<f64, 3>(&memories, shapes, seed);
        let [input, weight, d_output] = wide.each_ref().map(Block::view);
        let want = [
            definition::d_input(d_output.view(), weight, [h, w], &window),
            definition::d_weight(input, d_output, &window),
        ];
        every_algorithm(&wide, &window, &want)?;
        every_algorithm(&blocks::<f32, 3>(&memories, shapes, seed), &window, &want)?;
    }

    /// The adjoint identity: ⟨conv(x, w), g⟩ = ⟨x, d_input(g, w)⟩ = ⟨w, d_weight(x, g)⟩.
    #[test]
    fn the_gradients_are_the_transposes_of_the_convolution(
        geometry in geometry(),
        k in 1..=3usize,
        seeds: [u64; 3],
    ) {
        let Geometry { window, input: [n, _, h, w] } = geometry;
        let [oh, ow] = window.output([h, w])?;
        let x = array(geometry.input, seeds[0]);
        let weight = array(weight_shape(&geometry, k), seeds[1]);
        let g = array([n, k, oh, ow], seeds[2]);
        for algorithm in Algorithm::<f64>::ALL {
            let output = (algorithm.conv2d)(x.view(), weight.view(), &window)?;
            let d_input = algorithm.d_input(g.view(), weight.view(), [h, w], &window)?;
            let d_weight = algorithm.d_weight(x.view(), g.view(), &window)?;
            let want = dot(&output, &g);
            let (of_x, of_weight) = (dot(&x, &d_input), dot(&weight, &d_weight));
            let name = algorithm.name;
            prop_assert!((of_x - want).abs() < 1e-3, "{name}: {of_x}, not {want}");
            prop_assert!((of_weight - want).abs() < 1e-3, "{name}: {of_weight}, not {want}");
        }
    }
}

/// Both gradients by every algorithm in the width `A`.
fn every_algorithm<A: NdFloat>(
    blocks: &[Block<A>; 3],
    window: &Window,
    [d_input, d_weight]: &[Array4<f64>; 2],
) -> Result<(), TestCaseError> {
    let [input, weight, d_output] = blocks.each_ref().map(Block::view);
    let (_, _, h, w) = input.dim();
    for algorithm in Algorithm::<A>::ALL {
        let got =
            algorithm.d_input(d_output.view(), weight.view(), [h, w], window)?;
        agree(algorithm.name, &wide(got), d_input)?;
        let got = algorithm.d_weight(input.view(), d_output.view(), window)?;
        agree(algorithm.name, &wide(got), d_weight)?;
    }
    Ok(())
}

fn wide<A: NdFloat>(array: Array4<A>) -> Array4<f64> {
    array.mapv(|x| x.to_f64().expect("a float"))
}
