//! Why an image cannot be prepared, said so that its owner can mend it.

/// The result of preparing an image.
pub type Result<T> = std::result::Result<T, Error>;

/// Why an image was refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// An image without rows or without columns.
    #[error("the image has no pixels: it is {h}×{w}; use one with at least 1×1")]
    Empty {
        /// Rows.
        h: usize,
        /// Columns.
        w: usize,
    },
    /// Pixels of an unknown kind.
    #[error(
        "a pixel has {channels} channels: use 1 (gray), 2 (gray, opacity), 3 (red, green, blue) \
         or 4 (red, green, blue, opacity)"
    )]
    Channels {
        /// Length of the last axis.
        channels: usize,
    },
    /// Ink that is no ink.
    #[error(
        "the ink at row {row}, column {column} is {value}: it goes from 0 (paper) to 1 (ink)"
    )]
    Ink {
        /// Row of the first such pixel.
        row: usize,
        /// Its column.
        column: usize,
        /// What is there.
        value: f32,
    },
    /// Paper, and nothing on it.
    #[error(
        "the image is blank: nothing on it differs from its paper by more than {:.1} % of the \
         way from black to white; draw a character on it",
        100.0 * darkest
    )]
    Blank {
        /// The most ink of a pixel.
        darkest: f32,
    },
    /// The blur was refused.
    #[error(transparent)]
    Convolution(#[from] listings::Error),
}
