//! A program of which a chapter shows several parts is run once.
//!
//! `{{#rustdoc_include}}` hides the lines of a file that it does not show. So two blocks that
//! show two parts of a file are one program, and it would only say the same twice.

use std::collections::HashSet;
use std::path::PathBuf;

use crate::chapter::{Chapter, CodeBlock};

/// A chapter's programs.
pub(super) struct Programs {
    /// The chapter, relative to the root of the book.
    pub(super) file: PathBuf,
    /// Its text, with empty lines in the place of what repeats a program.
    pub(super) text: String,
    /// How many blocks that were.
    pub(super) repeated: usize,
}

impl Programs {
    /// The programs of a chapter whose includes are expanded.
    pub(super) fn of(chapter: Chapter) -> Programs {
        let Chapter { file, mut text, blocks, .. } = chapter;
        let mut seen = HashSet::new();
        let repeats = blocks.iter().filter(|block| {
            let runs = block.language() == "rust" && !block.is_ignored();
            runs && !seen.insert((&block.info, program(block)))
        });
        let repeats: Vec<_> = repeats.map(|block| block.range.clone()).collect();
        for range in repeats.iter().rev() {
            let lines = text[range.clone()].matches('\n').count();
            text.replace_range(range.clone(), &"\n".repeat(lines));
        }
        Programs { file, text: mergeable(&text), repeated: repeats.len() }
    }
}

/// The lines of a block, hidden or not. (rustdoc also looks for `# ` behind spaces, and no line of
/// the book's programs begins so.)
fn program(block: &CodeBlock) -> Vec<&str> {
    let line = |line| if line == "#" { "" } else { line };
    let lines = block.content.lines();
    lines.map(|shown| shown.strip_prefix("# ").unwrap_or(line(shown))).collect()
}

/// Turns the hidden `//!` lines of an included file into plain comments: with them at its head, a
/// block cannot share a program with others, and compiling it alone takes as long as all of them.
fn mergeable(chapter: &str) -> String {
    chapter.replace("\n# //!", "\n# //")
}
