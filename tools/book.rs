//! The book as mdBook knows it: where it lies, how it is loaded, which chapters it has.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use mdbook_driver::MDBook;
use mdbook_driver::book::{Book, BookItem};

use crate::chapter::Chapter;
use crate::preprocess::Tools;

/// The root of the book and of the workspace: the folder that `cargo run` names, or else the
/// nearest one above the current folder that has a `book.toml`.
///
/// # Errors
///
/// There is no `book.toml` in any folder above.
pub fn root() -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("CARGO_MANIFEST_DIR") {
        return Ok(folder.into());
    }
    let here = std::env::current_dir().context("the current folder is gone")?;
    match here.ancestors().find(|dir| dir.join("book.toml").is_file()) {
        Some(root) => Ok(root.to_path_buf()),
        None => bail!("no book.toml in {} or above it", here.display()),
    }
}

/// Loads the book at `root`, with our preprocessor in this process instead of as a command;
/// `workspace` is where the crates are that the chapters' Rust blocks use.
///
/// # Errors
///
/// `book.toml`, `SUMMARY.md` or a chapter is missing or malformed.
pub fn load(root: &Path, workspace: &Path) -> Result<MDBook> {
    let mut book = MDBook::load(root)
        .with_context(|| format!("cannot load the book in {}", root.display()))?;
    book.with_preprocessor(Tools::new(workspace));
    Ok(book)
}

/// Reads the chapters of the book at `root` as they are written.
///
/// # Errors
///
/// As [`load`] and [`Chapter::parse`].
pub fn chapters(root: &Path) -> Result<Vec<Chapter>> {
    let book = MDBook::load(root)
        .with_context(|| format!("cannot load the book in {}", root.display()))?;
    chapters_of(&book.book, &book.config.book.src)
}

/// Reads the chapters of a loaded book that no preprocessor has touched.
///
/// Figures and listings are numbered by chapter: 0 before the first numbered one, then as mdBook
/// numbers them, then A, B, C. A chapter that `SUMMARY.md` announces without a file is a draft: it
/// counts, and there is nothing to read.
///
/// # Errors
///
/// As [`Chapter::parse`].
pub fn chapters_of(book: &Book, source: &Path) -> Result<Vec<Chapter>> {
    let mut numbered_seen = false;
    let mut appendices = 'A'..='Z';
    let mut chapters = Vec::new();
    for item in book.iter() {
        let BookItem::Chapter(chapter) = item else {
            continue;
        };
        let label = match &chapter.number {
            Some(number) => {
                numbered_seen = true;
                let parts: Vec<_> = number.iter().map(u32::to_string).collect();
                parts.join(".")
            }
            None if !numbered_seen => "0".to_owned(),
            None => appendices.next().map_or_else(String::new, String::from),
        };
        if let Some(path) = &chapter.source_path {
            chapters.push(Chapter::parse(source, path, &label, &chapter.content)?);
        }
    }
    Ok(chapters)
}
