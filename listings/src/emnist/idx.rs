//! IDX, the file format of MNIST and EMNIST.
//!
//! All numbers are big-endian. The magic number comes first: two bytes 0, one that names the type
//! of the elements (8 is `u8`), one that counts the axes. Then the length of each axis as a `u32`,
//! then the elements in row order. Source: Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST
//! database of handwritten digits", section "File formats".

use std::io::{self, Read};

use listings::emnist::gzip::Reader;
use listings::emnist::{Error, NamedBytes, Result};
use ndarray::{Array1, Array3};

/// The most bytes a file may announce. The largest file of EMNIST, the training images of ByClass,
/// has 547,178,704.
pub const MAX_BYTES: u64 = 1 << 30;

/// Reads a file of images, plain or gzipped: `(n, rows, columns)` *as stored*.
///
/// # Errors
/// When the file is anything but one whole IDX file of bytes with three axes.
///
/// ```
/// use listings::emnist::{NamedBytes, idx};
///
/// let bytes = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 10, 20, 30, 40];
/// let images = idx::images(NamedBytes { name: "tiny", bytes: &bytes })?;
/// assert_eq!(images, ndarray::array![[[10, 20], [30, 40]]]);
/// # Ok::<(), listings::emnist::Error>(())
/// ```
pub fn images(file: NamedBytes<'_>) -> Result<Array3<u8>> {
    let (shape, elements) = read::<3>(file)?;
    Array3::from_shape_vec(shape, elements).map_err(|_| too_large(file, shape))
}

/// Reads a file of labels, plain or gzipped: `(n,)`.
///
/// # Errors
/// When the file is anything but one whole IDX file of bytes with one axis.
///
/// ```
/// use listings::emnist::{NamedBytes, idx};
///
/// let bytes = [0, 0, 8, 1, 0, 0, 0, 3, 7, 8, 9];
/// let labels = idx::labels(NamedBytes { name: "tiny", bytes: &bytes })?;
/// assert_eq!(labels, ndarray::array![7, 8, 9]);
/// # Ok::<(), listings::emnist::Error>(())
/// ```
pub fn labels(file: NamedBytes<'_>) -> Result<Array1<u8>> {
    let (_, elements) = read::<1>(file)?;
    Ok(Array1::from_vec(elements))
}

/// Reads a whole file of bytes with `AXES` axes: their lengths, and the elements.
fn read<const AXES: usize>(file: NamedBytes<'_>) -> Result<([usize; AXES], Vec<u8>)> {
    let mut reader = Reader::new(file.bytes);
    let header_bytes = 4 + 4 * AXES as u64;
    let header = read_up_to(&mut reader, header_bytes, 0, file)?;
    check_kind(&header, &reader, file)?;

    let words: Vec<u32> = header
        .chunks_exact(4)
        .map(|word| u32::from_be_bytes([word[0], word[1], word[2], word[3]]))
        .collect();
    let magic = 0x0800 + AXES as u32;
    if let Some(&found) = words.first().filter(|&&found| found != magic) {
        return Err(Error::Magic { file: file.name.into(), expected: magic, found });
    }
    if words.len() < 1 + AXES {
        let found = header.len() as u64;
        return Err(Error::Truncated {
            file: file.name.into(),
            expected: header_bytes,
            found,
        });
    }

    // ANCHOR: elements
    // Nothing is allocated on the header's word: the product is checked against the
    // limit, and the vector grows with the bytes that are really there.
    let shape: [usize; AXES] = std::array::from_fn(|axis| words[1 + axis] as usize);
    let count = shape
        .iter()
        .try_fold(1_u64, |product, &length| product.checked_mul(length as u64))
        .filter(|&count| count <= MAX_BYTES)
        .ok_or_else(|| too_large(file, shape))?;

    let elements = read_up_to(&mut reader, count + 1, header_bytes, file)?;
    let expected = header_bytes + count;
    let found = header_bytes + elements.len() as u64;
    if found < expected {
        return Err(Error::Truncated { file: file.name.into(), expected, found });
    }
    if found > expected || !reader.rest().is_empty() {
        return Err(Error::Trailing { file: file.name.into(), expected });
    }
    Ok((shape, elements))
    // ANCHOR_END: elements
}

/// Reads `limit` bytes, or as many as there are; `before` were read earlier.
fn read_up_to(
    reader: &mut Reader<'_>,
    limit: u64,
    before: u64,
    file: NamedBytes<'_>,
) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match reader.take(limit).read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            let found = before + bytes.len() as u64;
            Err(Error::TruncatedGzip { file: file.name.into(), found })
        }
        Err(error) => {
            Err(Error::Gzip { file: file.name.into(), reason: error.to_string() })
        }
    }
}

/// Checks that a file begins as an IDX file does: with two bytes 0.
fn check_kind(
    header: &[u8],
    reader: &Reader<'_>,
    file: NamedBytes<'_>,
) -> Result<()> {
    if header.iter().take(2).all(|&byte| byte == 0) {
        return Ok(());
    }
    let start: Vec<String> =
        header.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let start = start.join(" ");
    match reader {
        Reader::Plain(_) => {
            file.check_not_html()?;
            Err(Error::NeitherGzipNorIdx { file: file.name.into(), start })
        }
        Reader::Gzip(_) => {
            NamedBytes { bytes: header, ..file }.check_not_html()?;
            Err(Error::GzipWithoutIdx { file: file.name.into(), start })
        }
    }
}

fn too_large<const AXES: usize>(file: NamedBytes<'_>, shape: [usize; AXES]) -> Error {
    let shape = shape.map(|length| length.to_string()).join(" × ");
    Error::TooLarge { file: file.name.into(), shape }
}
