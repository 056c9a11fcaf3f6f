//! What can be wrong with a file of weights, said so that the reader can mend it.

use listings::weights::header::MAX_BYTES;

/// The result of reading weights.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a file was refused. Each message names the file, what was found in it, and the remedy.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// A server's page under the name of a file of weights.
    #[error(transparent)]
    Html(#[from] listings::named_bytes::Html),
    /// Bytes of some other kind.
    #[error(
        "{file} is not safetensors: such a file has {{ at byte 8, and this one begins with \
         {start}; pass a file of safetensors (torch.save writes another kind)"
    )]
    NotSafetensors {
        /// The file's name.
        file: String,
        /// Its first bytes, in hexadecimal.
        start: String,
    },
    /// Fewer bytes than announced.
    #[error(
        "{file} is truncated: {expected} bytes were expected, header included, and {found} are \
         there; copy or download it again"
    )]
    Truncated {
        /// The file's name.
        file: String,
        /// Bytes announced.
        expected: u64,
        /// Bytes found.
        found: u64,
    },
    /// More bytes than announced.
    #[error(
        "{file} has trailing bytes: its header announces {expected} bytes, itself included, and \
         {found} are there; copy or download it again"
    )]
    Trailing {
        /// The file's name.
        file: String,
        /// Bytes announced.
        expected: u64,
        /// Bytes found.
        found: u64,
    },
    /// A header that no network of the book has.
    #[error(
        "the header of {file} announces {bytes} bytes for itself, more than the {MAX_BYTES} that \
         are read at most: it is damaged, or of a much larger network; copy or download it again"
    )]
    HeaderTooLarge {
        /// The file's name.
        file: String,
        /// Bytes announced.
        bytes: u64,
    },
    /// A header that does not describe the bytes after it.
    #[error("the header of {file} is damaged ({message}): copy or download it again")]
    Header {
        /// The file's name.
        file: String,
        /// What the parser says.
        message: String,
    },
    /// Numbers of another type.
    #[error(
        "{tensor} of {file} is {found}, expected F32 or F16: save it again in 32-bit floats (in \
         PyTorch, module.float())"
    )]
    Dtype {
        /// The file's name.
        file: String,
        /// The tensor's name.
        tensor: String,
        /// The type of its numbers.
        found: String,
    },
    /// A number that is none.
    #[error(
        "{tensor}{index:?} of {file} is {value}: a training that diverged leaves such weights, \
         and what comes after them means nothing; train again with a lower learning rate, or \
         take an earlier file"
    )]
    NotFinite {
        /// The file's name.
        file: String,
        /// The tensor's name.
        tensor: String,
        /// Where in it.
        index: Vec<usize>,
        /// NaN or an infinity.
        value: f32,
    },
    /// The other network's file.
    #[error(
        "{file} seems to hold the weights of {found}, expected those of {expected}: pass the other file \
         (weights/emnist.safetensors is the book's, weights/course.safetensors the course's), or \
         choose the other network"
    )]
    Network {
        /// The file's name.
        file: String,
        /// Whose weights they seem to be.
        found: &'static str,
        /// Whose they should be.
        expected: &'static str,
    },
    /// A tensor that is not there.
    #[error(
        "{file} has no tensor {tensor}: it is of another network, or not whole; pass a file that \
         was saved from this one"
    )]
    Missing {
        /// The file's name.
        file: String,
        /// The tensor's name.
        tensor: String,
    },
    /// Tensors that nobody asked for.
    #[error(
        "{file} holds more than was asked for ({count}, beginning with {tensor}): it is a \
         checkpoint, or of another network; pass a file with this network's weights and nothing else"
    )]
    Unexpected {
        /// The file's name.
        file: String,
        /// The first one's name.
        tensor: String,
        /// How many there are.
        count: usize,
    },
    /// A tensor of another shape.
    #[error(
        "{tensor} of {file} has shape {found:?}, expected {expected:?}: pass a file that was \
         saved from this network"
    )]
    Shape {
        /// The file's name.
        file: String,
        /// The tensor's name.
        tensor: String,
        /// Its shape.
        found: Vec<usize>,
        /// The shape asked for.
        expected: Vec<usize>,
    },
    /// Something that the file does not say of itself.
    #[error(
        "{file} does not say its {key}: it was not written by a training; pass a checkpoint"
    )]
    NoEntry {
        /// The file's name.
        file: String,
        /// What it should say.
        key: String,
    },
    /// Something that the file says, and that is no such number.
    #[error("the {key} of {file} is {value:?}, expected a number: copy it again")]
    Entry {
        /// The file's name.
        file: String,
        /// What it says.
        key: String,
        /// The value it gives.
        value: String,
    },
}

/// Text from a file, as a message can bear it: without control characters, and not endless.
pub(super) fn shown(text: &str) -> String {
    let shown =
        |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
    text.chars().map(shown).take(100).collect()
}
