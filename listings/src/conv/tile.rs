//! The overlapping view read straight into registers: a convolution and both its
//! gradients, each as matrix products in which no window is ever written down.
//!
//! In the view of windows, the pixel under a tap lies at a place of the window plus a
//! step to the tap. So the view is a matrix, given by two tables, and it is the left
//! operand of a [`Product`]:
//!
//! | | rows | columns | right operand | output |
//! |---|---|---|---|---|
//! | [`conv2d`] | places | taps | the weight | the maps |
//! | [`d_weight`] | taps | places | the maps' gradient | the weight's gradient |
//! | [`d_input`] | places | maps | the weight of one tap | the pixels under that tap |
//!
//! (The left operand of [`d_input`] is the maps' gradient, and its *output* overlaps.)
//! Stride, dilation and the memory order of the left operand are in the tables and cost
//! nothing; padding costs a copy. The right operand and the output have their channels
//! last, in whole vectors: what lies in another order is copied, and a result comes
//! back as `(n, k, oh, ow)` with the strides of `(n, oh, ow, k)`, `k` filled up to
//! whole vectors. (With few filters [`row`] is faster, whose result is
//! in C order.)
//!
//! Marat Dukhan, "The indirect convolution algorithm" (2019), has one table of pointers
//! in place of these two.

use fearless_simd::Level;
use ndarray::{Array4, ArrayView4, CowArray, Ix4, s};

use listings::conv::product::{Product, Store};
use listings::conv::{fits, gradient, output_shape, row, threads};
use listings::error::Result;
use listings::layout::Layout;
use listings::number::Number;
use listings::window::Window;
use listings::{pad, windows};

/// Places that the gradient of the weight takes at a time: their pixels and their maps
/// stay close by while all taps pass over them.
const PLACES: usize = 128;

/// A convolution, with the best instructions the processor has.
///
/// # Errors
/// As [`output_shape`].
pub fn conv2d<A: Number>(
    input: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    conv2d_at(Level::new(), input, weight, window)
}

/// A convolution with the instructions of `level`.
///
/// # Errors
/// As [`output_shape`].
pub fn conv2d_at<A: Number>(
    level: Level,
    input: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    let mut output = Array4::zeros([0; 4]);
    conv2d_into(level, input, weight, window, &mut output)?;
    Ok(output)
}

/// A convolution with the instructions of `level`: for each image one product, windows
/// times weight, or with few filters by [`row`]. Threads share the images. The memory of an
/// earlier `output` of the same shape is used again, if its channels fill whole vectors or
/// it was computed by [`row`].
///
/// # Errors
/// As [`output_shape`]; `output` is then as it was.
pub fn conv2d_into<A: Number>(
    level: Level,
    input: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    window: &Window,
    output: &mut Array4<A>,
) -> Result<()> {
    let [n, k, oh, ow] = output_shape(&input, &weight, window)?;
    if n * k == 0 {
        *output = Array4::zeros([n, k, oh, ow]);
        return Ok(());
    }
    let framed = windows::framed(input, window)?;
    let shape = [n, k, oh, ow];
    if row::pays(level, &framed.view(), window, shape) {
        let mut maps = again(std::mem::take(output), shape);
        row::conv2d(level, framed.view(), weight, window, &mut maps)?;
        *output = maps;
        return Ok(());
    }
    // ANCHOR: conv2d
    let view = View::new(framed.view(), window)?;
    let width = k.next_multiple_of(A::lanes(level));
    let weight = vectors(weight.permuted_axes([2, 3, 1, 0]), width)?; // (kh, kw, c, k)
    let product = Product {
        left: view.memory,
        rows: &view.places,
        columns: &view.taps,
        right: weight.as_slice().expect("C order"),
        width,
        at: &positions([oh * ow], [width]),
    };
    let shape = fits::<A, _>([n, oh, ow, width], "the output in whole vectors")?;
    let mut maps = again(std::mem::take(output).permuted_axes([0, 2, 3, 1]), shape);
    let memory = maps.as_slice_mut().expect("C order");
    threads::each(memory, oh * ow * width, |i, maps| {
        let left = &view.memory[i * view.image..];
        A::multiply(level, &Product { left, ..product }, Store::Set, maps);
    });
    *output = maps.slice_move(s![.., .., .., ..k]).permuted_axes([0, 3, 1, 2]);
    // ANCHOR_END: conv2d
    Ok(())
}

