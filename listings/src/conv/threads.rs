//! The images of a batch, each on a thread that is free.
//!
//! Which thread computes what does not show: every result is the same, bit for bit,
//! whether there is one thread or many.

use rayon::prelude::*;

use listings::conv::fits;
use listings::error::Result;
use listings::number::Number;

/// One thread sums at least so many images, as in training, ...
const IMAGES: usize = 32;

/// ... and there are at most so many sums, however many images there are.
const SUMS: usize = 16;

/// Calls `f` with the number of each piece of `len` elements of `output`, and with the
/// piece: on this thread if there is one piece or one thread, else on those of rayon.
///
/// # Panics
/// If `len` is 0 and `output` has elements.
///
/// ```
/// let mut output = [0; 6];
/// listings::conv::threads::each(&mut output, 2, |i, piece| piece.fill(i));
/// assert_eq!(output, [0, 0, 1, 1, 2, 2]);
/// ```
pub fn each<A: Send>(
    output: &mut [A],
    len: usize,
    f: impl Fn(usize, &mut [A]) + Sync,
) {
    if output.is_empty() {
        return;
    }
    // To hand work to another thread takes microseconds, as a small convolution does.
    if output.len() <= len || rayon::current_num_threads() == 1 {
        output.chunks_mut(len).enumerate().for_each(|(i, piece)| f(i, piece));
    } else {
        let pieces = output.par_chunks_mut(len).enumerate();
        pieces.for_each(|(i, piece)| f(i, piece));
    }
}

/// The sum of what `f` adds, for each of `images`, to the `len` numbers that it is given.
///
/// The images are cut into pieces, however many threads there are, and the sums of the
/// pieces are added in their order.
///
/// # Errors
/// [`TooLarge`](listings::Error::TooLarge) if no memory holds the sums.
///
/// ```
/// let sum = listings::conv::threads::sum::<f64>(100, 2, |i, sums| {
///     sums[0] += 1.0;
///     sums[1] += i as f64;
/// })?;
/// assert_eq!(sum, [100.0, 4950.0]);
/// # Ok::<(), listings::Error>(())
/// ```
pub fn sum<A: Number>(
    images: usize,
    len: usize,
    f: impl Fn(usize, &mut [A]) + Sync,
) -> Result<Vec<A>> {
    let piece = IMAGES.max(images.div_ceil(SUMS));
    let pieces = images.div_ceil(piece).max(1);
    let [pieces, len] = fits::<A, _>([pieces, len], "the sums of the images")?;
    let mut sums = vec![A::zero(); pieces * len];
    each(&mut sums, len, |i, sums| {
        let end = images.min((i + 1) * piece);
        (i * piece..end).for_each(|image| f(image, sums));
    });
    let (total, others) = sums.split_at_mut(len);
    for other in others.chunks(len.max(1)) {
        total.iter_mut().zip(other).for_each(|(total, &other)| *total += other);
    }
    sums.truncate(len);
    Ok(sums)
}
