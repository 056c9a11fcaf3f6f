//! Where a training leaves what it made. A file there is either whole or not there.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::write;

/// The folder of one training.
pub(super) struct Folder {
    path: PathBuf,
    /// The value of `--data`.
    data: Option<PathBuf>,
    lock: Option<File>,
}

impl Folder {
    pub(super) fn new(path: &Path, data: Option<&Path>) -> Folder {
        Folder { path: path.to_owned(), data: data.map(Path::to_owned), lock: None }
    }

    /// The path of a file in it, as the reader would write it.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// What to type to go on.
    pub(super) fn resume_command(&self) -> String {
        let data = self.data.as_deref().map(|data| format!(" --data {}", word(data)));
        format!(
            "cargo run --release -- train --resume --out {}{}",
            word(&self.path),
            data.unwrap_or_default()
        )
    }

    pub(super) fn checkpoint_file(&self) -> PathBuf {
        self.file("checkpoint.safetensors")
    }

    /// Checks that no unfinished training would be lost.
    ///
    /// # Errors
    ///
    /// There is a checkpoint.
    pub(super) fn ensure_free(&self) -> Result<()> {
        let file = self.checkpoint_file();
        ensure!(
            !file.exists(),
            "{} is of a training that has not ended: go on with it by --resume, choose another \
             folder with --out, or delete it",
            file.display()
        );
        Ok(())
    }

    /// Makes the folder, checks before a long training that its files can be written, and
    /// keeps other trainings out of it until this program ends. The file of the lock stays:
    /// who removed it could remove the next one's.
    ///
    /// # Errors
    ///
    /// They cannot be written; another training is under way there.
    pub(super) fn lock(&mut self) -> Result<()> {
        let path = self.path.display();
        let lock = fs::create_dir_all(&self.path)
            .and_then(|()| tempfile::tempfile_in(&self.path))
            .and_then(|_| {
                OpenOptions::new().create(true).append(true).open(self.file(".lock"))
            })
            .with_context(|| {
                format!(
                    "no file can be written in {path}: choose another folder with --out"
                )
            })?;
        // Where the disk knows no locks, there is none.
        if let Err(TryLockError::WouldBlock) = lock.try_lock() {
            bail!(
                "another training is under way in {path}: wait until it has ended, end it, or \
                 choose another folder with --out"
            );
        }
        self.lock = Some(lock);
        Ok(())
    }

    /// The checkpoint: its name and its bytes. Locks the folder, if it has one.
    ///
    /// # Errors
    ///
    /// There is none, or it cannot be read; as [`lock`](Folder::lock).
    pub(super) fn checkpoint(&mut self) -> Result<(String, Vec<u8>)> {
        let file = self.checkpoint_file();
        let none = || {
            format!(
                "there is no checkpoint {} to go on with: begin without --resume, or name its \
                 folder with --out",
                file.display()
            )
        };
        fs::metadata(&file).with_context(none)?;
        self.lock()?;
        let bytes = fs::read(&file).with_context(none)?;
        Ok((file.display().to_string(), bytes))
    }

    pub(super) fn save_checkpoint(&self, bytes: &[u8]) -> Result<()> {
        write::replace(&self.checkpoint_file(), bytes)?;
        Ok(())
    }

    /// Writes the weights, then removes the checkpoint, which nobody needs any more.
    pub(super) fn finish(&self, name: &str, weights: &[u8]) -> Result<PathBuf> {
        let file = self.file(name);
        write::replace(&file, weights)?;
        let checkpoint = self.checkpoint_file();
        match fs::remove_file(&checkpoint) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error)
                .with_context(|| format!("cannot delete {}", checkpoint.display())),
            _ => Ok(file),
        }
    }
}

/// A path as one word of a command.
fn word(path: &Path) -> String {
    let path = path.display().to_string();
    if path.contains(char::is_whitespace) { format!("\"{path}\"") } else { path }
}
