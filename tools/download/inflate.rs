//! A deflated member of a zip archive, inflated.

use std::io::{BufReader, ErrorKind, Read};

use anyhow::{Context as _, Result};
use flate2::bufread::DeflateDecoder;

use super::part::Part;

/// Inflates `packed` into `part`, up to one byte more than the `bytes` it should have. It stops
/// where the stream is damaged: the hash tells.
///
/// # Errors
///
/// A file cannot be read or written.
pub(super) fn inflate(packed: impl Read, part: &mut Part, bytes: u64) -> Result<()> {
    let mut stream = DeflateDecoder::new(BufReader::new(packed)).take(bytes + 1);
    let mut buffer = vec![0; 1 << 16];
    part.restart()?;
    loop {
        match stream.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(n) => part.append(&buffer[..n])?,
            Err(error) if is_damage(error.kind()) => return Ok(()),
            Err(error) => return Err(error).context("what arrived cannot be read"),
        }
    }
}

/// Whether an error is of the stream, and not of the file that it lies in.
fn is_damage(kind: ErrorKind) -> bool {
    use ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
    matches!(kind, InvalidData | InvalidInput | UnexpectedEof)
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind, Read};

    use super::{Part, inflate};

    /// A stream that stores `abc` and is to be continued, and then cannot be read.
    struct Broken(ErrorKind, &'static [u8]);

    impl Read for Broken {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            match self.1.read(buffer)? {
                0 => Err(Error::new(self.0, "broken")),
                n => Ok(n),
            }
        }
    }

    #[test]
    fn a_disk_that_fails_is_no_damaged_stream() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file.part");
        let inflated = |kind| {
            let mut part = Part::open(path.clone())?;
            let result = inflate(Broken(kind, b"\0\x03\0\xfc\xffabc"), &mut part, 9);
            assert_eq!(std::fs::read(&path).unwrap(), b"abc");
            result
        };
        let error = inflated(ErrorKind::Other).unwrap_err();
        assert_eq!(format!("{error:#}"), "what arrived cannot be read: broken");
        for damage in [
            ErrorKind::InvalidData,
            ErrorKind::InvalidInput,
            ErrorKind::UnexpectedEof,
        ] {
            inflated(damage).unwrap();
        }
    }
}
