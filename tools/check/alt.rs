//! Every image and every inline figure says in words what is seen.

use std::ops::RangeInclusive;

use scraper::ElementRef;

use super::Finding;
use super::site::{Page, Site, ancestors, name};

/// How many characters such a text has: less names the thing without showing it, more is for the
/// chapter's text.
pub const LENGTH: RangeInclusive<usize> = 40..=400;

/// Alternative texts that are missing or do not say what is seen.
pub fn alt(site: &Site) -> Vec<Finding> {
    site.chapters().flat_map(of_page).collect()
}

fn of_page(page: &Page) -> Vec<Finding> {
    let images = page
        .content()
        .filter(|element| element.value().name() == "img")
        .map(|image| (image, "alt", problem(image, "alt")));
    let drawings = page.drawings().map(|drawing| {
        let role = (drawing.attr("role") != Some("img"))
            .then(|| "has no role=\"img\", so a screen reader skips its aria-label".to_owned());
        (
            drawing,
            "aria-label",
            role.or_else(|| problem(drawing, "aria-label")),
        )
    });
    let found = images
        .chain(drawings)
        .filter_map(|(element, attribute, problem)| {
            let what = match element.attr("src") {
                Some(src) => format!("image `{src}`"),
                None => name(element),
            };
            let remedy = format!("say in its {attribute} what is seen, in one to three sentences");
            let message = format!("{what} {}: {remedy}", problem?);
            Some(Finding::new(&page.path, message))
        });
    found.collect()
}

/// What is wrong with the text in `attribute` of `element`.
fn problem(element: ElementRef<'_>, attribute: &str) -> Option<String> {
    let text = plain(element.attr(attribute).unwrap_or_default());
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
    Some(plain(&caption.text().collect::<String>()))
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
