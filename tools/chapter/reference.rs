//! Links that become numbers: `[Figure](#slide)`, `[Listing](01-by-hand.md#four-loops)`.

use std::ops::Range;
use std::path::{Path, PathBuf};

use super::include::normal;
use super::{Chapter, Kind};

/// A link to a figure or a listing, whose text is to become its number.
#[derive(Debug, Clone)]
pub struct Reference {
    /// Whether its text says `Figure` or `Listing`.
    pub kind: Kind,
    /// The chapter meant, as `SUMMARY.md` names it.
    pub chapter: PathBuf,
    /// The name of the figure or listing.
    pub name: String,
    /// Its line, counted from 1.
    pub line: usize,
    /// The bytes of the link's text, `Figure` or `Listing`, in the chapter's text.
    pub range: Range<usize>,
}

impl Reference {
    /// Reads an inline link that stands at `range`; `None` when it is any other link.
    pub(super) fn read(
        chapter: &Chapter,
        range: &Range<usize>,
        target: &str,
    ) -> Option<Reference> {
        let kind = Kind::ALL.into_iter().find(|kind| {
            chapter.text[range.clone()].starts_with(&format!("[{}](", kind.tag()))
        })?;
        let (file, name) = target.split_once('#')?;
        if file.contains("://") {
            return None;
        }
        let folder = chapter.path.parent().unwrap_or(Path::new(""));
        Some(Reference {
            kind,
            chapter: if file.is_empty() {
                chapter.path.clone()
            } else {
                normal(&folder.join(file))
            },
            name: name.to_owned(),
            line: chapter.line_of(range.start),
            range: range.start + 1..range.start + 1 + kind.tag().len(),
        })
    }
}
