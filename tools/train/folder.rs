//! Where a training leaves what it made. A file there is either whole or not there.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::write;

/// The folder of one training.
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    pub(super) fn new(path: &Path) -> Folder {
        Folder { path: path.to_owned() }
    }

    /// The path of a file in it, as the reader would write it.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// What to type to go on.
    pub(super) fn resume_command(&self) -> String {
        format!("cargo run --release -- train --resume --out {}", self.path.display())
    }

    fn checkpoint_file(&self) -> PathBuf {
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

    /// The checkpoint: its name and its bytes.
    ///
    /// # Errors
    ///
    /// There is none, or it cannot be read.
    pub(super) fn checkpoint(&self) -> Result<(String, Vec<u8>)> {
        let file = self.checkpoint_file();
        let bytes = fs::read(&file).with_context(|| {
            format!(
                "there is no checkpoint {} to go on with: begin without --resume, or name its \
                 folder with --out",
                file.display()
            )
        })?;
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
        fs::remove_file(self.checkpoint_file()).or_else(|error| {
            match error.kind() {
                std::io::ErrorKind::NotFound => Ok(()),
                _ => Err(error),
            }
        })?;
        Ok(file)
    }
}
