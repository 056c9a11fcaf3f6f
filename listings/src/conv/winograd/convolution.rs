//! Winograd's convolution as one of the book's algorithms.

use fearless_simd::Level;
use ndarray::{Array4, ArrayBase, ArrayView4, Data, Ix4, s};

use listings::conv::tile::{self, vectors};
use listings::conv::winograd::{Form, Layer};
use listings::conv::{fits, gradient, output_shape, threads};
use listings::error::Result;
use listings::number::Number;
use listings::window::Window;

/// So many images a thread takes at a time.
const IMAGES: usize = 16;

/// Whether this is a convolution for Winograd. Every other one is left to the [`tile`]:
/// other kernels, steps and gaps, and arrays without elements.
fn suits(window: &Window, shapes: &[usize]) -> bool {
    window.kernel == [3, 3]
        && window.stride == [1, 1]
        && window.dilation == [1, 1]
        && shapes.iter().all(|&len| len > 0)
}

/// Whether there is enough to multiply for the sums to pay. Winograd fills up channels and
/// filters to whole vectors, and with fewer than one of each it is mostly at work on zeros.
/// Measured on sixteen images of 12×12 in `f32`, the [`tile`] is the faster one up to about
/// there; on one large image it still is with twice as many.
fn pays<A: Number>(level: Level, channels: usize, filters: usize) -> bool {
    channels.min(filters) >= A::lanes(level)
}

/// F(2×2, 3×3) with the best instructions the processor has, or with few channels or
/// filters the [`tile`].
///
/// # Errors
/// As [`output_shape`].
pub fn conv2d<A: Number>(
    input: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    let (level, (k, c, ..)) = (Level::new(), weight.dim());
    if !pays::<A>(level, c, k) {
        return tile::conv2d_at(level, input, weight, window);
    }
    conv2d_at(level, Form::F2, input, weight, window)
}

/// A convolution with the instructions of `level`. Threads share the images, and how many
/// they are shows in no bit.
///
/// # Errors
/// As [`output_shape`].
pub fn conv2d_at<A: Number>(
    level: Level,
    form: Form,
    input: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    let [n, k, oh, ow] = output_shape(&input, &weight, window)?;
    if !suits(window, &[input.len(), k]) {
        return tile::conv2d_at(level, input, weight, window);
    }
    let (_, c, h, w) = input.dim();
    let [channels, filters] = whole::<A, _>(level, [c, k]);
    let images = vectors(input.permuted_axes([0, 2, 3, 1]), channels)?;
    let weight = filled(weight.permuted_axes([2, 3, 1, 0]), [channels, filters])?;
    let shape = fits::<A, _>([n, oh, ow, filters], "the output")?;
    let layer = Layer::new(level, form, [h, w], window.padding, [channels, filters]);
    let [mut transformed, _] = layer.room();
    layer.transform(slice(&weight), &mut transformed);
    let mut maps = Array4::zeros(shape);
    let to = maps.as_slice_mut().expect("C order");
    let [image, map] = [h * w * channels, oh * ow * filters].map(|len| len * IMAGES);
    threads::each(to, map, |i, maps| {
        let images = slice(&images).chunks(image).nth(i).expect("as many as maps");
        let [_, mut scratch] = layer.room();
        layer.forward(images, &transformed, maps, &mut scratch);
    });
    Ok(maps.slice_move(s![.., .., .., ..k]).permuted_axes([0, 3, 1, 2]))
}

/// The gradient of the weight by F(2×2, 3×3) with the best instructions the processor
/// has, or with few channels or filters by the [`tile`].
///
/// # Errors
/// As [`gradient::weight_shape`].
pub fn d_weight<A: Number>(
    input: ArrayView4<'_, A>,
    d_output: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    let (level, c, k) = (Level::new(), input.dim().1, d_output.dim().1);
    if !pays::<A>(level, c, k) {
        return tile::d_weight_at(level, input, d_output, window);
    }
    d_weight_at(level, Form::F2, input, d_output, window)
}

