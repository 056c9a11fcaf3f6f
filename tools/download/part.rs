//! A file on its way: `NAME.part`, kept when the download breaks off.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result, anyhow, bail};

use super::digest::Digest;

/// The beginning of a file. As long as it is open, it is locked: no other process appends to it,
/// and on Windows none reads it.
#[derive(Debug)]
pub(super) struct Part {
    path: PathBuf,
    file: Locked,
    len: u64,
}

/// A file that is unlocked when it is closed. Closing alone would do, but for a process that was
/// started meanwhile: it has the file, too, until its own program begins.
#[derive(Debug)]
struct Locked(File);

impl Drop for Locked {
    fn drop(&mut self) {
        let _ = self.0.unlock(); // it is closed in any case
    }
}

impl Part {
    /// Opens the file, or makes it.
    ///
    /// # Errors
    ///
    /// It cannot be opened, or another process writes to it.
    pub(super) fn open(path: PathBuf) -> Result<Part> {
        let opened =
            OpenOptions::new().create(true).read(true).append(true).open(&path);
        let file = opened.map_err(|error| cannot_write(&path, &error))?;
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            bail!(
                "another process is writing {}: wait until it is done, or end it",
                path.display()
            );
        }
        let len = file.metadata().map_err(|error| cannot_write(&path, &error))?.len();
        Ok(Part { path, file: Locked(file), len })
    }

    /// What is there, to be read from its beginning.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub(super) fn read(&self) -> Result<&File> {
        let mut file = &self.file.0;
        file.rewind()
            .with_context(|| format!("cannot read {}", self.path.display()))?;
        Ok(file)
    }

    /// Its length and hash.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub(super) fn digest(&self) -> Result<Digest> {
        Digest::of_open(&self.file.0, &self.path)
    }

    /// How many bytes are there.
    pub(super) fn len(&self) -> u64 {
        self.len
    }

    /// Appends bytes.
    ///
    /// # Errors
    ///
    /// The disk is full, or refuses them for another reason.
    pub(super) fn append(&mut self, bytes: &[u8]) -> Result<()> {
        self.file
            .0
            .write_all(bytes)
            .map_err(|error| cannot_write(&self.path, &error))?;
        self.len += bytes.len() as u64;
        Ok(())
    }

    /// Throws the bytes away.
    ///
    /// # Errors
    ///
    /// As [`Part::append`].
    pub(super) fn restart(&mut self) -> Result<()> {
        if self.len > 0 {
            self.file
                .0
                .set_len(0)
                .map_err(|error| cannot_write(&self.path, &error))?;
            self.len = 0;
        }
        Ok(())
    }

    /// Puts its bytes on the disk.
    ///
    /// # Errors
    ///
    /// The disk is full, or broken.
    pub(super) fn sync(&self) -> Result<()> {
        self.file.0.sync_all().map_err(|error| cannot_write(&self.path, &error))
    }

    /// Makes it the file at `path`, in one step.
    ///
    /// # Errors
    ///
    /// It cannot be renamed.
    pub(super) fn rename(self, path: &Path) -> Result<()> {
        #[cfg(windows)]
        drop(self.file); // Windows would not rename a locked file
        rename(&self.path, path)
    }

    /// Removes it.
    ///
    /// # Errors
    ///
    /// The folder cannot be changed.
    pub(super) fn remove(self) -> Result<()> {
        #[cfg(windows)]
        drop(self.file); // Windows would not remove a locked file
        fs::remove_file(&self.path)
            .with_context(|| format!("cannot remove {}", self.path.display()))
    }
}

/// Renames a file, over another if there is one.
pub(super) fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).with_context(|| {
        format!("cannot rename {} to {}", from.display(), to.display())
    })
}

fn cannot_write(path: &Path, error: &io::Error) -> Error {
    let remedy = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "make room on that disk and give the same command again, which goes on from \
             there; or give a folder on another disk with --dir DIR"
        }
        _ => "check its permissions, or give another folder with --dir DIR",
    };
    anyhow!("cannot write {} ({error}): {remedy}", path.display())
}
