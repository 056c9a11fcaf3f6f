//! Texts for those who do not see the figures.

use tools::check::Finding;
use tools::check::alt::alt;

use crate::{none, one, page, site};

const SEEN: &str =
    "A three by three window stands in the corner of a grid of twelve by twelve.";

fn found(content: &str) -> Vec<Finding> {
    alt(&site(&[("a.html", &page(content))]))
}

fn figure(alt: &str, caption: &str) -> String {
    format!(
        r#"<figure id="slide"><svg role="img" aria-label="{alt}"></svg>
        <figcaption>Figure 1-1: {caption}</figcaption></figure>"#
    )
}

#[test]
fn lets_a_text_of_substance_through() {
    none(&found(&figure(SEEN, "The window slides.")));
    none(&found(&format!(r#"<img src="slide.png" alt="{SEEN}">"#)));
}

#[test]
fn catches_texts_too_short_and_too_long() {
    one(
        &found(&figure("The slide", "")),
        &["a.html", "figure `slide`", "9 characters"],
    );
    one(&found(&figure(&"seen ".repeat(81), "")), &["404 characters"]);
    one(
        &found(r#"<img src="slide.png">"#),
        &["image `slide.png`", "0 characters", "alt"],
    );
    one(&found("<svg role='img'></svg>"), &["<svg>", "0 characters"]);
}

#[test]
fn catches_a_repeated_caption() {
    let caption =
        "The <em>window</em> slides over the image, one position at a time.";
    let alt = "The window slides over the image,\n one position at a time.";
    one(&found(&figure(alt, caption)), &["figure `slide`", "repeats its caption"]);
}

#[test]
fn catches_a_file_name() {
    let alt = "This is the picture that is to be found in the file slide.png";
    let image = format!(r#"<img src="../figures/slide.png" alt="{alt}">"#);
    one(&found(&image), &["`slide.png`"]);
}

#[test]
fn catches_a_drawing_that_is_no_image_to_a_screen_reader() {
    let svg = format!(r#"<svg aria-label="{SEEN}"></svg>"#);
    one(&found(&svg), &["role=\"img\""]);
}

#[test]
fn leaves_icons_and_repetitions_alone() {
    none(&found(r#"<span class="fa-svg"><svg></svg></span>"#));
    none(&found(&format!(
        r#"<svg role="img" aria-label="{SEEN}"><svg></svg></svg>"#
    )));
    none(&alt(&site(&[
        ("print.html", &page("<img src='slide.png'>")),
        ("part/a.html", "<nav><svg></svg></nav><main></main>"),
    ])));
}
