//! Figures and listings: the element, its number and its caption.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::edit::Edits;
use crate::chapter::{Chapter, Demo, Kind, Numbered};

/// Replaces every `<Figure>` and `<Listing>` of the chapter; what stands inside keeps the edits
/// made so far.
pub(super) fn caption(
    chapter: &Chapter,
    root: &Path,
    source: &Path,
    edits: &mut Edits,
) -> Result<()> {
    for element in &chapter.numbered {
        let written = edits.apply(&chapter.text, element.caption.clone());
        let (start, inside, ending) = match element.kind {
            Kind::Figure => {
                let file =
                    source.join("figures").join(format!("{}.svg", element.name));
                let svg = std::fs::read_to_string(root.join(&file)).with_context(|| {
                    let here = chapter.at(element.line);
                    let name = &element.name;
                    let file = file.display();
                    format!("{here}: the figure \"{name}\" has no drawing {file}; if it is new, `cargo run -- figures {name}` draws it")
                })?;
                let svg = inline(&svg, &element.alt)
                    .with_context(|| file.display().to_string())?;
                let [open, close] = live(element.demo.as_ref());
                (
                    format!(
                        "<figure id=\"{}\">{open}{}{close}",
                        element.name, svg.page
                    ),
                    String::new(),
                    svg.command(&element.name),
                )
            }
            Kind::Listing => {
                let body = edits.apply(&chapter.text, element.body.clone());
                let start =
                    format!("<figure class=\"listing\" id=\"{}\">", element.name);
                (start, body, files(chapter, element))
            }
        };
        let number = format!("{} {}:", element.kind.tag(), element.number);
        edits.replace_all(
            element.range.clone(),
            format!(
                "{start}\n\n{inside}\n\n<figcaption>\n\n<span class=\"number\">{number}</span> \
                 {written} {ending}\n\n</figcaption>\n</figure>"
            ),
        );
    }
    Ok(())
}

/// The tags of what takes the drawing's place where scripts run. Its class is how style and
/// scripts know any of them.
fn live(demo: Option<&Demo>) -> [String; 2] {
    let Some(Demo { element, preset }) = demo else { return Default::default() };
    let preset = preset.as_ref().map(|preset| format!(" preset=\"{preset}\""));
    [
        format!("<{element} class=\"demo\"{}>", preset.unwrap_or_default()),
        format!("</{element}>"),
    ]
}

/// The files a listing shows, as they are named under it.
fn files(chapter: &Chapter, listing: &Numbered) -> String {
    let files: BTreeSet<_> = chapter
        .includes_in(&listing.body)
        .map(|include| include.file.display().to_string())
        .collect();
    let files: Vec<_> = files.iter().map(|file| source(file)).collect();
    files.join(" ")
}

/// Where something comes from, at the end of a caption.
fn source(text: &str) -> String {
    format!("<span class=\"source\">`{text}`</span>")
}

/// A drawing made fit for a page.
struct Inline {
    page: String,
    real_data: bool,
}

impl Inline {
    fn command(&self, name: &str) -> String {
        let data = if self.real_data { " --data DIR" } else { "" };
        source(&format!("cargo run -- figures {name}{data}"))
    }
}

/// The `<svg>` element on one line, since a blank line would end it for Markdown, with its alt
/// text, and without its metadata, which only a figure of real data has.
fn inline(svg: &str, alt: &str) -> Result<Inline> {
    let start = svg.find("<svg").context("no <svg> element")?;
    let (before, rest) = svg[start + 4..]
        .split_once("<metadata")
        .map_or((&svg[start + 4..], None), |(before, rest)| (before, Some(rest)));
    let mut page = format!("<svg role=\"img\" aria-label=\"{alt}\"{before}");
    if let Some(rest) = rest {
        let (_, after) =
            rest.split_once("</metadata>").context("<metadata> is not closed")?;
        page.push_str(after);
    }
    ensure!(
        page.trim_end().ends_with("</svg>"),
        "text after </svg>, or </svg> is missing"
    );
    Ok(Inline {
        page: page
            .lines()
            .map(str::trim)
            .collect::<Vec<_>>()
            .join(" ")
            .trim_end()
            .to_owned(),
        real_data: rest.is_some(),
    })
}
