//! Listings are short and say which file they come from.

use scraper::ElementRef;

use super::Finding;
use super::site::{Page, Site, text};
use crate::chapter::{Chapter, Kind, Numbered};

/// The most lines of a listing that the reader sees without unfolding it: one screen of a laptop.
pub const MOST_LINES: usize = 30;

/// Listings that are too long, or whose caption does not name their file.
pub fn listings(site: &Site, chapters: &[Chapter]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for chapter in chapters {
        let page = chapter.path.with_extension("html");
        let page = site.pages.iter().find(|other| other.path == page);
        let is_listing = |element: &&Numbered| element.kind == Kind::Listing;
        for listing in chapter.numbered.iter().filter(is_listing) {
            let on_page = page.and_then(|page| on_page(page, &listing.name));
            let problems = match on_page {
                Some(figure) => {
                    vec![too_long(figure), unnamed(chapter, listing, figure)]
                }
                None => vec![Some(
                    "is not on the built page: look for a stray tag above it"
                        .to_owned(),
                )],
            };
            for problem in problems.into_iter().flatten() {
                let message = format!("Listing `{}` {problem}", listing.name);
                findings.push(Finding::new(&chapter.file, message).at(listing.line));
            }
        }
    }
    findings
}

fn on_page<'a>(page: &'a Page, name: &str) -> Option<ElementRef<'a>> {
    page.content()
        .find(|e| e.value().name() == "figure" && e.attr("id") == Some(name))
}

fn too_long(listing: ElementRef<'_>) -> Option<String> {
    let lines = visible_lines(listing);
    (lines > MOST_LINES).then(|| {
        format!(
            "shows {lines} lines, and {MOST_LINES} are allowed: show less of the file, or two parts"
        )
    })
}

/// What the caption on the built page does not name.
fn unnamed(
    chapter: &Chapter,
    listing: &Numbered,
    figure: ElementRef<'_>,
) -> Option<String> {
    let mut files =
        chapter.includes_in(&listing.body).map(|include| &include.file).peekable();
    if files.peek().is_none() {
        return Some(
            "includes no file: its code belongs in one that is compiled and tested"
                .to_owned(),
        );
    }
    let caption =
        figure.descendent_elements().find(|e| e.value().name() == "figcaption");
    let caption = caption.map(text).unwrap_or_default();
    files
        .map(|file| file.display().to_string())
        .find(|file| !caption.contains(file))
        .map(|file| format!("does not name its file {file} in its caption"))
}

/// The lines of code in `listing` outside the parts that mdBook hides, which it marks `boring`.
fn visible_lines(listing: ElementRef<'_>) -> usize {
    let blocks = listing.descendent_elements().filter(|e| e.value().name() == "pre");
    let mut lines = 0;
    for block in blocks {
        let mut code = String::new();
        visible_text(block, &mut code);
        lines += code.trim_end().lines().count();
    }
    lines
}

fn visible_text(element: ElementRef<'_>, code: &mut String) {
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            code.push_str(text);
        } else if let Some(child) = ElementRef::wrap(child)
            && !child.value().classes().any(|class| class == "boring")
        {
            visible_text(child, code);
        }
    }
}
