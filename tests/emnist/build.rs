//! Tiny files, built in memory.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};
use listings::emnist::{Dataset, NamedBytes, Result};

pub(crate) const MAPPING: &[u8] = b"0 48\n1 49\n2 65\n";

/// An IDX file: magic number, length of each axis, elements.
pub(crate) fn idx(magic: u32, shape: &[u32], elements: &[u8]) -> Vec<u8> {
    let mut bytes = magic.to_be_bytes().to_vec();
    for length in shape {
        bytes.extend(length.to_be_bytes());
    }
    bytes.extend(elements);
    bytes
}

/// Images of 28 × 28.
pub(crate) fn images(elements: &[u8]) -> Vec<u8> {
    idx(0x803, &[elements.len() as u32 / 784, 28, 28], elements)
}

pub(crate) fn labels(elements: &[u8]) -> Vec<u8> {
    idx(0x801, &[elements.len() as u32], elements)
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Reads a set whose files are called images.gz, labels.gz and mapping.txt.
pub(crate) fn read(images: &[u8], labels: &[u8], mapping: &[u8]) -> Result<Dataset> {
    Dataset::read(
        NamedBytes { name: "images.gz", bytes: images },
        NamedBytes { name: "labels.gz", bytes: labels },
        NamedBytes { name: "mapping.txt", bytes: mapping },
    )
}
