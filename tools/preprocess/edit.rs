//! Replacements in a text, each of them found by itself.

use std::ops::Range;

/// Replacements by byte range, which may not overlap.
#[derive(Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Replaces `range`.
    pub(super) fn replace(&mut self, range: Range<usize>, with: String) {
        self.0.push((range, with));
    }

    /// Replaces `range`, and forgets every earlier replacement inside it.
    pub(super) fn replace_all(&mut self, range: Range<usize>, with: String) {
        self.0.retain(|(inner, _)| !within(inner, &range));
        self.replace(range, with);
    }

    /// The part `range` of the text with the replacements made.
    pub(super) fn apply(&self, text: &str, range: Range<usize>) -> String {
        let mut inside: Vec<_> =
            self.0.iter().filter(|(r, _)| within(r, &range)).collect();
        inside.sort_by_key(|(range, _)| range.start);
        let mut out = String::with_capacity(text.len());
        let mut at = range.start;
        for (replaced, with) in inside {
            out.push_str(&text[at..replaced.start]);
            out.push_str(with);
            at = replaced.end;
        }
        out.push_str(&text[at..range.end]);
        out
    }
}

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
