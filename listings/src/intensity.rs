//! What a computation must do and must move, and how fast a machine lets it.

use ndarray::NdFloat;

use listings::error::Result;
use listings::window::Window;

// ANCHOR: work
/// Operations, and bytes that go between memory and the processor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    /// Multiplications and additions: a multiply-add is two.
    pub operations: usize,
    /// What is read and what is written.
    pub bytes: usize,
}

impl Work {
    /// Operations for each byte: the arithmetic intensity.
    pub fn intensity(&self) -> f64 {
        self.operations as f64 / self.bytes as f64
    }

    /// The most operations in a second that a machine allows which computes no more than
    /// `peak` of them and moves no more than `copy` bytes.
    pub fn roof(&self, peak: f64, copy: f64) -> f64 {
        peak.min(self.intensity() * copy)
    }
}
// ANCHOR_END: work

/// A convolution of an input (n, c, h, w) under a weight (k, c, kh, kw), stride 1, that
/// reads both and writes its output, each once: nothing less is a convolution.
///
/// # Errors
/// As [`Window::output`].
///
/// ```
/// use listings::intensity::conv2d;
///
/// // One output pixel: 9 multiply-adds of 9 pixels and 9 taps.
/// let work = conv2d::<f32>([1, 1, 3, 3], [1, 1, 3, 3])?;
/// assert_eq!((work.operations, work.bytes), (2 * 9, 4 * (9 + 9 + 1)));
/// # Ok::<(), listings::Error>(())
/// ```
pub fn conv2d<A: NdFloat>(input: [usize; 4], weight: [usize; 4]) -> Result<Work> {
    let [n, _, h, w] = input;
    let [k, c, kh, kw] = weight;
    let [oh, ow] = Window::new([kh, kw]).output([h, w])?;
    let output = n * k * oh * ow;
    let numbers = input.iter().product::<usize>() + k * c * kh * kw + output;
    Ok(Work { operations: 2 * output * c * kh * kw, bytes: numbers * size_of::<A>() })
}

/// The same by way of columns, which are written once and read once.
///
/// # Errors
/// As [`Window::output`].
pub fn im2col<A: NdFloat>(input: [usize; 4], weight: [usize; 4]) -> Result<Work> {
    let [n, _, h, w] = input;
    let [_, c, kh, kw] = weight;
    let [oh, ow] = Window::new([kh, kw]).output([h, w])?;
    let columns = n * oh * ow * c * kh * kw;
    let direct = conv2d::<A>(input, weight)?;
    Ok(Work { bytes: direct.bytes + 2 * columns * size_of::<A>(), ..direct })
}

/// A product of matrices (m, k) and (k, n).
pub fn product<A: NdFloat>([m, k, n]: [usize; 3]) -> Work {
    let numbers = m * k + k * n + m * n;
    Work { operations: 2 * m * k * n, bytes: numbers * size_of::<A>() }
}

/// One operation for each of so many numbers, which are read and written, as in a ReLU.
pub fn each<A: NdFloat>(numbers: usize) -> Work {
    Work { operations: numbers, bytes: 2 * numbers * size_of::<A>() }
}
