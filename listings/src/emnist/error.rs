//! What can be wrong with EMNIST's files, said so that the reader can mend it.

use listings::emnist::idx::MAX_BYTES;

/// The result of reading EMNIST.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a file was refused. Each message names the file, what was found in it, and the remedy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A server's page under the name of a data file.
    #[error(transparent)]
    Html(#[from] listings::named_bytes::Html),
    /// Bytes of some other kind.
    #[error(
        "{file} is neither gzip (it would begin with 1f 8b) nor IDX (00 00 08): it begins with \
         {start}; put the file of EMNIST's gzip archive here"
    )]
    NeitherGzipNorIdx {
        /// The file's name.
        file: String,
        /// Its first bytes, in hexadecimal.
        start: String,
    },
    /// A gzip stream of something else.
    #[error(
        "{file} is gzip, but not of an IDX file: inflated, it begins with {start} instead of \
         00 00 08; put the file of EMNIST's gzip archive here"
    )]
    GzipWithoutIdx {
        /// The file's name.
        file: String,
        /// The first inflated bytes, in hexadecimal.
        start: String,
    },
    /// An IDX file of another kind, such as labels where images are expected.
    #[error(
        "the magic number of {file} is {found:#010x}, expected {expected:#010x} (0x00000803 is \
         images, 0x00000801 is labels): put the right file under this name"
    )]
    Magic {
        /// The file's name.
        file: String,
        /// The number the caller asked for.
        expected: u32,
        /// The number the file begins with.
        found: u32,
    },
    /// A header that announces more than any EMNIST file holds.
    #[error(
        "the header of {file} announces a shape of {shape}, more than the {MAX_BYTES} bytes \
         that are read at most (the largest EMNIST file has 697932 × 28 × 28): it is damaged; \
         download it again"
    )]
    TooLarge {
        /// The file's name.
        file: String,
        /// The announced lengths of the axes, such as `4294967295 × 28 × 28`.
        shape: String,
    },
    /// Fewer bytes than announced.
    #[error(
        "{file} is truncated: {expected} bytes were expected, header included, and {found} are \
         there; download it again"
    )]
    Truncated {
        /// The file's name.
        file: String,
        /// Bytes of header and data, inflated.
        expected: u64,
        /// Bytes found, inflated.
        found: u64,
    },
    /// A gzip stream without its end.
    #[error(
        "{file} is truncated: its gzip stream breaks off at byte {found}; download it again"
    )]
    TruncatedGzip {
        /// The file's name.
        file: String,
        /// Inflated bytes before the break.
        found: u64,
    },
    /// A gzip stream that cannot be inflated, or whose checksum differs.
    #[error("{file} is damaged (gzip: {reason}): download it again")]
    Gzip {
        /// The file's name.
        file: String,
        /// What the decoder says.
        reason: String,
    },
    /// More bytes than announced.
    #[error(
        "{file} has trailing bytes: it goes on after the {expected} bytes that its header \
         announces, header included; download it again"
    )]
    Trailing {
        /// The file's name.
        file: String,
        /// Bytes of header and data, inflated.
        expected: u64,
    },
    /// Images of another size.
    #[error(
        "the images of {file} are {rows} × {columns} pixels, EMNIST's are 28 × 28: put the file \
         of EMNIST's gzip archive here"
    )]
    Size {
        /// The file of images.
        file: String,
        /// Rows, upright.
        rows: usize,
        /// Columns, upright.
        columns: usize,
    },
    /// Images and labels of different sets.
    #[error(
        "the number of images in {images_file} is {images}, but the number of labels in \
         {labels_file} is {labels}: take both from the same part of a split"
    )]
    Counts {
        /// The file of images.
        images_file: String,
        /// The number of images.
        images: usize,
        /// The file of labels.
        labels_file: String,
        /// The number of labels.
        labels: usize,
    },
    /// A label that the mapping does not know.
    #[error(
        "label {label} of image {index} in {file} is out of range: the classes of {mapping_file} \
         are {first} to {last}; take labels and mapping from the same split"
    )]
    Label {
        /// The file of labels.
        file: String,
        /// The first such image, counted from 0.
        index: usize,
        /// Its label.
        label: u8,
        /// The mapping's file.
        mapping_file: String,
        /// The mapping's first class.
        first: u8,
        /// The mapping's last class.
        last: u8,
    },
    /// A line of the mapping that is not a label and character codes.
    #[error(
        "line {line} of {file} is {text:?}, expected a label and the ASCII code of its \
         character, such as \"10 65\" for A; download it again"
    )]
    MappingLine {
        /// The mapping's file.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// The line's text.
        text: String,
    },
    /// A mapping without lines.
    #[error("{file} is empty: it has no class; download it again")]
    EmptyMapping {
        /// The mapping's file.
        file: String,
    },
    /// A mapping with a hole.
    #[error(
        "{file} has no line for class {class}, though its classes go from {first} to {last}; \
         download it again"
    )]
    MissingClass {
        /// The mapping's file.
        file: String,
        /// The first class without a line.
        class: u8,
        /// The mapping's first class.
        first: u8,
        /// The mapping's last class.
        last: u8,
    },
    /// A mapping that names a class twice.
    #[error("{file} has more than one line for class {class}; download it again")]
    RepeatedClass {
        /// The mapping's file.
        file: String,
        /// The class.
        class: u8,
    },
}
