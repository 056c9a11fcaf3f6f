//! Convolutions of images with one channel by [`Lines`].

use fearless_simd::Level;
use ndarray::{Array4, ArrayView4, s};

use listings::conv::tile::{self, vectors};
use listings::conv::winograd::Lines;
use listings::conv::{fits, gradient, output_shape, threads};
use listings::error::Result;
use listings::number::Number;
use listings::window::Window;
use listings::windows;

/// Whether [`Lines`] compute this. Every other convolution is left to the [`tile`]: other
/// kernels, steps and gaps, more channels, rows of maps that are not whole pairs of blocks, and
/// arrays without elements.
fn suits(window: &Window, channels: usize, columns: usize, elements: usize) -> bool {
    channels == 1
        && window.kernel == [5, 5]
        && window.stride == [1, 1]
        && window.dilation == [1, 1]
        && columns.is_multiple_of(8)
        && elements > 0
}

/// A convolution with the instructions of `level`. Threads share the images. The memory of an
/// earlier `output` of the same shape is used again, if its channels fill whole vectors.
///
/// # Errors
/// As [`output_shape`]; `output` is then as it was.
pub fn conv2d_into(
    level: Level,
    input: ArrayView4<'_, f32>,
    weight: ArrayView4<'_, f32>,
    window: &Window,
    output: &mut Array4<f32>,
) -> Result<()> {
    let [n, k, oh, ow] = output_shape(&input, &weight, window)?;
    if !suits(window, input.dim().1, ow, n * k * input.len()) {
        return tile::conv2d_into(level, input, weight, window, output);
    }
    let images = windows::framed(input, window)?;
    let (_, _, h, w) = images.dim();
    let images = images.as_standard_layout();
    let images = images.as_slice().expect("C order");
    let width = k.next_multiple_of(f32::lanes(level));
    let weight = vectors(weight.permuted_axes([3, 2, 1, 0]), width)?; // (5, 5, 1, k)
    let lines = Lines::new(level, [h, w], width);
    let mut transformed = vec![0.0; lines.transformed_len()];
    lines.transform(weight.as_slice().expect("C order"), &mut transformed);
    let shape = fits::<f32, _>([n, oh, ow, width], "the output in whole vectors")?;
    let mut maps =
        tile::again(std::mem::take(output).permuted_axes([0, 2, 3, 1]), shape);
    let memory = maps.as_slice_mut().expect("C order");
    threads::each(memory, oh * ow * width, |i, maps| {
        let mut sums = vec![0.0; lines.sums_len()];
        lines.sums(&images[i * h * w..][..h * w], &mut sums);
        lines.forward(&sums, &transformed, maps);
    });
    *output = maps.slice_move(s![.., .., .., ..k]).permuted_axes([0, 3, 1, 2]);
    Ok(())
}

/// The gradient of the weight with the instructions of `level`. Threads share the images, and
/// how many they are shows in no bit.
///
/// # Errors
/// As [`gradient::weight_shape`].
pub fn d_weight_at(
    level: Level,
    input: ArrayView4<'_, f32>,
    d_output: ArrayView4<'_, f32>,
    window: &Window,
) -> Result<Array4<f32>> {
    let [k, c, kh, kw] = gradient::weight_shape(&input, &d_output, window)?;
    let (n, _, _, ow) = d_output.dim();
    if !suits(window, c, ow, input.len() * d_output.len()) {
        return tile::d_weight_at(level, input, d_output, window);
    }
    let images = windows::framed(input, window)?;
    let (_, _, h, w) = images.dim();
    let images = images.as_standard_layout();
    let images = images.as_slice().expect("C order");
    let width = k.next_multiple_of(f32::lanes(level));
    let d_maps = vectors(d_output.permuted_axes([0, 2, 3, 1]), width)?; // (n, oh, ow, k)
    let d_maps = d_maps.as_slice().expect("C order");
    let lines = Lines::new(level, [h, w], width);
    let len = lines.sums_len();
    let room = fits::<f32, _>([n, len], "the sums of the images")?;
    let mut sums = vec![0.0; room[0] * room[1]];
    let (image, maps) = (h * w, d_maps.len() / n);
    threads::each(&mut sums, len, |i, sums| lines.sums(&images[i * image..], sums));
    let transformed = threads::sum(n, lines.transformed_len(), |i, transformed| {
        let (sums, d_maps) = (&sums[i * len..][..len], &d_maps[i * maps..][..maps]);
        lines.d_weight(sums, d_maps, transformed);
    })?;
    let mut d_weight =
        Array4::zeros(fits::<f32, _>([kw, kh, c, width], "the gradient")?);
    lines.d_transform(&transformed, d_weight.as_slice_mut().expect("C order"));
    Ok(d_weight.slice_move(s![.., .., .., ..k]).permuted_axes([3, 2, 1, 0]))
}