/// An `earlier` array, if it has that shape and is in C order, or else zeros.
pub fn again<A: Number>(earlier: Array4<A>, shape: [usize; 4]) -> Array4<A> {
    let fits = earlier.shape() == shape && earlier.is_standard_layout();
    if fits { earlier } else { Array4::zeros(shape) }
}

/// The gradient of the weight, with the best instructions the processor has.
///
/// # Errors
/// As [`gradient::weight_shape`].
pub fn d_weight<A: Number>(
    input: ArrayView4<'_, A>,
    d_output: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    d_weight_at(Level::new(), input, d_output, window)
}

/// The gradient of the weight: the tables change places. For each image, some places
/// at a time, one product, windows transposed times the maps' gradient.
///
/// Threads share the images, and the same gradient comes out, bit for bit, however many
/// they are.
///
/// # Errors
/// As [`gradient::weight_shape`].
pub fn d_weight_at<A: Number>(
    level: Level,
    input: ArrayView4<'_, A>,
    d_output: ArrayView4<'_, A>,
    window: &Window,
) -> Result<Array4<A>> {
    let [k, c, kh, kw] = gradient::weight_shape(&input, &d_output, window)?;
    let (n, _, _, _) = input.dim();
    if input.is_empty() || d_output.is_empty() {
        return Ok(Array4::zeros([k, c, kh, kw]));
    }
    // ANCHOR: d_weight
    let framed = windows::framed(input, window)?;
    let view = View::new(framed.view(), window)?;
    let width = k.next_multiple_of(A::lanes(level));
    let d_maps = vectors(d_output.permuted_axes([0, 2, 3, 1]), width)?; // (n, oh, ow, k)
    let d_maps = d_maps.as_slice().expect("C order");
    let at = positions([view.taps.len()], [width]);
    let image = view.places.len() * width;
    let d_weight = threads::sum(n, at.len() * width, |i, d_weight| {
        let maps = d_maps[i * image..][..image].chunks(PLACES * width);
        for (columns, right) in view.places.chunks(PLACES).zip(maps) {
            let product = Product {
                left: &view.memory[i * view.image..],
                rows: &view.taps,
                columns,
                right,
                width,
                at: &at,
            };
            A::multiply(level, &product, Store::Add, d_weight);
        }
    })?;
    let d_weight = Array4::from_shape_vec([kh, kw, c, width], d_weight)?;
    // ANCHOR_END: d_weight
    Ok(d_weight.slice_move(s![.., .., .., ..k]).permuted_axes([3, 2, 0, 1]))
}

/// The gradient of the input, with the best instructions the processor has.
///
/// # Errors
/// As [`gradient::input_shape`].
pub fn d_input<A: Number>(
    d_output: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    input: [usize; 2],
    window: &Window,
) -> Result<Array4<A>> {
    d_input_at(Level::new(), d_output, weight, input, window)
}

