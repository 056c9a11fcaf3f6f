//! Runs the Rust blocks of the chapters against the crates of the workspace.
//!
//! Plain `mdbook test` gives rustdoc a folder of libraries, which does not put our crates in
//! reach of `use`, and is ambiguous after one `cargo check`. So rustdoc is run here, with exactly
//! the libraries that cargo has built this moment. One implementation serves `cargo run -- test`,
//! `cargo test` and, through the preprocessor, `mdbook test`.

use std::path::Path;

use anyhow::{Result, bail};
use mdbook_driver::book::Book;
use mdbook_driver::builtin_preprocessors::LinkPreprocessor;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use crate::book;
use crate::chapter::Chapter;
use once::Programs;
pub use report::{Outcome, Report};

mod libraries;
mod once;
mod report;
mod rustdoc;

/// Runs the Rust blocks of the book at `root` against the crates of `workspace`.
///
/// # Errors
///
/// An include names a file or an anchor that is missing or empty; the crates do not compile.
/// A failing block is no error here: ask [`Report::verdict`].
pub fn run(root: &Path, workspace: &Path) -> Result<Report> {
    let book = book::load(root, workspace)?;
    let context =
        PreprocessorContext::new(root.to_path_buf(), book.config, "test".to_owned());
    run_loaded(&context, book.book, workspace)
}

/// [`run`] on a book in memory that no preprocessor has touched.
pub(crate) fn run_loaded(
    context: &PreprocessorContext,
    book: Book,
    workspace: &Path,
) -> Result<Report> {
    let source = &context.config.book.src;
    includes_resolve(&book::chapters_of(&book, source)?, &context.root)?;
    let book = LinkPreprocessor::new().run(context, book)?;
    let chapters = book::chapters_of(&book, source)?;
    let chapters: Vec<_> = chapters.into_iter().map(Programs::of).collect();
    let libraries = libraries::build(workspace)?;
    rustdoc::run(&chapters, &libraries)
}

/// mdBook leaves a broken include in the text and says nothing, so this is asked first.
fn includes_resolve(chapters: &[Chapter], root: &Path) -> Result<()> {
    let mut broken = Vec::new();
    for chapter in chapters {
        for include in &chapter.includes {
            if let Err(error) = include.lines(root) {
                broken.push(format!("{}: {error:#}", chapter.at(include.line)));
            }
        }
    }
    if !broken.is_empty() {
        bail!("includes that show nothing:\n  {}", broken.join("\n  "));
    }
    Ok(())
}
