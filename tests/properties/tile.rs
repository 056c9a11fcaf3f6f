//! The tile, with every set of instructions this processor has and with enough channels
//! for strips of every width, images for more than one group; and with few filters on
//! wide rows.

use proptest::prelude::*;

use crate::geometries::{Geometry, geometry};
use crate::memory::{Block, Memory, memory};
use crate::{agree, blocks, definition, weight_shape};
use listings::conv::tile;
use listings::levels;
use listings::number::Number;

proptest! {
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases / 4,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_level_computes_the_definition(
        mut geometry in geometry(),
        images in 1..=6usize,
        channels in 1..=70usize,
        few in 1..=3usize,
        inputs_are_many: bool,
        memories in [memory(), memory(), memory()],
        seed: u64,
        narrow: bool,
    ) {
        let (c, k) = if inputs_are_many { (channels, few) } else { (few, channels) };
        [geometry.input[0], geometry.input[1]] = [images, c];
        if narrow {
            every_level::<f32>(&geometry, k, &memories, seed)?;
        } else {
            every_level::<f64>(&geometry, k, &memories, seed)?;
        }
    }

    /// Rows wide enough to be computed as vectors of places, if there are few filters.
    #[test]
    fn every_level_computes_the_definition_on_wide_rows(
        mut geometry in geometry(),
        by_single_pixels in proptest::bool::weighted(0.8),
        wide in 0..=150usize,
        k in 1..=3usize,
        side_by_side in proptest::bool::weighted(0.8),
        [x, weight] in [memory(), memory()],
        seed: u64,
        narrow: bool,
    ) {
        if by_single_pixels {
            [geometry.window.stride, geometry.window.dilation] = [[1, 1]; 2];
        }
        geometry.input[3] += wide;
        let x = if side_by_side { Memory::c_order() } else { x };
        if narrow {
            every_level_forward::<f32>(&geometry, k, &[x, weight], seed)?;
        } else {
            every_level_forward::<f64>(&geometry, k, &[x, weight], seed)?;
        }
    }
}

fn every_level_forward<A: Number>(
    geometry: &Geometry,
    k: usize,
    memories: &[Memory; 2],
    seed: u64,
) -> Result<(), TestCaseError> {
    let Geometry { window, input } = *geometry;
    let shapes = [input, weight_shape(geometry, k)];
    let arrays: [Block<A>; 2] = blocks(memories, shapes, seed);
    let [x, weight] = arrays.each_ref().map(Block::view);
    let output = definition::convolve(&x, &weight, &window);
    for (name, level) in levels::all() {
        let got = tile::conv2d_at(level, x.view(), weight.view(), &window)?;
        agree(name, &got, &output)?;
    }
    Ok(())
}

fn every_level<A: Number>(
    geometry: &Geometry,
    k: usize,
    memories: &[Memory; 3],
    seed: u64,
) -> Result<(), TestCaseError> {
    let Geometry { window, input: [n, c, h, w] } = *geometry;
    let [oh, ow] = window.output([h, w])?;
    let shapes = [[n, c, h, w], weight_shape(geometry, k), [n, k, oh, ow]];
    let arrays: [Block<A>; 3] = blocks(memories, shapes, seed);
    let [x, weight, g] = arrays.each_ref().map(Block::view);
    let output = definition::convolve(&x, &weight, &window);
    let d_input = definition::d_input(&g, &weight, [h, w], &window);
    let d_weight = definition::d_weight(&x, &g, &window);
    for (name, level) in levels::all() {
        let got = tile::conv2d_at(level, x.view(), weight.view(), &window)?;
        agree(name, &got, &output)?;
        let got = tile::d_input_at(level, g.view(), weight.view(), [h, w], &window)?;
        agree(name, &got, &d_input)?;
        let got = tile::d_weight_at(level, x.view(), g.view(), &window)?;
        agree(name, &got, &d_weight)?;
    }
    Ok(())
}