/// The gradient of the input: for each image and tap one product, the maps' gradient
/// times the weight of the tap, added to the pixels under it. Threads share the images.
///
/// # Errors
/// As [`gradient::input_shape`].
pub fn d_input_at<A: Number>(
    level: Level,
    d_output: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    input: [usize; 2],
    window: &Window,
) -> Result<Array4<A>> {
    let [n, c, _, _] = gradient::input_shape(&d_output, &weight, input, window)?;
    let [h, w] = [0, 1].map(|i| input[i] + window.padding[i].iter().sum::<usize>());
    let width = c.next_multiple_of(A::lanes(level));
    let shape = fits::<A, _>([n, h, w, width], "the padded input")?;
    let mut d_pixels = Array4::zeros(shape);
    let pixels = d_pixels.view().permuted_axes([0, 3, 1, 2]);
    let View { places: at, taps, .. } = View::new(pixels, window)?;
    let maps = windows::readable(d_output); // (n, k, oh, ow)
    let pixel = Window::new([1, 1]);
    let from = View::new(maps.view(), &pixel)?;
    let weight = vectors(weight.permuted_axes([2, 3, 0, 1]), width)?; // (kh, kw, k, c)
    let weight = weight.as_slice().expect("C order");
    let tap_len = (from.taps.len() * width).max(1);
    let memory = d_pixels.as_slice_mut().expect("C order");
    threads::each(memory, h * w * width, |i, d_pixels| {
        for (tap, right) in weight.chunks(tap_len).enumerate() {
            let product = Product {
                left: &from.memory[i * from.image..],
                rows: &from.places,
                columns: &from.taps,
                right,
                width,
                at: &at,
            };
            let under = &mut d_pixels[taps[tap * width]..];
            A::multiply(level, &product, Store::Add, under);
        }
    });
    let d_pixels = d_pixels.slice_move(s![.., .., .., ..c]);
    Ok(pad::crop(d_pixels.permuted_axes([0, 3, 1, 2]), window.padding, input))
}

/// The view of windows of a batch as two tables: the pixel under tap `j` of place `i`
/// of image `n` lies at `n · image + places[i] + taps[j]` in `memory`.
struct View<'a, A> {
    memory: &'a [A],
    image: usize,
    places: Vec<usize>, // oh · ow
    taps: Vec<usize>,   // kh · kw · c
}

impl<'a, A: Number> View<'a, A> {
    /// Of the windows of a batch (n, c, h, w) that is one block of memory and has its
    /// padding around it.
    fn new(batch: ArrayView4<'a, A>, window: &Window) -> Result<Self> {
        let view = windows::of_batch(batch, &window.padding([0, 0]))?;
        let (_, c, oh, ow, kh, kw) = view.dim();
        let stride = |axis| usize::try_from(view.strides()[axis]).expect("forward");
        let [image, channel, down, right, row, column] =
            [0, 1, 2, 3, 4, 5].map(stride);
        Ok(View {
            memory: batch.to_slice_memory_order().expect("one block"),
            image,
            places: positions([oh, ow], [down, right]),
            taps: positions([kh, kw, c], [row, column, channel]),
        })
    }
}

/// Where the elements of an array lie, in row order, counted from the first.
///
/// ```
/// use listings::conv::tile::positions;
///
/// assert_eq!(positions([2, 3], [28, 1]), [0, 1, 2, 28, 29, 30]);
/// ```
pub fn positions<const N: usize>(
    shape: [usize; N],
    strides: [usize; N],
) -> Vec<usize> {
    let strides = strides.map(|stride| stride as isize).to_vec();
    Layout { shape: shape.to_vec(), strides, offset: 0 }.positions()
}

/// `array` in row order, its last axis filled up with zeros to `width`: a copy, unless
/// it is that already.
///
/// # Errors
/// [`Error::TooLarge`](listings::Error::TooLarge) for the copy.
pub fn vectors<'a, A: Number>(
    array: ArrayView4<'a, A>,
    width: usize,
) -> Result<CowArray<'a, A, Ix4>> {
    let (a, b, c, len) = array.dim();
    if len == width && array.is_standard_layout() {
        return Ok(array.into());
    }
    let mut copy =
        Array4::zeros(fits::<A, _>([a, b, c, width], "a copy in whole vectors")?);
    copy.slice_mut(s![.., .., .., ..len]).assign(&array);
    Ok(copy.into())
}
