//! Code and output are never typed into a chapter: they come from files that are compiled, run and
//! compared.

use std::path::Path;

use super::Finding;
use super::includes::shown;
use crate::chapter::{Chapter, CodeBlock, Include, Kind};

/// Languages whose code must come from a file.
const COMPILED: [&str; 4] = ["rust", "rs", "python", "py"];

/// Where recorded outputs stand: what programs print, what one machine measured, and what
/// the weights were found to recognize.
pub const OUTPUTS: [&str; 4] =
    ["listings/examples/output", "tests/numpy/output", "benches/results", "weights"];

/// Code and numbers that stand in a chapter itself.
pub fn code(root: &Path, chapters: &[Chapter]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for chapter in chapters {
        for block in &chapter.blocks {
            let problem = match block.language() {
                language if COMPILED.contains(&language) => compiled(chapter, block),
                "text" | "txt" => output(root, chapter, block),
                "" => Some(
                    "a code block says no language, and rustdoc takes it for Rust: write ```text or ```rust"
                        .to_owned(),
                ),
                "console" => typed_output(block),
                _ => None,
            };
            findings.extend(
                problem.map(|p| Finding::new(&chapter.file, p).at(block.line)),
            );
        }
    }
    findings
}

/// What is wrong with a block of Rust or Python.
fn compiled(chapter: &Chapter, block: &CodeBlock) -> Option<String> {
    let language = block.language();
    let in_listing = chapter.numbered.iter().any(|element| {
        element.kind == Kind::Listing && element.range.contains(&block.range.start)
    });
    if !in_listing && !block.in_details {
        return Some(format!(
            "a {language} block stands outside <Listing> and <details>: give it a name and a caption, or fold it"
        ));
    }
    if chapter.includes_in(&block.range).next().is_none() {
        return Some(format!(
            "a {language} block includes nothing: put the code into a file and include it"
        ));
    }
    let typed = block.content.lines().find(|line| {
        let line = line.trim();
        !(line.is_empty()
            || is_include(line)
            || language.starts_with('r') && hidden(line))
    })?;
    Some(format!(
        "the line `{}` is typed into a {language} block: put it into the included file, or hide it with `# `",
        typed.trim()
    ))
}

/// What is wrong with a block that shows what a program printed.
fn output(root: &Path, chapter: &Chapter, block: &CodeBlock) -> Option<String> {
    let recorded = |include: &Include| {
        OUTPUTS.iter().any(|folder| include.file.starts_with(folder))
    };
    let mut lines = block.content.lines().filter(|line| !line.trim().is_empty());
    if lines.all(|line| is_include(line.trim()))
        && chapter.includes_in(&block.range).all(recorded)
    {
        return None;
    }
    let typed = block
        .content
        .lines()
        .filter(|line| !is_include(line.trim()))
        .map(str::to_owned);
    let foreign = chapter
        .includes_in(&block.range)
        .filter(|include| !recorded(include))
        .flat_map(|include| shown(root, include).unwrap_or_default());
    let number = typed
        .chain(foreign)
        .find(|line| line.contains(|c: char| c.is_ascii_digit()))?;
    Some(format!(
        "the line `{}` is a number in a text block that is not recorded output: include it from {}",
        number.trim(),
        OUTPUTS.join(" or ")
    ))
}

/// Numbers under a prompt: what a command printed, typed.
fn typed_output(block: &CodeBlock) -> Option<String> {
    let prompted = |line: &str| line.trim_start().starts_with("$ ");
    if !block.content.lines().any(prompted) {
        return None; // commands without prompts
    }
    let mut continued = false;
    let typed = block.content.lines().find(|line| {
        let command = continued || prompted(line);
        continued = command && line.ends_with('\\');
        !command && line.contains(|c: char| c.is_ascii_digit())
    })?;
    Some(format!(
        "the output `{}` is typed into a console block: include it, recorded, in a text block below",
        typed.trim()
    ))
}

fn is_include(line: &str) -> bool {
    line.starts_with("{{#") && line.ends_with("}}")
}

/// Whether rustdoc and mdBook hide the line; `##` is a visible `#`.
fn hidden(line: &str) -> bool {
    line == "#" || line.starts_with("# ")
}
