//! The Rust blocks of the chapters run, and what is broken is caught.

use std::io::Write as _;
use std::path::Path;

use common::Folder;
use small_book::{CHAPTER, small_book};
use tools::doctest::{Report, run};

mod common;
#[path = "common/small_book.rs"]
mod small_book;

fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn report(book: &Folder) -> Report {
    run(book.path(), workspace()).expect("rustdoc runs")
}

/// Every Rust block of every chapter of this book.
#[test]
fn the_blocks_of_the_book_run() {
    let report = run(workspace(), workspace()).expect("rustdoc runs");
    // Not `eprintln!`, which the test harness keeps to itself when a test passes.
    writeln!(std::io::stderr(), "{report}").expect("standard error is open");
    report.verdict().expect("every block passes");
}

#[test]
fn blocks_are_counted_by_chapter_and_see_the_crates() {
    let book = small_book(
        "```rust\n{{#rustdoc_include ../../code/add.rs:add}}\n# assert_eq!(sum, 3);\n```\n\n\
         ```rust\nuse ndarray::arr1;\nextern crate listings;\nassert_eq!(arr1(&[1, 2]).sum(), 3);\n```\n\n\
         ```rust,should_panic\npanic!();\n```\n\n```rust,ignore\nlet\n```\n\n```text\n3\n```\n",
    );
    let report = report(&book);
    let counts: Vec<_> = report.chapters.iter().map(|c| (c.run, c.ignored)).collect();
    assert_eq!(counts, [(0, 0), (3, 1), (0, 0)], "{report}");
    report.verdict().expect("all pass");
    assert!(
        report
            .to_string()
            .contains("src/part/01-chapter.md: 3 run, 0 shown again, 1 ignored, ok"),
        "{report}"
    );
}

/// Two parts of a file are one program; one line more is another.
#[test]
fn a_program_is_run_once_however_many_of_its_parts_are_shown() {
    let part = |name, more| {
        format!(
            "```rust\n{{{{#rustdoc_include ../../code/two.rs:{name}}}}}\n{more}```\n\n"
        )
    };
    let (first, second) = (part("first", ""), part("second", ""));
    let other = part("second", "# const _MORE: u8 = 1;\n");
    let two = |assertion| {
        let book = small_book(&format!("{first}{second}{other}{first}"));
        book.write(
            "code/two.rs",
            format!(
                "//! Two.\n\n// ANCHOR: first\n#[allow(unused)]\nstruct A;\n// ANCHOR_END: first\n\n\
                 // ANCHOR: second\nfn main() {{\n    assert!({assertion});\n}}\n// ANCHOR_END: second\n"
            ),
        );
        report(&book)
    };
    let good = two("true");
    let chapter = &good.chapters[1];
    assert_eq!((chapter.run, chapter.repeated), (2, 2), "{good}");
    good.verdict().expect("all pass");
    assert!(two("false").verdict().is_err());
}

#[test]
fn a_failing_block_fails_the_book() {
    for block in ["assert_eq!(1, 2);", "let x: u8 = \"no\";"] {
        let book = small_book(&format!("```rust\n{block}\n```\n\n```rust\n```\n"));
        let report = report(&book);
        let error = report.verdict().expect_err("a block fails");
        assert_eq!(error.to_string(), format!("Rust blocks fail in {CHAPTER}"));
        assert!(report.to_string().contains("FAILED"), "{report}");
    }
}

#[test]
fn a_book_without_blocks_fails() {
    let report = report(&small_book("```rust,ignore\n```\n\n```text\n1\n```\n"));
    let error = report.verdict().expect_err("nothing ran");
    assert_eq!(error.to_string(), "no Rust block ran in the whole book");
}

#[test]
fn an_include_that_shows_nothing_fails_the_book() {
    for (include, expected) in [
        ("none.rs", "cannot read the included file code/none.rs"),
        ("add.rs:sub", "code/add.rs has no line with `ANCHOR: sub`"),
        ("add.rs:none", "the anchor none of code/add.rs is empty"),
        ("open.rs:open", "no `ANCHOR_END: open`"),
    ] {
        let book = small_book(&format!(
            "X\n\n```rust\n{{{{#include ../../code/{include}}}}}\n```\n"
        ));
        book.write("code/open.rs", "// ANCHOR: open\nlet x = 1;\n");
        let error = run(book.path(), workspace()).expect_err("a broken include");
        let error = format!("{error:#}");
        assert!(error.contains("src/part/01-chapter.md:4: "), "{error}");
        assert!(error.contains(expected), "{include}: {error}");
    }
}

/// What plain `mdbook test` does with our preprocessor: the verdict is ours, and nothing is left
/// for mdBook's own rustdoc, which cannot find the crates.
#[test]
fn mdbook_test_takes_our_verdict() {
    let good = small_book("```rust\nuse ndarray::arr1;\narr1(&[1]);\n```\n");
    let mut book = tools::book::load(good.path(), workspace()).expect("it loads");
    book.test(vec![]).expect("it passes");

    let bad = small_book("```rust\nassert!(false);\n```\n");
    let mut book = tools::book::load(bad.path(), workspace()).expect("it loads");
    let error = book.test(vec![]).expect_err("it fails");
    assert!(format!("{error:#}").contains("Rust blocks fail in"), "{error:#}");
}
