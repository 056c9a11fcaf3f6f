//! A small book from its Markdown to its pages: it passes, and each change to it is caught.

use std::path::Path;

use tools::check::{Counts, Report, book, check};

use crate::common::Folder;
use crate::{none, one};

const SUMMARY: &str =
    "# Summary\n\n[Introduction](introduction.md)\n\n- [A window](window.md)\n";

const INTRODUCTION: &str =
    "# Introduction\n\nIt begins with [Listing](window.md#loops).\n";

const CHAPTER: &str = r##"# A window

[Listing](#loops) slides the window that [Figure](#slide) shows. Back to the [start](introduction.md#introduction).

<Figure name="slide" alt="A small square stands in the upper left corner of a large one.">

The window before its first step.

</Figure>

<Listing name="loops">

Two loops, one for each axis of the image.

```rust
{{#rustdoc_include ../code/conv.rs:loops}}
# assert_eq!(sum, 9);
```

</Listing>

```text
{{#include ../listings/examples/output/window.txt:sum}}
```

<details>
<summary>Answer</summary>

```rust
{{#include ../code/conv.rs:loops}}
```

</details>
"##;

const CODE: &str =
    "fn main() {\n// ANCHOR: loops\nlet sum = 9;\n// ANCHOR_END: loops\n}\n";

const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 350 50">
<text x="9" y="20" font-size="12">9</text>
</svg>
"##;

const OUTPUT: &str = "ANCHOR: sum\nsum 9\nANCHOR_END: sum\n";

/// The small book, with one text replaced in one of its files.
fn small_book(file: &str, from: &str, to: &str) -> Folder {
    let mut files = [
        ("book.toml", include_str!("../../book.toml").to_owned()),
        ("theme/fonts.css", String::new()),
        ("theme/book.css", String::new()),
        ("theme/page.js", String::new()),
        ("theme/demos.js", String::new()),
        ("src/SUMMARY.md", SUMMARY.to_owned()),
        ("src/introduction.md", INTRODUCTION.to_owned()),
        ("src/window.md", CHAPTER.to_owned()),
        ("src/figures/slide.svg", SVG.to_owned()),
        ("code/conv.rs", CODE.to_owned()),
        ("listings/examples/output/window.txt", OUTPUT.to_owned()),
    ];
    if !from.is_empty() {
        let changed = files.iter_mut().find(|(name, _)| *name == file);
        let (_, text) = changed.expect("a file of the small book");
        assert!(text.contains(from), "{from:?} is not in {file}");
        *text = text.replacen(from, to, 1);
    }
    let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
    Folder::with(&files)
}

/// What is found in the small book with such a change.
fn with(file: &str, from: &str, to: &str) -> Report {
    book(small_book(file, from, to).path()).expect("a readable book")
}

/// Asserts that a finding says each of `words`; the change may break more than one rule.
#[track_caller]
fn catches(file: &str, from: &str, to: &str, words: &[&str]) {
    let report = with(file, from, to).to_string();
    let said = |line: &str| words.iter().all(|word| line.contains(word));
    assert!(report.lines().any(said), "{words:?} is not in\n{report}");
}

#[test]
fn passes_and_is_counted() {
    let report = with("", "", "");
    none(&report.findings);
    let Counts { pages, links, .. } = report.counts;
    assert!(pages >= 4 && links > pages, "{pages} pages, {links} links");
    let expected =
        Counts { pages, links, includes: 3, figures: 1, listings: 1, ignored: 0 };
    assert_eq!(report.counts, expected);
    let last = "3 includes, 1 figures, 1 listings, 0 ignored blocks: nothing to mend";
    assert!(report.to_string().ends_with(last), "{report}");
}

#[test]
fn a_draft_chapter_is_no_fault() {
    let draft = "- [Later]()\n- [A window]";
    none(&with("src/SUMMARY.md", "- [A window]", draft).findings);
}

#[test]
fn rules_on_chapters_are_applied() {
    let chapter =
        |from, to, words: &[&str]| catches("src/window.md", from, to, words);
    chapter(
        "conv.rs:loops",
        "conv.rs:loop",
        &["window.md:16", "no line with `ANCHOR: loop`"],
    );
    chapter(
        "../listings/examples/output/window.txt:sum",
        "../code/conv.rs",
        &["window.md:22", "is not recorded output"],
    );
    chapter(
        "```rust\n{{#include",
        "```rust,ignore\n{{#include",
        &["window.md:29", "no reason"],
    );
    chapter(
        " that [Figure](#slide) shows",
        "",
        &["window.md:5", "nowhere mentioned"],
    );
    chapter(
        "{{#rustdoc_include ../code/conv.rs:loops}}",
        "let sum = 9;",
        &["window.md:11", "includes no file"],
    );
}

#[test]
fn rules_on_pages_are_applied() {
    let page = |to, words: &[&str]| catches("src/window.md", "Back to", to, words);
    page("[Back](introduction.md#end)", &["window.html", "`introduction.html#end`"]);
    page("[Back](introduction.md#end)", &["print.html", "`#end`"]);
    page("<b id=\"a\">A</b><b id=\"a\">A</b>", &["window.html", "`a` stands twice"]);
    page(
        "<img src=\"https://example.com/a.png\">",
        &["print.html", "another server"],
    );
    page("![](figures/slide.svg)", &["window.html", "outside a figure"]);
    catches(
        "src/window.md",
        "A small square stands in the upper left",
        "In",
        &["window.html", "figure `slide`", "25 characters"],
    );
    catches(
        "book.toml",
        "runnable = false",
        "runnable = true",
        &["window.html", "play.rust-lang.org"],
    );
    let long = "let sum = 9;\n".repeat(31);
    catches(
        "code/conv.rs",
        "let sum = 9;\n",
        &long,
        &["src/window.md:11", "`loops` shows 31 lines"],
    );
}

#[test]
fn rules_on_figures_are_applied() {
    let drawing = |from, to| with("src/figures/slide.svg", from, to).findings;
    one(&drawing("\"12\"", "\"11\""), &["window.html", "11.0 px"]);
    let heavy = format!("<desc>{}</desc><text", "x".repeat(60_000));
    one(&drawing("<text", &heavy), &["window.html", "60000 are allowed"]);
}

#[test]
fn a_book_that_does_not_build_is_a_finding() {
    let report = with("src/window.md", "[Listing](#loops)", "[Listing](#loop)");
    let said = report.to_string();
    assert!(said.contains("does not build") && said.contains("\"loop\""), "{said}");
}

#[test]
fn a_name_given_twice_is_an_error_with_its_line() {
    let twice = small_book("src/window.md", "name=\"loops\"", "name=\"slide\"");
    let error = book(twice.path()).expect_err("one name for two");
    let said = format!("{error:#}");
    assert!(said.contains("src/window.md:11") && said.contains("slide"), "{said}");
}

#[test]
fn the_whole_book_passes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let report = check(root).expect("a readable book");
    assert!(report.findings.is_empty(), "\n{report}");
}
