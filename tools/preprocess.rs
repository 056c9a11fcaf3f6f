//! What happens to a chapter before mdBook renders it: figures and listings get numbers and
//! captions, references get those numbers, formulas become MathML.
//!
//! For the renderer named `test` the chapters' Rust blocks are run instead.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use mdbook_driver::book::Book;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use crate::book::chapters_of;
use crate::chapter::Chapter;
use crate::doctest;
use edit::Edits;

mod edit;
mod element;
mod margin;
mod math;
mod reference;

/// The preprocessor named `tools` in `book.toml`.
pub struct Tools {
    workspace: PathBuf,
}

impl Tools {
    /// `workspace` is where the crates are that the chapters' Rust blocks use.
    pub fn new(workspace: &Path) -> Tools {
        Tools { workspace: workspace.to_path_buf() }
    }
}

impl Preprocessor for Tools {
    fn name(&self) -> &str {
        "tools"
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        if context.renderer == "test" {
            let report = doctest::run_loaded(context, book.clone(), &self.workspace)?;
            eprint!("{report}");
            report.verdict()?;
            // mdBook would now run rustdoc itself, which cannot find our crates.
            book.for_each_chapter_mut(|chapter| chapter.content.clear());
            return Ok(book);
        }
        let chapters = chapters_of(&book, &context.config.book.src)?;
        unique(&chapters)?;
        let mut expanded = Vec::new();
        for chapter in &chapters {
            expanded
                .push((chapter.path.clone(), expand(chapter, &chapters, context)?));
        }
        book.for_each_chapter_mut(|chapter| {
            let text = expanded
                .iter()
                .find(|(path, _)| Some(path) == chapter.source_path.as_ref());
            if let Some((_, text)) = text {
                chapter.content.clone_from(text);
            }
        });
        Ok(book)
    }
}

/// The Markdown that mdBook renders.
fn expand(
    chapter: &Chapter,
    all: &[Chapter],
    context: &PreprocessorContext,
) -> Result<String> {
    let mut edits = Edits::default();
    margin::cut(chapter, &context.root, &mut edits)?;
    math::convert(chapter, &mut edits)?;
    reference::number(chapter, all, &mut edits)?;
    element::caption(chapter, &context.root, &context.config.book.src, &mut edits)?;
    Ok(edits.apply(&chapter.text, 0..chapter.text.len()))
}

/// Names are unique in the book, since the printed book is one page.
fn unique(chapters: &[Chapter]) -> Result<()> {
    for (index, chapter) in chapters.iter().enumerate() {
        for element in &chapter.numbered {
            let other = chapters[..index]
                .iter()
                .find_map(|other| Some((other, other.find(&element.name)?)));
            ensure!(
                other.is_none(),
                "{}: the name \"{}\" is taken by {}; give this one another",
                chapter.at(element.line),
                element.name,
                other.map_or(String::new(), |(chapter, e)| chapter.at(e.line)),
            );
        }
    }
    Ok(())
}
