//! Few filters: the lanes of a vector are neighboring places of one filter.
//!
//! [`Product`](listings::conv::product::Product) has the filters side by side in a vector,
//! and with one filter a single lane has work. But the windows of neighboring places have
//! neighboring pixels under each tap: a vector of them can be read anywhere in a row of
//! the image, and be multiplied by the tap's weight.

use fearless_simd::{Level, Simd, SimdBase, SimdFloat};
use ndarray::{Array4, ArrayView4};

use listings::conv::tile::positions;
use listings::conv::{row, threads};
use listings::error::Result;
use listings::number::Number;
use listings::window::Window;
use listings::windows;

/// Vectors of a row of the output that are computed together, for two rows at once: eight
/// sums that do not wait for each other.
const V: usize = 4;

/// Whether this way is the faster one from an `input` (n, c, h, w) that has its padding to
/// an output `[n, k, oh, ow]`.
///
/// It computes filter by filter, where a product takes as long for one filter as for all
/// lanes of a vector. Measured, it wins with up to half as many filters as lanes.
pub fn pays<A: Number>(
    level: Level,
    input: &ArrayView4<'_, A>,
    window: &Window,
    [_, k, oh, ow]: [usize; 4],
) -> bool {
    let lanes = A::lanes(level);
    let by_single_pixels = window.stride == [1, 1] && window.dilation == [1, 1];
    let side_by_side = !input.is_empty() && input.strides()[3] == 1;
    by_single_pixels && side_by_side && 2 * k <= lanes && oh >= 2 && ow >= V * lanes
}

/// A convolution of an `input` that has its padding into `output` (n, k, oh, ow), where
/// that [`pays`].
///
/// # Errors
/// As [`windows::of_batch`].
///
/// # Panics
/// As [`Rows::compute`], and if `output` is not in C order.
pub fn conv2d<A: Number>(
    level: Level,
    input: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    window: &Window,
    output: &mut Array4<A>,
) -> Result<()> {
    let view = windows::of_batch(input, &window.padding([0, 0]))?;
    let (_, c, oh, ow, kh, kw) = view.dim();
    let stride = |axis| usize::try_from(view.strides()[axis]).expect("forward");
    let [image, channel, down, right] = [0, 1, 2, 3].map(stride);
    let memory = input.to_slice_memory_order().expect("one block");
    let weight = weight.permuted_axes([0, 2, 1, 3]);
    let weight = weight.as_standard_layout(); // (k, kh, c, kw)
    let weight = weight.as_slice().expect("C order");
    let k = weight.len() / (kh * c * kw);
    let taps = positions([kh + 1, c, kw], [down, channel, right]);
    let output = output.as_slice_mut().expect("C order");
    threads::each(output, k * oh * ow, |i, maps| {
        let (image, taps) = (&memory[i * image..], &taps[..]);
        let rows = row::Rows { image, down, taps, weight, shape: [k, oh, ow] };
        A::convolve(level, &rows, maps);
    });
    Ok(())
}

/// An image under filters that move by single pixels, of which those in a row lie side by
/// side.
#[derive(Debug, Clone, Copy)]
pub struct Rows<'a, A> {
    /// The memory of the image.
    pub image: &'a [A],
    /// How far a row lies behind the row above it.
    pub down: usize,
    /// Where the pixels under the taps of a window lie, counted from the first, and under
    /// one more row of taps, (kh + 1, c, kw).
    pub taps: &'a [usize],
    /// The filters (k, kh, c, kw).
    pub weight: &'a [A],
    /// The shape `[k, oh, ow]` of the output.
    pub shape: [usize; 3],
}

/// [`V`] vectors of a row of the output, and those of the row below. The pixels under the
/// first row of taps are only the upper row's, those under the last only the lower row's.
/// Those between are read once for both.
// ANCHOR: pair
#[inline(always)]
fn pair<A: Number, S: Simd>(
    simd: S,
    pixels: &[A],
    taps: &[usize], // (kh + 1, c, kw)
    weight: &[A],   // (kh, c, kw)
) -> [[A::Vector<S>; V]; 2] {
    let zero = A::Vector::splat(simd, A::zero());
    let [mut upper, mut lower] = [[zero; V]; 2];
    let line = taps.len() - weight.len(); // c · kw
    let (first, rest) = taps.split_at(line);
    let (shared, last) = rest.split_at(weight.len() - line);
    for (&tap, &number) in first.iter().zip(weight) {
        add(simd, [&mut upper], [number], &pixels[tap..]);
    }
    for ((&tap, &above), &below) in shared.iter().zip(&weight[line..]).zip(weight) {
        add(simd, [&mut upper, &mut lower], [above, below], &pixels[tap..]);
    }
    for (&tap, &number) in last.iter().zip(&weight[shared.len()..]) {
        add(simd, [&mut lower], [number], &pixels[tap..]);
    }
    [upper, lower]
}
// ANCHOR_END: pair

/// Adds [`V`] vectors of pixels, times each of `M` numbers, to its sums.
#[inline(always)]
fn add<A: Number, S: Simd, const M: usize>(
    simd: S,
    sums: [&mut [A::Vector<S>; V]; M],
    numbers: [A; M],
    pixels: &[A],
) {
    let lanes = A::Vector::<S>::LEN;
    let pixels = &pixels[..V * lanes];
    for v in 0..V {
        let vector = A::Vector::from_slice(simd, &pixels[v * lanes..][..lanes]);
        for m in 0..M {
            let number = A::Vector::splat(simd, numbers[m]);
            sums[m][v] = number.mul_add(vector, sums[m][v]);
        }
    }
}

impl<A: Number> Rows<'_, A> {
    /// Computes `output` (k, oh, ow).
    ///
    /// To be called inside `dispatch!` or [`Simd::vectorize`], or the compiler does not
    /// know that it may use the instructions of `S`.
    ///
    /// # Panics
    /// If the output has fewer than two rows, or fewer columns than four vectors have
    /// lanes, or if a place lies beyond its slice.
    #[inline(always)]
    pub fn compute<S: Simd>(&self, simd: S, output: &mut [A]) {
        let [k, oh, ow] = self.shape;
        let filters = self.weight.chunks_exact(self.weight.len() / k);
        // What comes last begins where it fits, and some places are computed twice.
        for y in (0..oh).step_by(2).map(|y| y.min(oh - 2)) {
            let maps = output.chunks_exact_mut(oh * ow);
            for (filter, map) in filters.clone().zip(maps) {
                let image = &self.image[y * self.down..];
                self.two(simd, image, filter, &mut map[y * ow..][..2 * ow]);
            }
        }
    }

    /// Two rows of the output, the second behind the first.
    #[inline(always)]
    fn two<S: Simd>(&self, simd: S, image: &[A], filter: &[A], output: &mut [A]) {
        let lanes = A::Vector::<S>::LEN;
        let ow = output.len() / 2;
        for x in (0..ow).step_by(V * lanes).map(|x| x.min(ow - V * lanes)) {
            let sums = pair(simd, &image[x..], self.taps, filter);
            for m in 0..2 {
                let to = &mut output[m * ow + x..][..V * lanes];
                for v in 0..V {
                    sums[m][v].store_slice(&mut to[v * lanes..][..lanes]);
                }
            }
        }
    }
}
