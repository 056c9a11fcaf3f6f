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
    for page in site.chapters() {
        for (id, listing) in on_page(page) {
            let lines = visible_lines(listing);
            if lines > MOST_LINES {
                let message = format!(
                    "listing `{id}` shows {lines} lines, and {MOST_LINES} are allowed: show less of the file, or two parts"
                );
                findings.push(Finding::new(&page.path, message));
            }
        }
    }
    for chapter in chapters {
        let page = chapter.path.with_extension("html");
        let page = site.pages.iter().find(|other| other.path == page);
        let listings =
            chapter.numbered.iter().filter(|element| element.kind == Kind::Listing);
        for listing in listings {
            let message = unnamed(chapter, listing, page);
            findings.extend(
                message.map(|m| Finding::new(&chapter.file, m).at(listing.line)),
            );
        }
    }
    findings
}

/// What is missing in a listing's caption on the built page.
fn unnamed(
    chapter: &Chapter,
    listing: &Numbered,
    page: Option<&Page>,
) -> Option<String> {
    let name = &listing.name;
    let mut files =
        chapter.includes_in(&listing.body).map(|include| &include.file).peekable();
    if files.peek().is_none() {
        return Some(format!(
            "Listing `{name}` includes no file: its code belongs in one that is compiled and tested"
        ));
    }
    let Some((_, figure)) =
        page.and_then(|page| on_page(page).find(|(id, _)| id == name))
    else {
        return Some(format!(
            "Listing `{name}` is not on the built page: rebuild, or look for a stray tag above it"
        ));
    };
    let caption =
        figure.descendent_elements().find(|e| e.value().name() == "figcaption");
    let caption = caption.map(text).unwrap_or_default();
    files
        .map(|file| file.display().to_string())
        .find(|file| !caption.contains(file))
        .map(|file| {
            format!("the caption of listing `{name}` does not name its file {file}")
        })
}

fn on_page(page: &Page) -> impl Iterator<Item = (&str, ElementRef<'_>)> {
    page.content()
        .filter(|e| {
            e.value().name() == "figure"
                && e.value().classes().any(|c| c == "listing")
        })
        .map(|figure| (figure.attr("id").unwrap_or("without a name"), figure))
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
