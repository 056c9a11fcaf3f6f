//! Numbers and captions on the built page.

use tools::check::Finding;
use tools::check::numbers::numbers;

use crate::{none, one, page, site};

fn found(content: &str) -> Vec<Finding> {
    numbers(&site(&[("a.html", &page(content))]))
}

fn caption(caption: &str) -> Vec<Finding> {
    found(&format!(
        "<figure id=\"slide\"><svg></svg><figcaption>{caption}</figcaption></figure>"
    ))
}

#[test]
fn lets_numbered_figures_through() {
    none(&caption("Figure 1-12: <em>The</em> window slides."));
    none(&caption("Listing A-1: the window."));
    none(&found("<span class=\"fa-svg\"><svg></svg></span>"));
}

#[test]
fn catches_captions_without_number_or_text() {
    for broken in [
        "",
        "The window slides.",
        "Figure 1-1: ",
        "Figure: a",
        "Figure 1-x: a",
        "Figure -1: a",
    ] {
        one(&caption(broken), &["a.html", "slide", "no number"]);
    }
    one(&found("<figure id=\"slide\"><svg></svg></figure>"), &["slide", "no number"]);
}

#[test]
fn catches_pictures_outside_figures() {
    one(
        &found("<p><img src=\"slide.png\"></p>"),
        &["image `slide.png`", "outside a figure"],
    );
    one(&found("<p><svg></svg></p>"), &["<svg>", "outside a figure"]);
}
