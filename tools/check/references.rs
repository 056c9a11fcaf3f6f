//! Every address that a page names, and whether showing the page fetches it.

use scraper::ElementRef;

use super::css;
use super::site::Page;

/// An address in a page.
pub(super) struct Reference {
    /// As written.
    pub(super) url: String,
    /// Where it stands: `<img src>`.
    pub(super) place: String,
    /// Whether the page cannot be shown without it, as an image; a link can.
    pub(super) loaded: bool,
}

/// Attributes that hold one address.
const ADDRESS: [&str; 5] = ["href", "src", "poster", "data", "background"];

/// Attributes that hold several, with sizes: `a.png 1x, b.png 2x`.
const ADDRESSES: [&str; 2] = ["srcset", "imagesrcset"];

/// Attributes whose value is CSS, SVG's presentation attributes included.
const CSS: [&str; 9] = [
    "style",
    "fill",
    "stroke",
    "filter",
    "mask",
    "clip-path",
    "marker-start",
    "marker-mid",
    "marker-end",
];

/// Relations of a `<link>` that a browser does not fetch.
const NOT_FETCHED: [&str; 9] = [
    "alternate",
    "author",
    "canonical",
    "help",
    "license",
    "me",
    "next",
    "prev",
    "search",
];

/// Every address in `page`.
pub(super) fn references(page: &Page) -> Vec<Reference> {
    page.elements().flat_map(of_element).collect()
}

fn of_element(element: ElementRef<'_>) -> Vec<Reference> {
    let tag = element.value().name();
    let mut found = Vec::new();
    let mut add = |url: &str, attribute: &str, loaded: bool| {
        found.push(Reference {
            url: url.trim().to_owned(),
            place: format!("<{tag} {attribute}>"),
            loaded,
        });
    };
    for (name, value) in element.value().attrs() {
        // `data` is an address only in <object>, and <base> names no page of its own.
        if ADDRESS.contains(&name)
            && tag != "base"
            && (name != "data" || tag == "object")
        {
            add(value, name, name != "href" || fetches(element));
        } else if ADDRESSES.contains(&name) {
            let each =
                value.split(',').filter_map(|one| one.split_whitespace().next());
            each.for_each(|url| add(url, name, true));
        } else if CSS.contains(&name) {
            css::urls(value).iter().for_each(|url| add(url, name, true));
        }
    }
    if tag == "style" {
        let sheet: String = element.text().collect();
        css::urls(&sheet).iter().for_each(|url| add(url, "text", true));
    }
    found
}

/// Whether a browser fetches the `href` of `element` to show the page.
fn fetches(element: ElementRef<'_>) -> bool {
    match element.value().name() {
        "a" | "area" => false,
        "link" => !element.attr("rel").unwrap_or_default().split_whitespace().all(
            |relation| NOT_FETCHED.contains(&relation.to_ascii_lowercase().as_str()),
        ),
        _ => true, // in SVG: <use>, <image>, a gradient's model
    }
}
