//! A chapter as it is written: its raw Markdown, and what the book's tools find in it.
//!
//! Everything carries its byte range in [`Chapter::text`] and the line it starts on, so that the
//! preprocessor can replace it and a check can point at it.

use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

pub use block::CodeBlock;
pub use include::{Include, Part};
pub use numbered::{Demo, Kind, Numbered};
pub use reference::Reference;

mod block;
mod include;
mod markdown;
mod numbered;
mod reference;
mod tag;

/// One chapter: its raw Markdown and what was found in it, in the order of the text.
#[derive(Debug, Clone)]
pub struct Chapter {
    /// The file, relative to the root of the book: `src/1-strides/03-windows.md`.
    pub file: PathBuf,
    /// The file as `SUMMARY.md` names it, relative to the book's `src`: `1-strides/03-windows.md`.
    pub path: PathBuf,
    /// What the numbers of its figures and listings begin with: `3`; `0` for the introduction;
    /// `A` for the first appendix.
    pub label: String,
    /// The Markdown, before any preprocessor.
    pub text: String,
    /// `<Figure>` and `<Listing>` elements.
    pub numbered: Vec<Numbered>,
    /// `[Figure](#name)` and `[Listing](other.md#name)` links, to be numbered.
    pub references: Vec<Reference>,
    /// Code blocks, fenced or indented.
    pub blocks: Vec<CodeBlock>,
    /// `{{#include}}` and `{{#rustdoc_include}}` directives, wherever they stand.
    pub includes: Vec<Include>,
    /// Formulas: `$…$` and `$$…$$`.
    pub formulas: Vec<Formula>,
}

/// A formula in LaTeX.
#[derive(Debug, Clone)]
pub struct Formula {
    /// What stands between the dollar signs.
    pub tex: String,
    /// Whether it stands on its own (`$$…$$`) instead of in a sentence.
    pub display: bool,
    /// Its line, counted from 1.
    pub line: usize,
    /// Its bytes in the chapter's text, dollar signs included.
    pub range: Range<usize>,
}

impl Chapter {
    /// Reads a chapter.
    ///
    /// `source` is the book's source folder relative to its root (`src`), `path` the chapter
    /// relative to that folder, `label` what its numbers begin with.
    ///
    /// # Errors
    ///
    /// A malformed, unclosed or misplaced `<Figure>` or `<Listing>`; a name used twice in the
    /// chapter. The message begins with file and line.
    pub fn parse(
        source: &Path,
        path: &Path,
        label: &str,
        text: &str,
    ) -> Result<Chapter> {
        let mut chapter = Chapter {
            file: source.join(path),
            path: path.to_path_buf(),
            label: label.to_owned(),
            text: text.to_owned(),
            numbered: Vec::new(),
            references: Vec::new(),
            blocks: Vec::new(),
            includes: Vec::new(),
            formulas: Vec::new(),
        };
        chapter.includes = include::find(&chapter);
        markdown::read(&mut chapter)?;
        Ok(chapter)
    }

    /// The line, counted from 1, of a byte of the text.
    pub fn line_of(&self, byte: usize) -> usize {
        1 + self.text[..byte].matches('\n').count()
    }

    /// `src/1-strides/03-windows.md:12`, for messages.
    pub fn at(&self, line: usize) -> String {
        format!("{}:{line}", self.file.display())
    }

    /// The includes inside a range of the text, such as a code block's.
    pub fn includes_in(
        &self,
        range: &Range<usize>,
    ) -> impl Iterator<Item = &Include> {
        self.includes
            .iter()
            .filter(move |include| range.contains(&include.range.start))
    }

    /// The figure or listing of that name, if this chapter has it.
    pub fn find(&self, name: &str) -> Option<&Numbered> {
        self.numbered.iter().find(|element| element.name == name)
    }

    fn add_numbered(&mut self, mut element: Numbered) -> Result<()> {
        if let Some(other) = self.find(&element.name) {
            bail!(
                "{}: the name \"{}\" is taken by the {} on line {}; give this one another",
                self.at(element.line),
                element.name,
                other.kind.tag(),
                other.line
            );
        }
        let before = self.numbered.iter().filter(|e| e.kind == element.kind);
        element.number = format!("{}-{}", self.label, 1 + before.count());
        self.numbered.push(element);
        Ok(())
    }
}
