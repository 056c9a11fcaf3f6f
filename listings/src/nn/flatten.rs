//! Feature maps laid out as one row of numbers an image.

use ndarray::{Array2, Array4, NdFloat};

use listings::error::Result;
use listings::nn::check_gradient;

/// What [`backward`] remembers: the shape `(n, c, h, w)`.
#[derive(Debug, Clone)]
pub struct Cache {
    input: [usize; 4],
}

/// `(n, c, h, w)` to `(n, c · h · w)`, in row order. If that is how the array lies in
/// memory, as it does after every layer of this book, nothing is copied.
///
/// ```
/// use listings::nn::flatten;
/// use ndarray::Array4;
///
/// let maps = Array4::<f32>::ones((8, 64, 5, 5));
/// let (rows, cache) = flatten::forward(maps.clone());
/// assert_eq!(rows.dim(), (8, 1600));
/// assert_eq!(flatten::backward(&cache, rows)?, maps);
/// # Ok::<(), listings::Error>(())
/// ```
pub fn forward<A: NdFloat>(input: Array4<A>) -> (Array2<A>, Cache) {
    let (n, c, h, w) = input.dim();
    let output = input.into_shape_clone((n, c * h * w));
    // The sizes come from the input.
    let output = output.expect("as many elements as before");
    (output, Cache { input: [n, c, h, w] })
}

/// `(n, c · h · w)` back to `(n, c, h, w)`.
///
/// # Errors
/// [`LayerGradient`](listings::nn::Error::LayerGradient) if `d_output` has not the output's shape.
pub fn backward<A: NdFloat>(cache: &Cache, d_output: Array2<A>) -> Result<Array4<A>> {
    let [n, c, h, w] = cache.input;
    check_gradient(d_output.shape(), &[n, c * h * w])?;
    Ok(d_output.into_shape_clone(cache.input)?)
}
