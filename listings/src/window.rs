//! How a window moves: kernel size, stride, padding, dilation, and the size of what
//! comes out.

use listings::error::{Error, Result, Side};

// ANCHOR: window
/// The geometry of a sliding window. Every pair is `[height, width]`, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Taps along each side.
    pub kernel: [usize; 2],
    /// Pixels the window moves from one output to the next.
    pub stride: [usize; 2],
    /// Zeros put around the image: `[before, after]` for each side.
    pub padding: [[usize; 2]; 2],
    /// Pixels from one tap to the next; 1 means side by side.
    pub dilation: [usize; 2],
}
// ANCHOR_END: window

impl Window {
    /// A window that moves one pixel at a time, with no padding and its taps side by
    /// side.
    ///
    /// ```
    /// # use listings::Window;
    /// let window = Window::new([3, 3]).stride([2, 2]).padding([1, 1]);
    /// assert_eq!(window.output([28, 28])?, [14, 14]);
    /// # Ok::<(), listings::Error>(())
    /// ```
    pub const fn new(kernel: [usize; 2]) -> Self {
        Window { kernel, stride: [1, 1], padding: [[0, 0], [0, 0]], dilation: [1, 1] }
    }

    /// The same window with another stride.
    pub const fn stride(self, stride: [usize; 2]) -> Self {
        Window { stride, ..self }
    }

    /// The same window with `[rows, columns]` of zeros on both ends of each side.
    pub const fn padding(self, [rows, columns]: [usize; 2]) -> Self {
        Window { padding: [[rows, rows], [columns, columns]], ..self }
    }

    /// The same window with another dilation.
    pub const fn dilation(self, dilation: [usize; 2]) -> Self {
        Window { dilation, ..self }
    }

    // ANCHOR: same
    /// The same window, padded so that the output of an `input` of that size has
    /// `ceil(input / stride)` pixels: with stride 1, as many as the input.
    ///
    /// Where the zeros do not divide evenly, the odd one goes after the image, as in
    /// ONNX's `SAME_UPPER`.
    ///
    /// # Errors
    /// As [`Window::output`]; an `input` without pixels has no such window.
    pub fn same(self, input: [usize; 2]) -> Result<Self> {
        let span = self.span()?;
        let mut padding = [[0, 0]; 2];
        for (i, side) in Side::BOTH.into_iter().enumerate() {
            let (span, input, stride) = (span[i], input[i], self.stride[i]);
            if input == 0 {
                let padding = 0;
                return Err(Error::KernelDoesNotFit { side, span, input, padding });
            }
            let last = (input.div_ceil(stride) - 1).checked_mul(stride);
            let needed = last.and_then(|last| last.checked_add(span));
            let needed =
                needed.ok_or(Error::TooLarge { what: "the padded input" })?;
            let zeros = needed.saturating_sub(input);
            padding[i] = [zeros / 2, zeros - zeros / 2];
        }
        Ok(Window { padding, ..self })
    }
    // ANCHOR_END: same

    /// Pixels from the first tap to the last, both counted: `dilation · (kernel - 1)
    /// + 1`.
    ///
    /// # Errors
    /// If the kernel, the stride or the dilation is 0 along a side, or the span
    /// overflows.
    pub fn span(&self) -> Result<[usize; 2]> {
        let mut span = [0; 2];
        for (i, side) in Side::BOTH.into_iter().enumerate() {
            if self.kernel[i] == 0 {
                return Err(Error::EmptyKernel { side });
            }
            if self.stride[i] == 0 {
                return Err(Error::ZeroStride { side });
            }
            if self.dilation[i] == 0 {
                return Err(Error::ZeroDilation { side });
            }
            let between = self.dilation[i].checked_mul(self.kernel[i] - 1);
            let whole = between.and_then(|b| b.checked_add(1));
            span[i] = whole.ok_or(Error::TooLarge { what: "the dilated kernel" })?;
        }
        Ok(span)
    }

    // ANCHOR: output
    /// `[oh, ow]`: how many places the window has on an input of `[h, w]` pixels,
    /// `(input + before + after - span) / stride + 1`, rounded down.
    ///
    /// # Errors
    /// If the kernel, the stride or the dilation is 0 along a side, if the kernel
    /// spans more than the padded input, or if a size overflows.
    pub fn output(&self, input: [usize; 2]) -> Result<[usize; 2]> {
        let span = self.span()?;
        let mut output = [0; 2];
        for (i, side) in Side::BOTH.into_iter().enumerate() {
            let [before, after] = self.padding[i];
            let padding = before.checked_add(after);
            let padded = padding.and_then(|p| p.checked_add(input[i]));
            let (Some(padding), Some(padded)) = (padding, padded) else {
                return Err(Error::TooLarge { what: "the padded input" });
            };
            let (span, input) = (span[i], input[i]);
            let Some(room) = padded.checked_sub(span) else {
                return Err(Error::KernelDoesNotFit { side, span, input, padding });
            };
            output[i] = room / self.stride[i] + 1;
        }
        Ok(output)
    }
    // ANCHOR_END: output

    /// How many pixels `output` = `[oh, ow]` windows cover, from the first tap of the
    /// first to the last tap of the last:
    /// `(output - 1) · stride + (kernel - 1) · dilation + 1`.
    ///
    /// No more than the padded input when `output` is [`Window::output`]; 0 without
    /// windows or taps; `usize::MAX` if it is more than that.
    ///
    /// ```
    /// # use listings::Window;
    /// // Windows begin at pixels 0, 3 and 6: of ten pixels one is left over.
    /// let window = Window::new([3, 3]).stride([3, 3]);
    /// assert_eq!(window.output([10, 10])?, [3, 3]);
    /// assert_eq!(window.reach([3, 3]), [9, 9]);
    /// # Ok::<(), listings::Error>(())
    /// ```
    pub fn reach(&self, output: [usize; 2]) -> [usize; 2] {
        [0, 1].map(|i| {
            if output[i] == 0 || self.kernel[i] == 0 {
                return 0;
            }
            let windows = (output[i] - 1).saturating_mul(self.stride[i]);
            let taps = (self.kernel[i] - 1).saturating_mul(self.dilation[i]);
            windows.saturating_add(taps).saturating_add(1)
        })
    }

    // ANCHOR: pixel
    /// The pixel `[y, x]` of the `input` that lies under `tap` when the window stands
    /// at `output`, or `None` where the tap is over the padding.
    ///
    /// `output` must lie within [`Window::output`] and `tap` within the kernel.
    pub fn pixel(
        &self,
        output: [usize; 2],
        tap: [usize; 2],
        input: [usize; 2],
    ) -> Option<[usize; 2]> {
        let along = |i: usize| {
            let padded = output[i] * self.stride[i] + tap[i] * self.dilation[i];
            let pixel = padded.checked_sub(self.padding[i][0])?;
            (pixel < input[i]).then_some(pixel)
        };
        Some([along(0)?, along(1)?])
    }
    // ANCHOR_END: pixel
}
