//! `<Figure>` and `<Listing>`: what gets a number and a caption.

use std::ops::Range;

use anyhow::{Result, bail};

use super::Chapter;
use super::tag::Tag;

/// A figure or a listing.
#[derive(Debug, Clone)]
pub struct Numbered {
    /// Which of the two.
    pub kind: Kind,
    /// Its name: the fragment it is linked by, and for a figure the file `src/figures/NAME.svg`.
    pub name: String,
    /// Its number, `3-1`: the chapter's label and its place among its kind.
    pub number: String,
    /// What a figure's `alt` says; empty for a listing.
    pub alt: String,
    /// What takes a figure's place in a browser that runs scripts.
    pub demo: Option<Demo>,
    /// The bytes of the caption's Markdown in the chapter's text, without surrounding blanks.
    pub caption: Range<usize>,
    /// The bytes of what follows the caption: a listing's code; empty for a figure.
    pub body: Range<usize>,
    /// The line of its opening tag, counted from 1.
    pub line: usize,
    /// Its bytes in the chapter's text, both tags included.
    pub range: Range<usize>,
}

/// A custom element that runs the listings in the page: `src/demos/ELEMENT.mjs`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demo {
    /// One of [`Demo::ELEMENTS`].
    pub element: String,
    /// What it starts with, if not with its first example.
    pub preset: Option<String>,
}

impl Demo {
    /// The elements there are.
    pub const ELEMENTS: [&str; 4] =
        ["stride-explorer", "sliding-kernel", "einsum-explorer", "draw-character"];

    pub(super) fn new(element: String, preset: Option<String>) -> Result<Demo> {
        if !Demo::ELEMENTS.contains(&&*element) {
            let known = Demo::ELEMENTS.join(", ");
            bail!("demo=\"{element}\": there is none of that name, but {known}");
        }
        Ok(Demo { element, preset })
    }
}

/// The two kinds of numbered elements, each counted on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A drawing.
    Figure,
    /// Code that the text explains.
    Listing,
}

impl Kind {
    /// Both kinds.
    pub const ALL: [Kind; 2] = [Kind::Figure, Kind::Listing];

    /// Its tag, and its word in a caption or a reference.
    pub fn tag(self) -> &'static str {
        match self {
            Kind::Figure => "Figure",
            Kind::Listing => "Listing",
        }
    }
}

/// Pairs the tags of a chapter, whose code blocks are known, to figures and listings.
pub(super) fn pair(chapter: &mut Chapter, tags: Vec<Tag>) -> Result<()> {
    let mut tags = tags.into_iter();
    while let Some(open) = tags.next() {
        let name = open.kind.tag();
        let here = chapter.at(open.line);
        if open.closing {
            bail!("{here}: </{name}> without a <{name}> before it");
        }
        let Some(close) = tags.next().filter(|t| t.closing && t.kind == open.kind)
        else {
            bail!(
                "{here}: <{name} name=\"{}\"> is not closed by </{name}>",
                open.name
            );
        };
        let inside = open.range.end..close.range.start;
        let caption_end = match open.kind {
            Kind::Figure => inside.end,
            Kind::Listing => code_start(chapter, &inside),
        };
        let element = Numbered {
            kind: open.kind,
            name: open.name,
            number: String::new(),
            alt: open.alt,
            demo: open.demo,
            caption: trim(&chapter.text, inside.start..caption_end),
            body: trim(&chapter.text, caption_end..inside.end),
            line: open.line,
            range: open.range.start..close.range.end,
        };
        chapter.add_numbered(element)?;
    }
    Ok(())
}

/// Where the first code block in a range begins, with the comment that may stand above it.
fn code_start(chapter: &Chapter, range: &Range<usize>) -> usize {
    let first = chapter.blocks.iter().find(|b| range.contains(&b.range.start));
    let Some(block) = first else { return range.end };
    if block.ignored_because.is_some() {
        let above = chapter.text[..block.range.start].trim_end();
        return above.rfind('\n').map_or(0, |newline| newline + 1);
    }
    block.range.start
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = &text[range.clone()];
    let start = range.end - slice.trim_start().len();
    start..(range.start + slice.trim_end().len()).max(start)
}
