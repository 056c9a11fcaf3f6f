//! What can be wrong with a convolution's arguments, said so that the reader can mend
//! it.

use std::fmt;

/// The result of everything in this crate that can refuse its input.
pub type Result<T> = std::result::Result<T, Error>;

/// One of the two axes a window moves along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The rows: axis 2 of `(n, c, h, w)`.
    Height,
    /// The columns: axis 3 of `(n, c, h, w)`.
    Width,
}

impl Side {
    /// Both sides, in the order of `[height, width]` pairs.
    pub const BOTH: [Side; 2] = [Side::Height, Side::Width];
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Side::Height => "height",
            Side::Width => "width",
        })
    }
}

/// Why a window, a view or a convolution was refused.
///
/// An enum with public fields, not one opaque error: the demos and the tests ask
/// which it was and by how much.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// A kernel without rows or without columns.
    #[error("the kernel's {side} is 0: it needs at least one tap along each axis")]
    EmptyKernel {
        /// The empty side.
        side: Side,
    },
    /// A window that would never move.
    #[error(
        "the stride along the {side} is 0: the window would never move; use 1 or more"
    )]
    ZeroStride {
        /// The side it would not move along.
        side: Side,
    },
    /// Taps that would all fall on one pixel.
    #[error(
        "the dilation along the {side} is 0: use 1 for taps side by side, 2 for every other pixel"
    )]
    ZeroDilation {
        /// The side the taps would not spread along.
        side: Side,
    },
    /// A kernel larger than the padded input.
    #[error(
        "the kernel spans {span} pixels of {side}, but the input has {input} and {padding} of \
         padding: use a smaller kernel or dilation, or more padding"
    )]
    KernelDoesNotFit {
        /// The side it does not fit along.
        side: Side,
        /// Pixels from the first tap to the last, both counted.
        span: usize,
        /// Pixels of the input along that side.
        input: usize,
        /// Pixels of padding along that side, before and after together.
        padding: usize,
    },
    /// Input and weight that disagree about the number of input channels.
    #[error(
        "the input (n, c, h, w) has {input} channels and the weight (k, c, kh, kw) has {weight}: \
         the two c must be equal"
    )]
    Channels {
        /// Channels of the input.
        input: usize,
        /// Channels of the weight.
        weight: usize,
    },
    /// A weight whose kernel is not the window's.
    #[error(
        "the weight's kernel is {weight:?} and the window's is {window:?}: build the window with \
         Window::new({weight:?})"
    )]
    KernelSize {
        /// `[kh, kw]` of the weight.
        weight: [usize; 2],
        /// `[kh, kw]` of the window.
        window: [usize; 2],
    },
    /// A bias with the wrong number of values.
    #[error(
        "the bias has {bias} values and the output has {channels} channels: one value a channel"
    )]
    Bias {
        /// Values of the bias.
        bias: usize,
        /// Channels of the output.
        channels: usize,
    },
    /// An array of more bytes than an `isize` counts, which no memory holds.
    #[error(
        "{what} does not fit in memory: the sizes come to more than {} bytes",
        isize::MAX
    )]
    TooLarge {
        /// What is too large.
        what: &'static str,
    },
    /// An array that is not one block of memory walked forward.
    #[error(
        "the array's elements are not one block of memory walked forward (strides {strides:?}, \
         shape {shape:?}): copy it first with as_standard_layout()"
    )]
    NotOneBlock {
        /// The array's shape.
        shape: Vec<usize>,
        /// The array's strides, in elements.
        strides: Vec<isize>,
    },
    /// A gradient of the output whose shape is not the output's.
    #[error(
        "the gradient of the output has shape {given:?}, and the output (n, k, oh, ow) has \
         {output:?}: pass the gradient of this output and the window that made it"
    )]
    OutputGradient {
        /// The gradient's shape.
        given: [usize; 4],
        /// The output's, `(n, k, oh, ow)`.
        output: [usize; 4],
    },
    /// A gradient whose shape is not that of its parameters.
    #[error(
        "the gradient {label} has shape {given:?}, and its parameters have {of:?}: a gradient has \
         one number for each parameter"
    )]
    GradientShape {
        /// The gradient's name.
        label: &'static str,
        /// The gradient's shape.
        given: Vec<usize>,
        /// The parameters' shape.
        of: Vec<usize>,
    },
    /// A derivative that a central difference contradicts.
    #[error(
        "{label}{index:?} is {got}, and a central difference gives {wanted}: off by {off:.1e} of \
         the largest derivative"
    )]
    Derivative {
        /// The gradient's name.
        label: &'static str,
        /// Which parameter.
        index: Vec<usize>,
        /// The derivative that was checked.
        got: f64,
        /// The derivative as measured.
        wanted: f64,
        /// The difference, relative to the largest derivative measured.
        off: f64,
    },
    /// An array of windows that are not those of the window on the input.
    #[error(
        "the windows are {}×{} of {}×{} pixels, and on an input of {}×{} this window has {}×{} of \
         {}×{}: pass the size of the image they were taken from and the window that took them",
        given[0][0], given[0][1], given[1][0], given[1][1], input[0], input[1],
        wanted[0][0], wanted[0][1], wanted[1][0], wanted[1][1]
    )]
    Windows {
        /// `[[oh, ow], [kh, kw]]` of the array.
        given: [[usize; 2]; 2],
        /// The same of the window on the input.
        wanted: [[usize; 2]; 2],
        /// `[h, w]` of the input.
        input: [usize; 2],
    },
    /// ndarray-einsum refused a string.
    #[error(
        "ndarray-einsum refuses \"{string}\": {message}; notation::einsum says which letter and axis"
    )]
    Einsum {
        /// The string.
        string: &'static str,
        /// What ndarray-einsum says.
        message: &'static str,
    },
    /// Padding asked of a view.
    #[error(
        "a view shows only what is in memory, and the window asks for padding {padding:?}: pad the \
         batch first with pad::zeros and use a window without padding"
    )]
    PaddedView {
        /// `[before, after]` for rows, then for columns.
        padding: [[usize; 2]; 2],
    },
    /// An index outside its axis.
    #[error(
        "index {index} is out of bounds for axis {axis}, which has {len} elements"
    )]
    OutOfBounds {
        /// The axis, counted from 0.
        axis: usize,
        /// The index asked for.
        index: usize,
        /// The length of the axis.
        len: usize,
    },
    /// An index that leads out of memory at its front.
    #[error(
        "the position is {position}, and memory begins at 0: the offset is too small for \
         strides that go back"
    )]
    BeforeMemory {
        /// The position, below 0.
        position: isize,
    },
    /// An element that lies out of memory at its end.
    #[error(
        "the position is {position}, and memory has {len} elements: take a smaller shape, \
         smaller strides or more memory"
    )]
    BeyondMemory {
        /// The position, `len` or more.
        position: usize,
        /// Elements of the memory.
        len: usize,
    },
    /// An index, strides, or an axis number that do not suit the number of axes.
    #[error("{what} is {given}, but the layout has {axes} axes")]
    Axes {
        /// What was given.
        what: &'static str,
        /// The number given.
        given: usize,
        /// The number of axes.
        axes: usize,
    },
    /// A size that must not be 0.
    #[error("the {what} is 0: use 1 or more")]
    Zero {
        /// The thing that is 0.
        what: &'static str,
    },
    /// A layer, an optimizer or a training refused what it was given.
    #[error(transparent)]
    Network(#[from] listings::nn::Error),
    /// A string of einsum that cannot be read, or does not suit its arrays.
    #[error(transparent)]
    Notation(#[from] listings::notation::Error),
    /// A file of weights or a checkpoint that is not this network's.
    #[error(transparent)]
    Weights(#[from] listings::weights::Error),
    /// ndarray refused a shape or strides.
    #[error(transparent)]
    Shape(#[from] ndarray::ShapeError),
}
