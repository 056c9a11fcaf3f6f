//! Every figure and every listing has a caption of substance, and the text sends the reader to it.

use super::Finding;
use crate::chapter::{Chapter, Numbered};

/// The fewest characters of a caption.
pub const LEAST_CAPTION: usize = 20;

/// Figures and listings that nobody is told to look at, or why.
pub fn mentions(chapters: &[Chapter]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for chapter in chapters {
        for element in &chapter.numbered {
            let what = format!("{} `{}`", element.kind.tag(), element.name);
            let caption = chapter.text[element.caption.clone()].trim();
            let length = caption.chars().count();
            if length < LEAST_CAPTION {
                let message = format!(
                    "{what} has a caption of {length} characters (\"{caption}\"): say in {LEAST_CAPTION} or more what it shows"
                );
                findings.push(Finding::new(&chapter.file, message).at(element.line));
            }
            if !mentioned(chapter, element) {
                let (tag, name) = (element.kind.tag(), &element.name);
                let message = format!(
                    "{what} is nowhere mentioned in its chapter: send the reader to it with `[{tag}](#{name})`"
                );
                findings.push(Finding::new(&chapter.file, message).at(element.line));
            }
        }
    }
    findings
}

/// Whether the chapter refers to the element from outside it.
fn mentioned(chapter: &Chapter, element: &Numbered) -> bool {
    chapter.references.iter().any(|reference| {
        reference.kind == element.kind
            && reference.chapter == chapter.path
            && reference.name == element.name
            && !element.range.contains(&reference.range.start)
    })
}
