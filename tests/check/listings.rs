//! The length of listings and the files they name.

use tools::check::Finding;
use tools::check::listings::{MOST_LINES, listings};

use crate::{chapter, none, one, page, site};

const TEXT: &str = "<Listing name=\"loops\">\n\nFour loops.\n\n```rust\n{{#include ../../code/conv.rs}}\n```\n\n</Listing>\n";

fn found(code: &str, caption: &str) -> Vec<Finding> {
    let listing = format!(
        "<figure class=\"listing\" id=\"loops\"><pre><code class=\"language-rust\">{code}</code></pre><figcaption>{caption}</figcaption></figure>"
    );
    listings(&site(&[("part/a.html", &page(&listing))]), &chapter(TEXT))
}

const CAPTION: &str = "Listing 1-1: Four loops. <code>code/conv.rs</code>";

#[test]
fn counts_visible_lines() {
    let hidden = "<span class=\"boring\">use listings::Window;\n</span>".repeat(50);
    none(&found(&"let a = 1;\n".repeat(MOST_LINES), CAPTION));
    none(&found(&format!("{hidden}let a = 1;\n{hidden}"), CAPTION));
    let long = format!("{hidden}{}", "let a = 1;\n".repeat(MOST_LINES + 1));
    one(&found(&long, CAPTION), &["src/part/a.md:1", "Listing `loops`", "31 lines"]);
}

#[test]
fn counts_what_is_marked_up() {
    let line = "<span class=\"keyword\">let</span> a = 1;\n";
    one(&found(&line.repeat(31), CAPTION), &["31 lines"]);
}

#[test]
fn catches_a_caption_without_its_file() {
    one(
        &found("", "Listing 1-1: Four loops."),
        &["src/part/a.md:1", "`loops`", "code/conv.rs"],
    );
}

#[test]
fn catches_a_listing_without_a_file() {
    let typed = TEXT.replace("{{#include ../../code/conv.rs}}", "let a = 1;");
    let html = "<figure class=\"listing\" id=\"loops\"></figure>";
    let findings = listings(&site(&[("part/a.html", &page(html))]), &chapter(&typed));
    one(&findings, &["src/part/a.md:1", "`loops`", "includes no file"]);
}

#[test]
fn catches_a_listing_that_is_lost() {
    one(&listings(&site(&[]), &chapter(TEXT)), &["`loops`", "not on the built page"]);
}
