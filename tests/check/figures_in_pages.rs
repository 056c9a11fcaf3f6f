//! The size of figures, in bytes and of their text.

use tools::check::Finding;
use tools::check::figure_size::{MOST_BYTES, figure_size};
use tools::check::figure_text::figure_text;

use crate::{none, one, page, site};

fn texts(svg: &str) -> Vec<Finding> {
    let figure = format!(r#"<figure id="slide">{svg}</figure>"#);
    figure_text(&site(&[("a.html", &page(&figure))]))
}

/// A drawing 700 user units wide, which a phone shows at half its size.
fn wide(content: &str) -> String {
    format!(r#"<svg viewBox="0 0 700 100">{content}</svg>"#)
}

#[test]
fn lets_readable_text_through() {
    none(&texts(&wide(r#"<text font-size="24">24 / 2 = 12</text>"#)));
    none(&texts(&wide(r#"<g font-size="24"><text>inherited</text></g>"#)));
    none(&texts(&wide(
        r#"<text font-size="12" transform="translate(5,5) scale(2)">12</text>"#,
    )));
    none(&texts(&wide(
        r#"<text font-size="3"> <tspan style="font-size: 24px">12</tspan></text>"#,
    )));
    none(&texts(&wide(r#"<metadata>small</metadata><title>print</title>"#)));
    none(&texts(
        r#"<svg viewBox="0 0 200 9" font-size="12" width="200"><text>12</text></svg>"#,
    ));
    none(&texts("<svg><rect/></svg>"));
}

#[test]
fn catches_text_too_small_on_a_phone() {
    let small =
        r#"<text font-size="30">large</text><text font-size="22">small</text>"#;
    one(&texts(&wide(small)), &["a.html", "figure `slide`", "\"small\"", "11.0 px"]);
    for small in [
        r#"<g font-size="22"><text>inherited</text></g>"#,
        r#"<text font-size="24"><tspan font-size="20">a part</tspan></text>"#,
        r#"<text font-size="24" style="font-size:20px">style wins</text>"#,
        r#"<g transform="scale(0.5)"><text font-size="24">shrunk</text></g>"#,
        r#"<text font-size="24" transform="matrix(1 0 0 0.5 0 0)">flat</text>"#,
    ] {
        one(&texts(&wide(small)), &["px high"]);
    }
}

#[test]
fn knows_how_wide_the_page_draws_a_figure() {
    let narrow = |size| {
        format!(
            r#"<svg viewBox="0 0 175 50" width="175"><text font-size="{size}">a</text></svg>"#
        )
    };
    none(&texts(&narrow("6")));
    one(&texts(&narrow("5.5")), &["11.0 px"]);
    let within =
        |tag| format!("<{tag}>{}</{tag}>", wide(r#"<text font-size="24">a</text>"#));
    none(&texts(&within("div")));
    one(&texts(&within("details")), &["11.1 px"]);
    one(&texts(&within("blockquote")), &["10.6 px"]);
}

#[test]
fn catches_text_whose_size_is_not_told() {
    for unclear in [
        "<text>no size</text>",
        r#"<text font-size="2em">relative</text>"#,
        r#"<text font-size="30" transform="skewX(9)">skewed</text>"#,
        r#"<svg viewBox="0 0 9 9"><text font-size="30">nested</text></svg>"#,
    ] {
        one(&texts(&wide(unclear)), &["no font-size in user units"]);
    }
    one(&texts(r#"<svg><text font-size="30">a</text></svg>"#), &["viewBox"]);
    one(
        &texts(r#"<svg viewBox="0 0 0 9"><text font-size="30">a</text></svg>"#),
        &["viewBox"],
    );
}

#[test]
fn catches_a_figure_that_is_too_large() {
    let sized = |bytes: usize| {
        let (open, close) = ("<svg><desc>", "</desc></svg>");
        let filler = "x".repeat(bytes - open.len() - close.len());
        let figure = format!(r#"<figure id="slide">{open}{filler}{close}</figure>"#);
        figure_size(&site(&[("a.html", &page(&figure))]))
    };
    none(&sized(MOST_BYTES));
    one(&sized(MOST_BYTES + 1), &["figure `slide`", "60001 bytes", "60000"]);
}
