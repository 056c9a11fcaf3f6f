//! Every image and every inline figure says in words what is seen.

use std::ops::RangeInclusive;

use scraper::ElementRef;

use super::Finding;
use super::site::{Page, Site, ancestors, name, one_line, text};

/// How many characters such a text has: less names the thing without showing it, more is for the
/// chapter's text.
pub const LENGTH: RangeInclusive<usize> = 40..=400;

/// Alternative texts that are missing or do not say what is seen.
pub fn alt(site: &Site) -> Vec<Finding> {
    site.chapters().flat_map(of_page).collect()
}

fn of_page(page: &Page) -> Vec<Finding> {
    let images = page.content().filter(|element| element.value().name() == "img");
    let images = images.map(|image| (image, problem(image, "alt")));
    let drawings = page.drawings().map(|drawing| {
        let role = drawing.attr("role") == Some("img");
        let silent =
            "has no role=\"img\", without which a screen reader skips its text";
        let silent = (!role).then(|| silent.to_owned());
        (drawing, silent.or_else(|| problem(drawing, "aria-label")))
    });
    let found = images.chain(drawings).filter_map(|(element, problem)| {
        let what = match element.attr("src") {
            Some(src) => format!("image `{src}`"),
            None => name(element),
        };
        let remedy = "say in its alt what is seen, in one to three sentences";
        Some(Finding::new(&page.path, format!("{what} {}: {remedy}", problem?)))
    });
    found.collect()
}

/// What is wrong with the text in `attribute` of `element`.
fn problem(element: ElementRef<'_>, attribute: &str) -> Option<String> {
    let text = one_line(element.attr(attribute).unwrap_or_default());
    let length = text.chars().count();
    if !LENGTH.contains(&length) {
        let (least, most) = (LENGTH.start(), LENGTH.end());
        return Some(format!(
            "has an alternative text of {length} characters (\"{text}\"), and it takes {least} to {most}"
        ));
    }
    if caption(element).is_some_and(|caption| caption.contains(&text)) {
        return Some("repeats its caption as alternative text".to_owned());
    }
    let file = element.attr("src").and_then(|src| src.rsplit('/').next());
    file.filter(|file| text.contains(file))
        .map(|file| format!("names its file `{file}` in its alternative text"))
}

/// The caption of the `<figure>` around `element`.
fn caption(element: ElementRef<'_>) -> Option<String> {
    let figure = ancestors(element).find(|above| above.value().name() == "figure")?;
    let caption = figure
        .descendent_elements()
        .find(|below| below.value().name() == "figcaption")?;
    Some(text(caption))
}
