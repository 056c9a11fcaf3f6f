//! Every include shows something. mdBook says nothing about an anchor that is not there and prints
//! an empty listing.

use std::path::Path;

use anyhow::{Result, ensure};

use super::Finding;
use crate::chapter::{Chapter, Include, Part};

/// Includes that show nothing, or not what they say.
pub fn includes(root: &Path, chapters: &[Chapter]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for chapter in chapters {
        for include in &chapter.includes {
            if let Err(error) = shown(root, include) {
                let finding = Finding::new(&chapter.file, format!("{error:#}"));
                findings.push(finding.at(include.line));
            }
        }
        findings.extend(malformed(chapter));
    }
    findings
}

/// The lines that a chapter shows of a file.
///
/// # Errors
///
/// If there are none, or if mdBook would not read the include as it is meant.
pub(super) fn shown(root: &Path, include: &Include) -> Result<Vec<String>> {
    let directive = &include.directive;
    ensure!(
        ["include", "rustdoc_include"].contains(&directive.as_str()),
        "`{{{{#{directive} …}}}}` is no directive of this book: write `include` or `rustdoc_include`"
    );
    let mut lines = include.lines(root)?;
    if let Part::Lines(range) = &include.part {
        lines = cut(lines, range);
        ensure!(
            lines.iter().any(|line| !line.trim().is_empty()),
            "the lines {range} of {} are blank or beyond its end: correct them, or mark the part with an anchor",
            include.file.display()
        );
    }
    ensure!(
        !lines.iter().any(|line| line.contains("{{#")),
        "what is included from {} includes something in turn: include that directly",
        include.file.display()
    );
    Ok(lines)
}

/// The lines that `3`, `3:7`, `3:` or `:7` names, both ends included and counted from 1.
fn cut(lines: Vec<String>, range: &str) -> Vec<String> {
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    let first = first.parse().unwrap_or(1).max(1);
    let last = last.parse().unwrap_or(usize::MAX);
    let length = last.saturating_sub(first - 1);
    lines.into_iter().skip(first - 1).take(length).collect()
}

/// Openings `{{#` that are neither an include nor a title nor escaped: readers would see them.
fn malformed(chapter: &Chapter) -> Vec<Finding> {
    let text = &chapter.text;
    let read = |at: usize| {
        chapter.includes.iter().any(|include| include.range.start == at)
            || text[at..].starts_with("{{#title ")
            || text[..at].ends_with('\\')
    };
    let openings = text.match_indices("{{#").map(|(at, _)| at);
    openings
        .filter(|at| !read(*at))
        .map(|at| {
            let start: String = text[at..]
                .lines()
                .next()
                .unwrap_or_default()
                .chars()
                .take(40)
                .collect();
            let message = format!(
                "`{start}` is not read as an include: write `{{{{#include FILE:ANCHOR}}}}`"
            );
            Finding::new(&chapter.file, message).at(chapter.line_of(at))
        })
        .collect()
}