/// The gradient of the weight with the instructions of `level`, on one thread.
///
/// # Errors
/// As [`gradient::weight_shape`].
pub fn d_weight_at<A: Number>(
    level: Level,
    form: Form,
    input: ArrayView4<'_, A>,
    d_output: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    let [k, c, kh, kw] = gradient::weight_shape(&input, &d_output, window)?;
    if !suits(window, &[input.len(), k]) {
        return tile::d_weight_at(level, input, d_output, window);
    }
    let (_, _, h, w) = input.dim();
    let [channels, filters] = whole::<A, _>(level, [c, k]);
    let images = vectors(input.permuted_axes([0, 2, 3, 1]), channels)?;
    let d_maps = vectors(d_output.permuted_axes([0, 2, 3, 1]), filters)?;
    let shape = [kh, kw, channels, filters];
    let mut d_weight = Array4::zeros(fits::<A, _>(shape, "the weight's gradient")?);
    let layer = Layer::new(level, form, [h, w], window.padding, [channels, filters]);
    let [mut transformed, mut scratch] = layer.room();
    let (images, d_maps) = (slice(&images), slice(&d_maps));
    layer.d_weight(images, d_maps, &mut transformed, &mut scratch);
    layer.d_transform(&transformed, d_weight.as_slice_mut().expect("C order"));
    Ok(d_weight.slice_move(s![.., .., ..c, ..k]).permuted_axes([3, 2, 0, 1]))
}

/// The gradient of the input by F(2×2, 3×3) with the best instructions the processor
/// has, or with few channels or filters by the [`tile`].
///
/// # Errors
/// As [`gradient::input_shape`].
pub fn d_input<A: Number>(
    d_output: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    input: [usize; 2],
    window: &Window,
) -> Result<Array4<A>> {
    let (level, (k, c, ..)) = (Level::new(), weight.dim());
    if !pays::<A>(level, c, k) {
        return tile::d_input_at(level, d_output, weight, input, window);
    }
    d_input_at(level, Form::F2, d_output, weight, input, window)
}

/// The gradient of the input with the instructions of `level`. Threads share the images,
/// and how many they are shows in no bit.
///
/// # Errors
/// As [`gradient::input_shape`].
pub fn d_input_at<A: Number>(
    level: Level,
    form: Form,
    d_output: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    input: [usize; 2],
    window: &Window,
) -> Result<Array4<A>> {
    let [n, c, h, w] = gradient::input_shape(&d_output, &weight, input, window)?;
    if !suits(window, &[n, c, h, w, d_output.len()]) {
        return tile::d_input_at(level, d_output, weight, input, window);
    }
    let (_, k, _, _) = d_output.dim();
    let [channels, filters] = whole::<A, _>(level, [c, k]);
    let d_maps = vectors(d_output.permuted_axes([0, 2, 3, 1]), filters)?;
    let weight = filled(weight.permuted_axes([2, 3, 0, 1]), [filters, channels])?;
    let shape = fits::<A, _>([n, h, w, channels], "the input's gradient")?;
    let layer = Layer::new(level, form, [h, w], window.padding, [channels, filters]);
    let [mut transformed, _] = layer.room();
    layer.transform(slice(&weight), &mut transformed);
    let mut d_images = Array4::zeros(shape);
    let to = d_images.as_slice_mut().expect("C order");
    let [image, map] = [h * w * channels, d_maps.len() / n].map(|len| len * IMAGES);
    threads::each(to, image, |i, d_images| {
        let d_maps = slice(&d_maps).chunks(map).nth(i).expect("as many as images");
        let [_, mut scratch] = layer.room();
        layer.d_input(d_maps, &transformed, d_images, &mut scratch);
    });
    Ok(d_images.slice_move(s![.., .., .., ..c]).permuted_axes([0, 3, 1, 2]))
}

/// Each length as whole vectors.
fn whole<A: Number, const N: usize>(level: Level, lens: [usize; N]) -> [usize; N] {
    lens.map(|len| len.next_multiple_of(A::lanes(level)))
}

/// `weight` with its two last axes filled up with zeros to that shape.
fn filled<A: Number>(
    weight: ArrayView4<'_, A>,
    [rows, columns]: [usize; 2],
) -> Result<Array4<A>> {
    let (kh, kw, inner, outer) = weight.dim();
    let shape = fits::<A, _>([kh, kw, rows, columns], "the weight in vectors")?;
    let mut whole = Array4::zeros(shape);
    whole.slice_mut(s![.., .., ..inner, ..outer]).assign(&weight);
    Ok(whole)
}

fn slice<A, S: Data<Elem = A>>(array: &ArrayBase<S, Ix4>) -> &[A] {
    array.as_slice().expect("C order")
}
