//! Bytes that may be gzipped, read as if they were not.

use std::io::{self, Read};

use flate2::bufread::GzDecoder;

/// The first two bytes of every gzip stream (RFC 1952, section 2.3.1).
pub const MAGIC: [u8; 2] = [0x1f, 0x8b];

/// A reader of plain or gzipped bytes: which of the two, the first bytes tell, not a file's name.
///
/// It inflates only as much as is asked for, so the one who reads decides how much memory a
/// stream may take. At the end of a gzip stream its checksum is compared.
///
/// ```
/// use std::io::Read;
/// use listings::emnist::gzip::Reader;
///
/// let mut text = String::new();
/// Reader::new(b"plain").read_to_string(&mut text)?;
/// assert_eq!(text, "plain");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub enum Reader<'a> {
    /// The bytes not read so far.
    Plain(&'a [u8]),
    /// The stream that inflates them.
    Gzip(Box<GzDecoder<&'a [u8]>>),
}

impl<'a> Reader<'a> {
    /// A reader from the first byte on.
    pub fn new(bytes: &'a [u8]) -> Self {
        if bytes.starts_with(&MAGIC) {
            Reader::Gzip(Box::new(GzDecoder::new(bytes)))
        } else {
            Reader::Plain(bytes)
        }
    }

    /// The bytes behind those that were read. After a gzip stream was read to its end, these are
    /// what follows the stream.
    pub fn rest(&self) -> &'a [u8] {
        match self {
            Reader::Plain(rest) => rest,
            Reader::Gzip(decoder) => decoder.get_ref(),
        }
    }
}

impl Read for Reader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Reader::Plain(rest) => rest.read(buffer),
            Reader::Gzip(decoder) => decoder.read(buffer),
        }
    }
}
