//! What a convolution algorithm is, and the list of all of them.

use ndarray::{Array4, ArrayView4, NdFloat};

use listings::conv::{
    einsum, gradient, im2col, naive, shifted, strided, tile, winograd,
};
use listings::error::Result;
use listings::number::Number;
use listings::window::Window;

// ANCHOR: signature
/// What every algorithm is: input `(n, c, h, w)` and weight `(k, c, kh, kw)` in,
/// output `(n, k, oh, ow)` out.
///
/// The weight is not flipped: strictly, this is cross-correlation.
///
/// # Errors
/// If the window does not fit the input, or the weight does not fit the input or the
/// window.
pub type Conv2d<A> =
    fn(ArrayView4<'_, A>, ArrayView4<'_, A>, &Window) -> Result<Array4<A>>;
// ANCHOR_END: signature

// ANCHOR: gradients
/// The gradient of the input: the output's gradient `(n, k, oh, ow)`, the weight and
/// the input's `[h, w]` in, `(n, c, h, w)` out.
///
/// # Errors
/// As [`gradient::input_shape`].
pub type DInput<A> = fn(
    ArrayView4<'_, A>,
    ArrayView4<'_, A>,
    [usize; 2],
    &Window,
) -> Result<Array4<A>>;

/// The gradient of the weight: the input and the output's gradient in,
/// `(k, c, kh, kw)` out.
///
/// # Errors
/// As [`gradient::weight_shape`].
pub type DWeight<A> =
    fn(ArrayView4<'_, A>, ArrayView4<'_, A>, &Window) -> Result<Array4<A>>;
// ANCHOR_END: gradients

/// An algorithm and the name it goes by in the tests, the benches and the text.
#[derive(Debug, Clone, Copy)]
pub struct Algorithm<A> {
    /// The name, as in `cargo bench -- strided`.
    pub name: &'static str,
    /// The convolution.
    pub conv2d: Conv2d<A>,
    /// Its own way to the gradients, if it has one.
    gradients: Option<(DInput<A>, DWeight<A>)>,
}

impl<A: Number> Algorithm<A> {
    // ANCHOR: all
    /// Every algorithm. The first is the oracle the others are held to.
    pub const ALL: &'static [Algorithm<A>] = &[
        Algorithm::new("naive", naive::conv2d)
            .with_gradients(naive::d_input, naive::d_weight),
        Algorithm::new("strided", strided::conv2d),
        Algorithm::new("einsum", einsum::conv2d)
            .with_gradients(einsum::d_input, einsum::d_weight),
        Algorithm::new("einsum-weights-first", einsum::weights_first),
        Algorithm::new("einsum-packed", einsum::packed),
        Algorithm::new("im2col", im2col::conv2d)
            .with_gradients(im2col::d_input, im2col::d_weight),
        Algorithm::new("shifted", shifted::conv2d)
            .with_gradients(shifted::d_input, shifted::d_weight),
        Algorithm::new("tile", tile::conv2d)
            .with_gradients(tile::d_input, tile::d_weight),
        Algorithm::new("winograd", winograd::conv2d)
            .with_gradients(winograd::d_input, winograd::d_weight),
    ];
    // ANCHOR_END: all
}

impl<A: NdFloat> Algorithm<A> {
    /// An algorithm whose gradients are computed by its own convolution, through
    /// [`gradient::input`] and [`gradient::weight`].
    ///
    /// ```
    /// use listings::conv::naive;
    /// use listings::{Algorithm, Window};
    /// use ndarray::Array4;
    ///
    /// let mine = Algorithm::<f64>::new("mine", naive::conv2d);
    /// let input = Array4::ones((2, 3, 8, 8));
    /// let d_output = Array4::ones((2, 4, 6, 6));
    /// let window = Window::new([3, 3]);
    /// let d_weight = mine.d_weight(input.view(), d_output.view(), &window)?;
    /// assert_eq!(d_weight, Array4::from_elem((4, 3, 3, 3), 72.0)); // 2 · 6 · 6 ones
    /// # Ok::<(), listings::Error>(())
    /// ```
    pub const fn new(name: &'static str, conv2d: Conv2d<A>) -> Self {
        Algorithm { name, conv2d, gradients: None }
    }

    /// The same algorithm with functions of its own for the gradients.
    pub const fn with_gradients(self, input: DInput<A>, weight: DWeight<A>) -> Self {
        Algorithm { gradients: Some((input, weight)), ..self }
    }

    // ANCHOR: d_input
    /// The gradient `(n, c, h, w)` of an input of `[h, w]` pixels.
    ///
    /// # Errors
    /// As [`gradient::input_shape`].
    pub fn d_input(
        &self,
        d_output: ArrayView4<'_, A>,
        weight: ArrayView4<'_, A>,
        input: [usize; 2],
        window: &Window,
    ) -> Result<Array4<A>> {
        match self.gradients {
            Some((d_input, _)) => d_input(d_output, weight, input, window),
            None => gradient::input(self.conv2d, d_output, weight, input, window),
        }
    }
    // ANCHOR_END: d_input

    /// The gradient `(k, c, kh, kw)` of the weight.
    ///
    /// # Errors
    /// As [`gradient::weight_shape`].
    pub fn d_weight(
        &self,
        input: ArrayView4<'_, A>,
        d_output: ArrayView4<'_, A>,
        window: &Window,
    ) -> Result<Array4<A>> {
        match self.gradients {
            Some((_, d_weight)) => d_weight(input, d_output, window),
            None => gradient::weight(self.conv2d, input, d_output, window),
        }
    }
}
