//! Zeros around an image: the only copy a strided convolution may have to make.

use ndarray::{Array4, ArrayView4, CowArray, Ix4, NdFloat, s};

use listings::error::{Error, Result};

/// `input` (n, c, h, w) inside a frame of zeros: `padding` is `[before, after]` for
/// rows, then for columns. Without padding the input itself, not a copy.
///
/// # Errors
/// [`Error::TooLarge`] if the padded size overflows.
///
/// ```
/// use ndarray::Array4;
///
/// let image = Array4::<f32>::ones((1, 1, 2, 2));
/// let framed = listings::pad::zeros(image.view(), [[1, 1], [0, 2]])?;
/// assert_eq!(framed.dim(), (1, 1, 4, 4));
/// assert_eq!(framed.sum(), 4.0);
/// # Ok::<(), listings::Error>(())
/// ```
// ANCHOR: zeros
pub fn zeros<A: NdFloat>(
    input: ArrayView4<'_, A>,
    padding: [[usize; 2]; 2],
) -> Result<CowArray<'_, A, Ix4>> {
    if padding == [[0, 0], [0, 0]] {
        return Ok(input.into());
    }
    let (n, c, h, w) = input.dim();
    let framed = |len: usize, [before, after]: [usize; 2]| {
        let whole = len.checked_add(before).and_then(|len| len.checked_add(after));
        whole.ok_or(Error::TooLarge { what: "the padded input" })
    };
    let (rows, columns) = (framed(h, padding[0])?, framed(w, padding[1])?);
    let [n, c, rows, columns] =
        listings::conv::fits::<A>([n, c, rows, columns], "the padded input")?;
    let mut padded = Array4::zeros((n, c, rows, columns));
    let [top, left] = [padding[0][0], padding[1][0]];
    padded.slice_mut(s![.., .., top..top + h, left..left + w]).assign(&input);
    Ok(padded.into())
}
// ANCHOR_END: zeros
