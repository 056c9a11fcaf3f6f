//! The convolution itself.

use ndarray::{Array4, ArrayView4, s};
use proptest::prelude::*;

use crate::geometries::{Geometry, geometry};
use crate::memory::{Block, Memory, memory};
use crate::{agree, algorithm, array, blocks, definition, weight_shape};
use listings::number::Number;
use listings::{Algorithm, Window, conv};

proptest! {
    #[test]
    fn every_algorithm_computes_the_definition(
        geometry in geometry(),
        k in 1..=3usize,
        memories in [memory(), memory()],
        seed: u64,
        narrow: bool,
    ) {
        if narrow {
            every_algorithm::<f32>(&geometry, k, &memories, seed)?;
        } else {
            every_algorithm::<f64>(&geometry, k, &memories, seed)?;
        }
    }

    #[test]
    fn the_output_has_the_promised_shape(
        algorithm in algorithm(),
        geometry in geometry(),
        k in 0..=3usize,
    ) {
        let Geometry { window, input: [n, c, h, w] } = geometry;
        let input = Array4::zeros((n, c, h, w));
        let weight = Array4::zeros(weight_shape(&geometry, k));
        let [oh, ow] = window.output([h, w])?;
        let shape = conv::output_shape(&input.view(), &weight.view(), &window)?;
        prop_assert_eq!(shape, [n, k, oh, ow]);
        let output = (algorithm.conv2d)(input.view(), weight.view(), &window)?;
        prop_assert_eq!(output.shape(), shape, "{}", algorithm.name);
    }

    #[test]
    fn convolution_is_linear_in_the_image_and_in_the_weight(
        algorithm in algorithm(),
        geometry in geometry(),
        k in 1..=3usize,
        seeds: [u64; 4],
        factor in -4..=4i32,
    ) {
        let factor = f64::from(factor);
        let images = [0, 1].map(|i| array(geometry.input, seeds[i]));
        let weights = [2, 3].map(|i| array(weight_shape(&geometry, k), seeds[i]));
        let Algorithm { name, conv2d, .. } = algorithm;
        let of = |image: &Array4<f64>, weight: &Array4<f64>| {
            conv2d(image.view(), weight.view(), &geometry.window)
        };
        let image = &images[0] + &images[1] * factor;
        let map = of(&images[0], &weights[0])? + of(&images[1], &weights[0])? * factor;
        agree(name, &of(&image, &weights[0])?, &map)?;
        let weight = &weights[0] + &weights[1] * factor;
        let map = of(&images[0], &weights[0])? + of(&images[0], &weights[1])? * factor;
        agree(name, &of(&images[0], &weight)?, &map)?;
    }

    /// Without padding, an image shifted by `stride · places` gives the map shifted by
    /// `places`.
    #[test]
    fn shifting_the_image_shifts_the_map(
        algorithm in algorithm(),
        geometry in geometry(),
        k in 1..=3usize,
        places in [0..=3usize, 0..=3],
        seed: u64,
    ) {
        let window = geometry.window.padding([0, 0]);
        let [n, c, h, w] = geometry.input;
        let [span_h, span_w] = window.span()?;
        let [down, right] = [0, 1].map(|i| places[i] * window.stride[i]);
        let image = array([n, c, h.max(span_h) + down, w.max(span_w) + right], seed);
        let weight = array(weight_shape(&geometry, k), !seed);
        let Algorithm { name, conv2d, .. } = algorithm;
        let shifted = image.slice(s![.., .., down.., right..]);
        let map = conv2d(image.view(), weight.view(), &window)?;
        let map = map.slice(s![.., .., places[0].., places[1]..]).to_owned();
        agree(name, &conv2d(shifted, weight.view(), &window)?, &map)?;
    }

    /// One tap of 1 moves the image and changes nothing else; padding comes in as 0.
    #[test]
    fn a_single_tap_of_one_copies_the_pixels_under_it(
        algorithm in algorithm(),
        geometry in geometry(),
        seed: u64,
    ) {
        let window = geometry.window;
        let [n, _, h, w] = geometry.input;
        let image = array([n, 1, h, w], seed);
        let [kh, kw] = window.kernel;
        let tap = [seed as usize % kh, seed as usize / 7 % kw];
        let mut weight = Array4::zeros((1, 1, kh, kw));
        weight[[0, 0, tap[0], tap[1]]] = 1.0;
        let Algorithm { name, conv2d, .. } = algorithm;
        let map = conv2d(image.view(), weight.view(), &window)?;
        for ((n, k, y, x), &got) in map.indexed_iter() {
            let want = under(&window, image.view(), [n, k], [y, x], tap);
            prop_assert_eq!(got, want, "{} at {:?}", name, [n, k, y, x]);
        }
    }
}

fn every_algorithm<A: Number>(
    geometry: &Geometry,
    k: usize,
    memories: &[Memory; 2],
    seed: u64,
) -> Result<(), TestCaseError> {
    let shapes = [geometry.input, weight_shape(geometry, k)];
    let arrays: [Block<A>; 2] = blocks(memories, shapes, seed);
    let [input, weight] = arrays.each_ref().map(Block::view);
    let window = &geometry.window;
    let want = definition::convolve(&input, &weight, window);
    for Algorithm { name, conv2d, .. } in Algorithm::<A>::ALL {
        agree(name, &conv2d(input.view(), weight.view(), window)?, &want)?;
    }
    Ok(())
}

/// The pixel under a tap, with signed arithmetic; 0 where there is none.
fn under(
    window: &Window,
    image: ArrayView4<'_, f64>,
    [n, c]: [usize; 2],
    output: [usize; 2],
    tap: [usize; 2],
) -> f64 {
    let [y, x] = [0, 1].map(|i| {
        (output[i] * window.stride[i] + tap[i] * window.dilation[i]) as isize
            - window.padding[i][0] as isize
    });
    let inside = y >= 0 && x >= 0;
    let pixel = inside.then(|| image.get([n, c, y as usize, x as usize])).flatten();
    pixel.copied().unwrap_or(0.0)
}
