//! `{{#include file:anchor}}`: mdBook expands these after our preprocessor has run, and is silent
//! about an anchor that is not there.

use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::Chapter;

/// An include directive.
#[derive(Debug, Clone)]
pub struct Include {
    /// `include`, `rustdoc_include` or `playground`.
    pub directive: String,
    /// The file, relative to the root of the book: `listings/src/windows.rs`.
    pub file: PathBuf,
    /// Which part of the file is shown.
    pub part: Part,
    /// Its line, counted from 1.
    pub line: usize,
    /// Its bytes in the chapter's text.
    pub range: Range<usize>,
}

/// The part of a file that an include shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// What stands between `ANCHOR: name` and `ANCHOR_END: name`.
    Anchor(String),
    /// Lines by number, as written: `3:7`.
    Lines(String),
}

impl Include {
    /// The lines of the file that the chapter shows; for [`Part::Lines`], the whole file.
    ///
    /// # Errors
    ///
    /// No such file; no such anchor; an anchor never closed; nothing but blank lines.
    pub fn lines(&self, root: &Path) -> Result<Vec<String>> {
        let file = self.file.display();
        let text = std::fs::read_to_string(root.join(&self.file))
            .with_context(|| format!("cannot read the included file {file}"))?;
        let Part::Anchor(name) = &self.part else {
            return non_blank(text.lines().map(str::to_owned).collect())
                .with_context(|| format!("the included file {file} is empty"));
        };
        let Some(start) =
            text.lines().position(|l| anchor(l, "ANCHOR:") == Some(name))
        else {
            bail!("{file} has no line with `ANCHOR: {name}`");
        };
        let rest = || text.lines().skip(start + 1);
        let Some(length) =
            rest().position(|l| anchor(l, "ANCHOR_END:") == Some(name))
        else {
            bail!("{file} has `ANCHOR: {name}` but no `ANCHOR_END: {name}` after it");
        };
        let shown = rest()
            .take(length)
            .filter(|l| anchor(l, "ANCHOR:").or(anchor(l, "ANCHOR_END:")).is_none());
        non_blank(shown.map(str::to_owned).collect())
            .with_context(|| format!("the anchor {name} of {file} is empty"))
    }
}

fn non_blank(lines: Vec<String>) -> Option<Vec<String>> {
    lines.iter().any(|line| !line.trim().is_empty()).then_some(lines)
}

/// The name after `ANCHOR:` or `ANCHOR_END:`, if the line has it.
fn anchor<'a>(line: &'a str, keyword: &str) -> Option<&'a str> {
    let rest = line.split_once(keyword)?.1.trim_start();
    let end = rest
        .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-'))
        .unwrap_or(rest.len());
    (end > 0).then(|| &rest[..end])
}

const DIRECTIVES: [&str; 3] = ["include", "rustdoc_include", "playground"];

/// Finds the includes of a chapter, wherever mdBook would; `\{{#…}}` is text.
pub(super) fn find(chapter: &Chapter) -> Vec<Include> {
    let text = &chapter.text;
    let starts =
        text.match_indices("{{#").filter(|(at, _)| !text[..*at].ends_with('\\'));
    starts
        .filter_map(|(at, _)| {
            let length = text[at..].find("}}")?;
            let mut words = text[at + 3..at + length].split_whitespace();
            let directive = words.next().filter(|d| DIRECTIVES.contains(d))?;
            let (file, part) = split(words.next()?);
            let folder = chapter.file.parent().unwrap_or(Path::new(""));
            Some(Include {
                directive: directive.to_owned(),
                file: normal(&folder.join(file)),
                part,
                line: chapter.line_of(at),
                range: at..at + length + 2,
            })
        })
        .collect()
}

fn split(target: &str) -> (&str, Part) {
    let Some((file, part)) = target.split_once(':') else {
        return (target, Part::Whole);
    };
    if part.chars().all(|c| c.is_ascii_digit() || c == ':') {
        (file, Part::Lines(part.to_owned()))
    } else {
        (file, Part::Anchor(part.to_owned()))
    }
}

/// A path without `.` and `..`, by its text alone.
pub(super) fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if normal.file_name().is_some() => {
                normal.pop();
            }
            part => normal.push(part),
        }
    }
    normal
}
