//! The official names of EMNIST's files.

use std::fmt;

/// A choice of classes and writers: EMNIST's word is *split*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// 62 classes: digits, upper and lower case.
    ByClass,
    /// 47 classes: 15 letters whose two cases look alike are merged.
    ByMerge,
    /// The 47 merged classes with as many characters each. The book's split.
    Balanced,
    /// 26 classes: upper and lower case merged.
    Letters,
    /// 10 classes.
    Digits,
    /// 10 classes, as many characters as MNIST has.
    Mnist,
}

/// The half of a split that one learns from, or the half that one is tested on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// To learn from.
    Train,
    /// To be tested on.
    Test,
}

impl fmt::Display for Split {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Split::ByClass => "byclass",
            Split::ByMerge => "bymerge",
            Split::Balanced => "balanced",
            Split::Letters => "letters",
            Split::Digits => "digits",
            Split::Mnist => "mnist",
        })
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Part::Train => "train",
            Part::Test => "test",
        })
    }
}

/// The names of the three files that make one set. See [`files`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Files {
    /// Images, gzipped. Unpacked, the file has the same name without `.gz`.
    pub images: String,
    /// Labels, gzipped. Unpacked, the file has the same name without `.gz`.
    pub labels: String,
    /// Labels and characters, plain text, the same for both parts of a split.
    pub mapping: String,
}

/// The official file names of one part of a split.
///
/// ```
/// use listings::emnist::{Part, Split, files};
///
/// let names = files(Split::Balanced, Part::Test);
/// assert_eq!(names.images, "emnist-balanced-test-images-idx3-ubyte.gz");
/// assert_eq!(names.labels, "emnist-balanced-test-labels-idx1-ubyte.gz");
/// assert_eq!(names.mapping, "emnist-balanced-mapping.txt");
/// ```
pub fn files(split: Split, part: Part) -> Files {
    Files {
        images: format!("emnist-{split}-{part}-images-idx3-ubyte.gz"),
        labels: format!("emnist-{split}-{part}-labels-idx1-ubyte.gz"),
        mapping: format!("emnist-{split}-mapping.txt"),
    }
}
