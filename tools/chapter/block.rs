//! Code blocks.

use std::ops::Range;

/// A code block of a chapter.
#[derive(Debug, Clone)]
pub struct CodeBlock {
    /// What follows the backticks: `rust,ignore`; empty for an indented block.
    pub info: String,
    /// The lines between the fences, includes not expanded.
    pub content: String,
    /// Whether it stands inside `<details>`: an answer, a solution, an aside.
    pub in_details: bool,
    /// The reason in a comment `<!-- ignored: reason -->` on the line directly above.
    pub ignored_because: Option<String>,
    /// The line of its opening fence, counted from 1.
    pub line: usize,
    /// Its bytes in the chapter's text, fences included.
    pub range: Range<usize>,
}

impl CodeBlock {
    /// The language: the first word of [`info`](Self::info).
    pub fn language(&self) -> &str {
        self.words().next().unwrap_or("")
    }

    /// Whether rustdoc leaves the block out: `rust,ignore`, plain `ignore`, `ignore-windows`.
    pub fn is_ignored(&self) -> bool {
        self.words().any(|word| word.starts_with("ignore"))
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.info.split([',', ' ']).map(str::trim).filter(|word| !word.is_empty())
    }
}

/// The reason in `<!-- ignored: reason -->`, if that is the last line of `before`.
pub(super) fn reason(before: &str) -> Option<String> {
    let reason = before
        .lines()
        .next_back()?
        .trim()
        .strip_prefix("<!-- ignored:")?
        .strip_suffix("-->")?
        .trim();
    (!reason.is_empty()).then(|| reason.to_owned())
}
