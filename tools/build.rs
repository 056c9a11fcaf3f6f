//! `build`: the book into its folder.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::{book, print};

/// Build the book into its folder, `book/`
#[derive(Args, Debug)]
pub struct Build {}

impl Build {
    /// Builds and prints the folder.
    ///
    /// # Errors
    ///
    /// As [`build`].
    pub fn run(self) -> Result<()> {
        let root = book::root()?;
        let folder = build(&root, &root)?;
        print::line(folder.display())
    }
}

/// Builds the book at `root` into the folder that `book.toml` names, and returns that folder.
///
/// The book is built beside its folder and then takes its place, so a book that does not build
/// leaves the last good one as it was.
///
/// # Errors
///
/// The book does not build, or its folder cannot be written.
pub fn build(root: &Path, workspace: &Path) -> Result<PathBuf> {
    let folder = book::load(root, workspace)?.build_dir_for("html");
    ensure!(
        folder.is_dir() || !folder.exists(),
        "{} is a file, and the book's folder takes its place: move it away",
        folder.display()
    );
    let parent = folder.parent().unwrap_or(root);
    let beside = tempfile::Builder::new()
        .prefix(".book-")
        .tempdir_in(parent)
        .with_context(|| format!("cannot write into {}", parent.display()))?;
    let (fresh, old) = (beside.path().join("fresh"), beside.path().join("old"));
    build_into(root, workspace, &fresh)?;
    replace(&folder, &fresh, &old)
        .with_context(|| format!("cannot replace {}", folder.display()))?;
    Ok(folder)
}

/// Puts `fresh` where `folder` is, and what was there, if anything, to `old`.
fn replace(folder: &Path, fresh: &Path, old: &Path) -> std::io::Result<()> {
    if !folder.exists() {
        return std::fs::rename(fresh, folder);
    }
    std::fs::rename(folder, old)?;
    std::fs::rename(fresh, folder).inspect_err(|_| {
        // Back to what was; if that fails too, the first error says more.
        let _ = std::fs::rename(old, folder);
    })
}

/// Builds the book at `root` into `folder`.
///
/// # Errors
///
/// The book does not build; `folder` may then hold half of it.
pub fn build_into(root: &Path, workspace: &Path, folder: &Path) -> Result<()> {
    let mut book = book::load(root, workspace)?;
    book.config.build.build_dir = folder.to_path_buf();
    book.build()
}
