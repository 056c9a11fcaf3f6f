//! The gradients of the convolution.

use proptest::prelude::*;

use crate::geometries::{Geometry, geometry};
use crate::memory::{Block, Memory, memory};
use crate::{agree, algorithm, array, blocks, definition, dot, weight_shape};
use listings::Algorithm;
use listings::number::Number;

proptest! {
    /// Input, weight and output's gradient lie in memory of any kind, with NaN around
    /// and between their elements: none of it may reach a gradient.
    #[test]
    fn every_algorithm_computes_the_definition(
        geometry in geometry(),
        k in 1..=3usize,
        memories in [memory(), memory(), memory()],
        seed: u64,
        narrow: bool,
    ) {
        if narrow {
            every_algorithm::<f32>(&geometry, k, &memories, seed)?;
        } else {
            every_algorithm::<f64>(&geometry, k, &memories, seed)?;
        }
    }

    /// The adjoint identity: ⟨conv(x, w), g⟩ = ⟨x, d_input(g, w)⟩ = ⟨w, d_weight(x, g)⟩.
    #[test]
    fn the_gradients_are_the_transposes_of_the_convolution(
        algorithm in algorithm(),
        geometry in geometry(),
        k in 1..=3usize,
        seeds: [u64; 3],
    ) {
        let Geometry { window, input: [n, _, h, w] } = geometry;
        let [oh, ow] = window.output([h, w])?;
        let x = array(geometry.input, seeds[0]);
        let weight = array(weight_shape(&geometry, k), seeds[1]);
        let g = array([n, k, oh, ow], seeds[2]);
        let output = (algorithm.conv2d)(x.view(), weight.view(), &window)?;
        let d_input = algorithm.d_input(g.view(), weight.view(), [h, w], &window)?;
        let d_weight = algorithm.d_weight(x.view(), g.view(), &window)?;
        let want = dot(&output, &g);
        for got in [dot(&x, &d_input), dot(&weight, &d_weight)] {
            let name = algorithm.name;
            prop_assert!((got - want).abs() < 1e-3, "{name}: {got}, not {want}");
        }
    }
}

fn every_algorithm<A: Number>(
    geometry: &Geometry,
    k: usize,
    memories: &[Memory; 3],
    seed: u64,
) -> Result<(), TestCaseError> {
    let Geometry { window, input: [n, c, h, w] } = *geometry;
    let [oh, ow] = window.output([h, w])?;
    let shapes = [[n, c, h, w], weight_shape(geometry, k), [n, k, oh, ow]];
    let arrays: [Block<A>; 3] = blocks(memories, shapes, seed);
    let [input, weight, d_output] = arrays.each_ref().map(Block::view);
    let d_input = definition::d_input(&d_output, &weight, [h, w], &window);
    let d_weight = definition::d_weight(&input, &d_output, &window);
    for algorithm in Algorithm::<A>::ALL {
        let got =
            algorithm.d_input(d_output.view(), weight.view(), [h, w], &window)?;
        agree(algorithm.name, &got, &d_input)?;
        let got = algorithm.d_weight(input.view(), d_output.view(), &window)?;
        agree(algorithm.name, &got, &d_weight)?;
    }
    Ok(())
}
