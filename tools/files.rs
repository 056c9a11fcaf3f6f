//! The files of one kind in a folder.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The files in `folder` of the repository at `root` that end in `.extension`, sorted and relative
/// to the root; none if there is no such folder.
///
/// # Errors
///
/// The folder cannot be read.
pub(crate) fn files(
    root: &Path,
    folder: &str,
    extension: &str,
) -> Result<Vec<PathBuf>> {
    let whole = root.join(folder);
    if !whole.is_dir() {
        return Ok(Vec::new());
    }
    let entries = std::fs::read_dir(&whole)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .with_context(|| format!("cannot read {}", whole.display()))?;
    let files =
        entries.into_iter().map(|entry| Path::new(folder).join(entry.file_name()));
    let mut files: Vec<_> = files
        .filter(|file| file.extension().is_some_and(|e| e == extension))
        .collect();
    files.sort();
    Ok(files)
}
