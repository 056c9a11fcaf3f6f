//! EMNIST: handwritten characters, read from the files they are published in.
//!
//! A [`Dataset`] is three files: images and labels in [IDX](idx), [gzipped](gzip) or plain, and a
//! [mapping](Mapping) from labels to characters. This module reads their bytes; who opens the
//! files is not its concern.
//!
//! EMNIST stores its images *transposed*: the bytes of a column lie side by side, as those of a
//! row would in any other image. To see a character upright, two axes are exchanged, and this
//! moves no byte: it is the same memory under other strides.
//!
//! Source: G. Cohen, S. Afshar, J. Tapson, A. van Schaik, "EMNIST: an extension of MNIST to
//! handwritten letters", arXiv:1702.05373 (2017).

pub mod dataset;
mod drawn;
pub mod error;
pub mod files;
pub mod gzip;
pub mod idx;
pub mod mapping;

pub use dataset::Dataset;
pub use error::{Error, Result};
pub use files::{Files, Part, Split, files};
pub use listings::NamedBytes;
pub use mapping::Mapping;

/// Height and width of every image, in pixels.
pub const SIDE: usize = 28;
