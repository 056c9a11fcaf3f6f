//! The two kinds of numbers the book computes with, and the vectors a processor keeps
//! them in.

use fearless_simd::{Level, Simd, SimdBase, SimdFloat, SimdFloatElement, dispatch};
use ndarray::NdFloat;

use listings::conv::product::{Product, Store};
use listings::conv::row::Rows;
use listings::conv::winograd::group::PLANES;
use listings::conv::winograd::patches::{Gather, Patches, Scatter};

/// `f32` or `f64`.
///
/// A *vector* holds several numbers, called lanes, and one instruction multiplies or
/// adds them all. How many lanes there are is the processor's matter, so the type of
/// the vector depends on `S`, a [`Simd`] instruction set: with AVX-512 it is 16 `f32`
/// or 8 `f64`, with SSE2 4 or 2.
pub trait Number: NdFloat + SimdFloatElement {
    /// The widest vector of these numbers that `S` has.
    type Vector<S: Simd>: SimdFloat<S, Element = Self>;

    /// How many lanes the vectors of `level` have.
    ///
    /// ```
    /// use listings::levels::Level;
    /// use listings::number::Number;
    ///
    /// let level = Level::new();
    /// assert_eq!(f32::lanes(level), 2 * f64::lanes(level));
    /// ```
    fn lanes(level: Level) -> usize;

    /// Computes `product` into `output` with the instructions of `level`.
    ///
    /// # Panics
    /// As [`Product::compute`].
    fn multiply(
        level: Level,
        product: &Product<'_, Self>,
        store: Store,
        output: &mut [Self],
    );

    /// [`Patches::gather`] with the instructions of `level`.
    ///
    /// # Panics
    /// As that.
    fn gather(
        level: Level,
        patches: &Patches<'_, Self>,
        what: Gather,
        images: &[Self],
        planes: &mut [&mut [Self]; PLANES],
    );

    /// [`Patches::scatter`] with the instructions of `level`.
    ///
    /// # Panics
    /// As that.
    fn scatter(
        level: Level,
        patches: &Patches<'_, Self>,
        what: Scatter,
        planes: &mut [&[Self]; PLANES],
        images: &mut [Self],
    );

    /// Computes the convolution `rows` into `output` with the instructions of `level`.
    ///
    /// # Panics
    /// As [`Rows::compute`].
    fn convolve(level: Level, rows: &Rows<'_, Self>, output: &mut [Self]);
}

/// One implementation for both. As they are not generic, these functions are compiled
/// here, with the optimization of this crate, and not in whichever crate calls them.
macro_rules! number {
    ($number:ty, $vector:ident) => {
        impl Number for $number {
            type Vector<S: Simd> = S::$vector;

            fn lanes(level: Level) -> usize {
                dispatch!(level, simd => lanes_of::<$number, _>(simd))
            }

            fn multiply(
                level: Level,
                product: &Product<'_, Self>,
                store: Store,
                output: &mut [Self],
            ) {
                dispatch!(level, simd => product.compute(simd, store, output));
            }

            fn gather(
                level: Level,
                patches: &Patches<'_, Self>,
                what: Gather,
                images: &[Self],
                planes: &mut [&mut [Self]; PLANES],
            ) {
                dispatch!(level, simd => patches.gather(simd, what, images, planes));
            }

            fn scatter(
                level: Level,
                patches: &Patches<'_, Self>,
                what: Scatter,
                planes: &mut [&[Self]; PLANES],
                images: &mut [Self],
            ) {
                dispatch!(level, simd => patches.scatter(simd, what, planes, images));
            }

            fn convolve(level: Level, rows: &Rows<'_, Self>, output: &mut [Self]) {
                dispatch!(level, simd => rows.compute(simd, output));
            }
        }
    };
}

number!(f32, f32s);
number!(f64, f64s);

#[inline(always)]
fn lanes_of<A: Number, S: Simd>(_: S) -> usize {
    A::Vector::<S>::LEN
}
