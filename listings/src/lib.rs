//! The code the chapters show: convolution from four loops to strided views, einsum and
//! gradients, and a network that is made of them.
//!
//! One idea a file. A file reads what it is given and writes nothing; it knows no
//! terminal, no disk and no network, and it compiles for WebAssembly. In the order of
//! the chapters:
//!
//! | file | what it shows | chapter |
//! |---|---|---|
//! | [`glyphs`] | characters the book draws itself | introduction |
//! | [`picture`] | an array drawn in characters | introduction |
//! | [`conv::by_hand`] | a convolution as four loops | 1 |
//! | [`conv`], [`conv::naive`] | one signature for every algorithm; seven loops, the oracle | 1 |
//! | [`kernels`] | five kernels with names | 1 |
//! | [`layout`] | shape, strides and offset: an index becomes a position | 2 |
//! | [`memory_line`] | memory drawn in characters | 2 |
//! | [`windows`], [`conv::strided`] | the image as a view of windows, without a copy | 3 |
//! | [`tricks`] | other overlapping views | 3 |
//! | [`window`], [`pad`] | stride, padding, dilation; the size of the output | 4 |
//! | [`conv::bias`] | a broadcast that cannot read past its end | 5 |
//! | [`notation`] | a small einsum: letters, sizes, loops | 6 |
//! | [`conv::einsum`] | convolution and gradients in one line each | 7, 8, 10 |
//! | [`conv::im2col`] | the hidden copy made visible, one product | 8 |
//! | [`conv::shifted`] | no copy: the overlapping view as an operand | 9 |
//! | [`conv::gradient`] | gradients by any algorithm, as convolutions | 10 |
//! | [`scatter`] | the transpose of the view of windows | 10 |
//! | [`gradcheck`] | a gradient against central differences | 10 |
//! | [`number`], [`levels`] | vectors of numbers; the instructions a processor has | 11 |
//! | [`conv::tile`], [`conv::product`] | the overlapping view read straight into registers | 11 |
//! | [`conv::winograd`] | 3×3 filters by fewer multiplications | 12 |
//! | [`peak`] | the most a processor can multiply | 11 |
//! | [`intensity`] | what a computation must do and must move | 13 |
//! | [`emnist`] | EMNIST's files, batches of their characters, the book's own in their place | 14 |
//! | [`named_bytes`] | a file's bytes under its name, and the check that they are no web page | 14 |
//! | [`random`] | random numbers, the same for the same seed | 15 |
//! | [`nn`] | layers forward and backward, optimizers, a schedule | 15, 16 |
//! | [`model`] | the course's network and the book's | 15 |
//! | [`augment`] | a character turned, sheared, scaled and shifted a little | 16 |
//! | [`train`] | steps, epochs, checkpoints, scores | 16 |
//! | [`fused`] | the book's network with its layers joined | 16 |
//! | [`weights`] | a network's weights as safetensors | 16, 19 |
//! | [`inside`] | every layer's output; which filter is like a kernel; how far a number sees | 17 |
//! | [`likeliest`](mod@likeliest) | the likeliest characters of a network's answer | 17, 19 |
//! | [`trained`] | the weights in the repository, and how they did | 17 |
//! | [`garbage`] | biases read from memory that is not theirs | 18 |
//! | [`prepare`] | any image made like EMNIST's | 19 |
//!
//! Arrays are [`ndarray`]'s. A batch of images is `(n, c, h, w)`: image, channel,
//! row, column. A set of filters is `(k, c, kh, kw)`: output channel, input channel,
//! kernel row, kernel column.

// The chapters show files of this crate as programs of their own, so these files name their
// neighbors as a reader would: `use listings::Window`.
extern crate self as listings;

use ndarray::{Array, Array2, Dimension, ShapeBuilder};

pub mod augment;
pub mod conv;
pub mod emnist;
pub mod error;
pub mod fused;
pub mod garbage;
pub mod glyphs;
pub mod gradcheck;
pub mod inside;
pub mod intensity;
pub mod kernels;
pub mod layout;
pub mod levels;
pub mod likeliest;
pub mod memory_line;
pub mod model;
pub mod named_bytes;
pub mod nn;
pub mod notation;
pub mod number;
pub mod pad;
pub mod peak;
pub mod picture;
pub mod prepare;
pub mod random;
pub mod scatter;
pub mod train;
pub mod trained;
pub mod tricks;
pub mod weights;
pub mod window;
pub mod windows;

pub use conv::Algorithm;
pub use error::{Error, Result};
pub use layout::Layout;
pub use likeliest::likeliest;
pub use named_bytes::NamedBytes;
pub use window::Window;

/// Whole numbers without a pattern, from -4 to 4, in an array of that shape: sums of
/// their products are exact. The same in every run.
///
/// ```
/// use ndarray::array;
///
/// assert_eq!(listings::numbers([2, 3]), array![[-1.0, -4.0, 2.0], [1.0, -2.0, 4.0]]);
/// ```
pub fn numbers<D: Dimension>(shape: impl ShapeBuilder<Dim = D>) -> Array<f64, D> {
    let mut state = 1; // of the generator in Sinclair's ZX81
    Array::from_shape_simple_fn(shape, || {
        state = state * 75 % 65537;
        f64::from(state % 9) - 4.0
    })
}

/// The letter that runs through the whole book, an R: (28, 28), ink 1 on paper 0.
///
/// ```
/// assert_eq!(listings::letter().dim(), (28, 28));
/// ```
pub fn letter() -> Array2<f64> {
    glyphs::draw_char('R', 1).expect("one of the 47").mapv(f64::from)
}
