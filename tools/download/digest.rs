//! The length and the SHA-256 of a file.

use std::fmt;
use std::fs::File;
use std::io::{self, ErrorKind, Read as _, Seek as _};
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest as _, Sha256};

use crate::sha256::hex;

/// What tells one file from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Digest {
    /// Its length.
    pub(super) bytes: u64,
    /// Its SHA-256 in lowercase hexadecimal.
    pub(super) sha256: String,
}

impl Digest {
    /// The digest of a file, or `None` if there is no file of that name.
    ///
    /// # Errors
    ///
    /// It is there and cannot be read.
    pub(super) fn of(path: &Path) -> Result<Option<Digest>> {
        match File::open(path) {
            Ok(file) => read(&file).map(Some),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
        .with_context(|| cannot_read(path))
    }

    /// The digest of an open file, whose path is for the message.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub(super) fn of_open(file: &File, path: &Path) -> Result<Digest> {
        read(file).with_context(|| cannot_read(path))
    }
}

fn cannot_read(path: &Path) -> String {
    format!(
        "{} cannot be read: check what it is, and its permissions",
        path.display()
    )
}

fn read(mut file: &File) -> io::Result<Digest> {
    file.rewind()?;
    let mut hash = Sha256::new();
    let mut bytes = 0;
    let mut buffer = vec![0; 1 << 18];
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            n => {
                hash.update(&buffer[..n]);
                bytes += n as u64;
            }
        }
    }
    Ok(Digest { bytes, sha256: hex(hash) })
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes with sha256 {}", self.bytes, self.sha256)
    }
}
