//! Figures, listings, references and formulas in the built page; mistakes in the chapter, named
//! by file and line.

use std::path::Path;

use common::Folder;
use scraper::{Html, Selector};
use small_book::small_book;
use tools::build::build;

mod common;
#[path = "common/small_book.rs"]
mod small_book;

const FIGURE: &str =
    "<Figure name=\"line\" alt=\"A line.\">\n\nA *line* of $n$.\n\n</Figure>\n";
const LISTING: &str = "<Listing name=\"add\">\n\nA sum.\n\n```rust\n{{#include ../../code/add.rs:add}}\n```\n\n</Listing>\n";

fn build_page(book: &Folder) -> Html {
    let folder =
        build(book.path(), Path::new(env!("CARGO_MANIFEST_DIR"))).expect("it builds");
    let page = std::fs::read_to_string(folder.join("part/01-chapter.html"))
        .expect("the page");
    Html::parse_document(&page)
}

fn page(chapter: &str) -> Html {
    build_page(&small_book(chapter))
}

/// The whitespace-normal text of the one element that the selector finds.
fn text(page: &Html, selector: &str) -> String {
    let selector = Selector::parse(selector).expect("a selector");
    let found: Vec<_> = page.select(&selector).collect();
    assert_eq!(found.len(), 1, "{selector:?}");
    let text: String = found[0].text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The error of a chapter with a mistake.
fn mistake(chapter: &str) -> String {
    let book = small_book(chapter);
    let error = build(book.path(), Path::new(env!("CARGO_MANIFEST_DIR")))
        .expect_err("a mistake");
    format!("{error:#}")
}

#[test]
fn a_figure_is_inlined_numbered_and_captioned() {
    let page = page(FIGURE);
    assert_eq!(
        text(&page, "figure#line > figcaption"),
        "Figure 1-1: A line of n. cargo run -- figures line"
    );
    let svg =
        Selector::parse("figure#line > svg[role=img][aria-label='A line.'] > path");
    assert_eq!(page.select(&svg.expect("a selector")).count(), 1);
}

#[test]
fn a_figure_of_real_data_says_so_and_drops_its_metadata() {
    let book = small_book(FIGURE);
    let svg = "<svg viewBox=\"0 0 1 1\"><metadata>EMNIST</metadata><path/></svg>";
    book.write("src/figures/line.svg", svg);
    let caption = text(&build_page(&book), "figure#line");
    assert_eq!(
        caption,
        "Figure 1-1: A line of n. cargo run -- figures line --data DIR"
    );
}

#[test]
fn a_draft_chapter_counts_and_has_no_page() {
    let book = small_book(FIGURE);
    let summary = "# Summary\n\n[Introduction](introduction.md)\n\n- [Later]()\n- [Later, too]()\n\
                   - [Chapter](part/01-chapter.md)\n\n[Not yet]()\n[Appendix](appendix.md)\n";
    book.write("src/SUMMARY.md", summary);
    book.write("src/appendix.md", FIGURE.replace("line", "circle"));
    book.write("src/figures/circle.svg", "<svg viewBox=\"0 0 1 1\"><path/></svg>");
    let caption = text(&build_page(&book), "figure#line > figcaption");
    assert!(caption.starts_with("Figure 3-1: "), "{caption}");
    let chapters = tools::book::chapters(book.path()).expect("a readable book");
    let labels: Vec<_> = chapters.iter().map(|c| c.label.as_str()).collect();
    assert_eq!(labels, ["0", "3", "B"]);
}

#[test]
fn a_listing_names_its_file() {
    let page = page(LISTING);
    assert_eq!(
        text(&page, "figure.listing#add > figcaption"),
        "Listing 1-1: A sum. code/add.rs"
    );
    assert_eq!(text(&page, "figure.listing pre code"), "let sum = 1 + 2;");
}

#[test]
fn figures_and_listings_are_counted_apart_and_by_chapter() {
    let more = LISTING.replace("\"add\"", "\"again\"");
    let book = small_book(&format!("{LISTING}\n{FIGURE}\n{more}"));
    book.write("src/appendix.md", FIGURE.replace("\"line\"", "\"late\""));
    book.write("src/figures/late.svg", "<svg></svg>");
    book.write(
        "src/introduction.md",
        "See [Figure](appendix.md#late) and [Listing](part/01-chapter.md#again).",
    );
    let page = build_page(&book);
    assert_eq!(text(&page, "#again .number"), "Listing 1-2:");
    assert_eq!(text(&page, "#line .number"), "Figure 1-1:");
    let first = std::fs::read_to_string(book.path().join("book/introduction.html"));
    let first = Html::parse_document(&first.expect("the page"));
    assert_eq!(text(&first, "main p"), "See Figure A-1 and Listing 1-2.");
    assert_eq!(text(&first, "main p a[href='appendix.html#late']"), "Figure A-1");
}

#[test]
fn other_links_and_tags_in_code_stay() {
    let chapter = "[Figure](https://example.org/#x) [the figure](#y)\n\n```text\n<Figure name=\"z\">\n```\n\n<!--\n<Listing>\n-->\n";
    let page = page(chapter);
    assert_eq!(text(&page, "main p"), "Figure the figure");
    assert_eq!(text(&page, "main pre code"), "<Figure name=\"z\">");
}

#[test]
fn formulas_become_mathml_that_markdown_leaves_alone() {
    let chapter = "A $a_1 * b_2 * c$ and\n\n| x |\n|---|\n| $\\lvert a\\rvert < 2$ |\n\n$$\n\\sum_i w_i\n$$\n";
    let page = page(chapter);
    assert_eq!(text(&page, "main table td math"), "|a|<2");
    assert_eq!(text(&page, "main math[display=block]"), "∑iwi");
    let all = Selector::parse("main math, main em").expect("a selector");
    let names: Vec<_> = page.select(&all).map(|e| e.value().name()).collect();
    assert_eq!(names, ["math", "math", "math"]);
}

#[test]
fn mistakes_name_file_line_and_remedy() {
    let twice = format!("{FIGURE}\n{FIGURE}");
    for (chapter, expected) in [
        (
            "\n<Figure name=\"circle\" alt=\"\">\n\nX\n\n</Figure>\n",
            "src/part/01-chapter.md:2: the figure \"circle\" has no drawing src/figures/circle.svg",
        ),
        (
            "<Listing name=\"a\">\n\nX\n",
            "src/part/01-chapter.md:1: <Listing name=\"a\"> is not closed",
        ),
        ("X\n\n</Figure>\n", "01-chapter.md:3: </Figure> without"),
        (
            &twice,
            "01-chapter.md:7: the name \"line\" is taken by the Figure on line 1",
        ),
        ("[Figure](#no)\n", "01-chapter.md:1: a reference to the Figure \"no\""),
        ("[Figure](no.md#line)\n", "01-chapter.md:1: no chapter part/no.md"),
        (
            "X\n<Figure name=\"Line\">\n\n</Figure>\n",
            "name=\"Line\": a name is made of",
        ),
        (
            "X <Figure name=\"line\"> Y\n",
            "01-chapter.md:1: <Figure name=\"line\"> stands in a",
        ),
        ("<Figure name=\"line>\n\n</Figure>\n", "01-chapter.md:1: <Figure>: "),
        ("<Figure title=\"line\">\n\n</Figure>\n", "unknown attribute \"title\""),
        (
            "<Listing name=\"a\">\n```rust\n```\n</Listing>\n",
            "no blank line after the tag",
        ),
        ("\n\n$\\nonsense$\n", "01-chapter.md:3: the formula \"\\\\nonsense\""),
    ] {
        let error = mistake(chapter);
        assert!(error.contains(expected), "{chapter:?} gave: {error}");
    }
}

#[test]
fn a_live_figure_holds_its_drawing() {
    let live =
        FIGURE.replace("alt=", "demo=\"stride-explorer\" preset=\"diagonal\" alt=");
    let page = page(&live);
    let drawing =
        "figure#line > stride-explorer.demo[preset=diagonal] > svg[role=img]";
    let drawing = Selector::parse(drawing).expect("a selector");
    assert_eq!(page.select(&drawing).count(), 1);

    let unknown = FIGURE.replace("alt=", "demo=\"piano\" alt=");
    let known =
        "demo=\"piano\": there is none of that name, but stride-explorer, sliding";
    assert!(mistake(&unknown).contains(known));
    let alone = FIGURE.replace("alt=", "preset=\"diagonal\" alt=");
    assert!(mistake(&alone).contains("preset=\"diagonal\" without demo="));
}

#[test]
fn a_name_is_taken_in_the_whole_book() {
    let book = small_book(FIGURE);
    book.write("src/appendix.md", FIGURE);
    let error = build(book.path(), book.path()).expect_err("a mistake");
    assert!(
        format!("{error:#}")
            .contains("src/appendix.md:1: the name \"line\" is taken by src/part"),
        "{error:#}"
    );
}

#[test]
fn a_file_in_the_place_of_the_books_folder_is_not_overwritten() {
    let book = small_book("Good.");
    book.write("book", "mine");
    let error = build(book.path(), book.path()).expect_err("a file is there");
    assert!(error.to_string().contains("book is a file"), "{error:#}");
    let left = std::fs::read_to_string(book.path().join("book"));
    assert_eq!(left.expect("the file"), "mine");
}

#[test]
fn a_book_that_does_not_build_leaves_the_last_good_one() {
    let book = small_book("Good.");
    build_page(&book);
    book.write(small_book::CHAPTER, "$\\nonsense$");
    build(book.path(), book.path()).expect_err("a mistake");
    let page = std::fs::read_to_string(book.path().join("book/part/01-chapter.html"));
    assert!(page.expect("the page").contains("Good."));
    let left = std::fs::read_dir(book.path()).expect("a folder").flatten();
    let mut left: Vec<_> = left.map(|entry| entry.file_name()).collect();
    left.sort();
    assert_eq!(left, ["book", "book.toml", "code", "src"]);
}
