//! A heap in a vector, and a bias that reads too far into it.

use listings::error::Result;
use ndarray::{Array4, ArrayView, ShapeBuilder};

// ANCHOR: memory
/// Ten cells of a heap, from a small array on: eight bytes each, read as an `f64`
/// whatever was written there.
pub fn memory() -> Vec<f64> {
    let bits = f64::from_bits;
    let text = |letters: &[u8; 8]| f64::from_le_bytes(*letters);
    let test = [0.1, 0.2, 0.3]; // left over from a test
    let string = [text(b"handwrit"), text(b"ten char"), text(b"acters\0\0")];
    let allocator = bits(0x21); // in front of each block: its size, and a flag
    let pointer = bits(0x7f3a_5c0b_2a10); // to that text
    let length = bits(22); // of it
    [&test[..], &[allocator], &string, &[allocator, pointer, length]].concat()
}
// ANCHOR_END: memory

/// Adds a value a channel to `output` `(n, k, oh, ow)`, from the front of `memory`.
///
/// # Errors
/// [`Error::Shape`](listings::Error::Shape) if `memory` has fewer than `k` values. That
/// it may have more is the mistake.
///
/// ```
/// use listings::garbage;
/// use ndarray::Array4;
///
/// let mut output = Array4::zeros((1, 5, 1, 1));
/// garbage::add_bias(&mut output, &garbage::memory())?;
/// assert_eq!(output[[0, 0, 0, 0]], 0.1);
/// assert!(output[[0, 4, 0, 0]] > 1e252);
/// let error = garbage::add_bias(&mut output, &[0.1, 0.2, 0.3]).unwrap_err();
/// assert_eq!(error.to_string(), "ShapeError/OutOfBounds: out of bounds indexing");
/// # Ok::<(), listings::Error>(())
/// ```
// ANCHOR: add
pub fn add_bias(output: &mut Array4<f64>, memory: &[f64]) -> Result<()> {
    let shape = output.dim(); // (n, k, oh, ow)
    let bias = ArrayView::from_shape(shape.strides((0, 1, 0, 0)), memory)?;
    *output += &bias;
    Ok(())
}
// ANCHOR_END: add
