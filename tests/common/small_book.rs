//! A book of one page and one chapter.

use crate::common::Folder;

/// What the chapter is called in the book.
pub(crate) const CHAPTER: &str = "src/part/01-chapter.md";

const SVG: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">

<path d="M0 0h10"/></svg>
"#;

/// A book with an introduction and this chapter, the figure `line`, and the listing file
/// `code/add.rs` with the anchor `add`.
pub(crate) fn small_book(chapter: &str) -> Folder {
    Folder::with(&[
        (
            "book.toml",
            "[book]\ntitle = \"Small\"\n[output.html.playground]\nrunnable = false\n\
             [preprocessor.tools]\ncommand = \"false\"\nbefore = [\"links\"]\n",
        ),
        (
            "src/SUMMARY.md",
            "# Summary\n\n[Introduction](introduction.md)\n\n- [Chapter](part/01-chapter.md)\n\n\
             [Appendix](appendix.md)\n",
        ),
        ("src/introduction.md", "# Introduction\n\nHello.\n"),
        ("src/appendix.md", "# Appendix\n\nBye.\n"),
        (CHAPTER, chapter),
        ("src/figures/line.svg", SVG),
        (
            "code/add.rs",
            "// ANCHOR: add\nlet sum = 1 + 2;\n// ANCHOR_END: add\n// ANCHOR: none\n// ANCHOR_END: none\n",
        ),
    ])
}
