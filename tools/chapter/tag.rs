//! The opening and closing tags of figures and listings.

use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};

use super::{Chapter, Demo, Kind};

/// A tag on a line of its own.
pub(super) struct Tag {
    pub(super) kind: Kind,
    pub(super) closing: bool,
    pub(super) name: String,
    pub(super) alt: String,
    pub(super) demo: Option<Demo>,
    pub(super) line: usize,
    pub(super) range: Range<usize>,
}

/// The kind of the tag that `text` begins with, and whether it closes.
pub(super) fn starts(text: &str) -> Option<(Kind, bool)> {
    let (text, closing) = match text.strip_prefix("</") {
        Some(rest) => (rest, true),
        None => (text.strip_prefix('<')?, false),
    };
    let kind = Kind::ALL.into_iter().find(|kind| text.starts_with(kind.tag()))?;
    let after = text[kind.tag().len()..].chars().next();
    after.is_none_or(|c| c == '>' || c.is_whitespace()).then_some((kind, closing))
}

/// Reads the tags of a chapter outside the `hidden` ranges: code blocks and comments.
pub(super) fn find(chapter: &Chapter, hidden: &[Range<usize>]) -> Result<Vec<Tag>> {
    let mut tags = Vec::new();
    let mut at = 0;
    for line in chapter.text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        if hidden.iter().any(|range| range.contains(&start)) {
            continue;
        }
        if let Some((kind, closing)) = starts(line.trim_start()) {
            let line = chapter.line_of(start);
            let tag = read(chapter, start, kind, closing);
            tags.push(tag.with_context(|| {
                format!("{}: <{}>", chapter.at(line), kind.tag())
            })?);
        }
    }
    Ok(tags)
}

fn read(chapter: &Chapter, start: usize, kind: Kind, closing: bool) -> Result<Tag> {
    let slash = usize::from(closing);
    let (attributes, length) =
        attributes(&chapter.text[start + 1 + slash + kind.tag().len()..])?;
    let end = start + 1 + slash + kind.tag().len() + length;
    let mut after = chapter.text[end..].split('\n');
    ensure!(
        after.next().unwrap_or("").trim().is_empty(),
        "text follows on the line of the tag; the tag stands on a line of its own"
    );
    ensure!(
        after.next().unwrap_or("").trim().is_empty(),
        "no blank line after the tag; without one, Markdown takes what follows for HTML"
    );
    let (mut name, mut alt) = (String::new(), String::new());
    let (mut demo, mut preset) = (None, None);
    for (key, value) in attributes {
        match (key.as_str(), kind, closing) {
            ("name", _, false) => name = value,
            ("alt", Kind::Figure, false) => alt = value,
            ("demo", Kind::Figure, false) => demo = Some(value),
            ("preset", Kind::Figure, false) => preset = Some(value),
            _ => bail!("unknown attribute \"{key}\""),
        }
    }
    let valid = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    ensure!(
        closing || (!name.is_empty() && name.chars().all(valid)),
        "name=\"{name}\": a name is made of lowercase letters, digits and hyphens"
    );
    ensure!(
        preset.is_none() || demo.is_some(),
        "preset=\"{}\" without demo=\"…\": a preset is what a demo starts with",
        preset.unwrap_or_default()
    );
    let demo = demo.map(|element| Demo::new(element, preset)).transpose()?;
    Ok(Tag {
        kind,
        closing,
        name,
        alt,
        demo,
        line: chapter.line_of(start),
        range: start..end,
    })
}

/// Reads `key="value"` pairs up to `>`; also the number of bytes read.
fn attributes(text: &str) -> Result<(Vec<(String, String)>, usize)> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>') {
            return Ok((found, text.len() - after.len()));
        }
        let (key, after) =
            rest.split_once("=\"").context("the tag has no closing \">\"")?;
        let plain = |c: char| c.is_ascii_lowercase();
        ensure!(
            !key.is_empty() && key.chars().all(plain),
            "expected attributes like name=\"…\", found {:?}",
            key.lines().next().unwrap_or("")
        );
        let (value, after) = after
            .split_once('"')
            .with_context(|| format!("the value of {key} has no closing quote"))?;
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        found.push((key.to_owned(), value));
        rest = after;
    }
}
