//! A deflated member of a zip archive, inflated.

use std::io::{BufReader, Read as _};

use anyhow::Result;
use flate2::bufread::DeflateDecoder;

use super::part::Part;

/// Inflates `packed` into `part`, up to one byte more than the `bytes` it should have. It stops
/// where the stream is damaged: the hash tells.
///
/// # Errors
///
/// A file cannot be read or written.
pub(super) fn inflate(packed: &Part, part: &mut Part, bytes: u64) -> Result<()> {
    let packed = BufReader::new(packed.read()?);
    let mut stream = DeflateDecoder::new(packed).take(bytes + 1);
    let mut buffer = vec![0; 1 << 16];
    part.restart()?;
    while let Ok(n @ 1..) = stream.read(&mut buffer) {
        part.append(&buffer[..n])?;
    }
    Ok(())
}
