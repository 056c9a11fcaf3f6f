//! Code and output that is typed into a chapter.

use tools::check::Finding;
use tools::check::code::code;

use crate::common::Folder;
use crate::{chapter, none, one};

fn found(text: &str) -> Vec<Finding> {
    let folder = Folder::with(&[
        ("code/conv.rs", "let a = 1;"),
        ("code/words.txt", "no numbers"),
        ("listings/examples/output/03-windows.txt", "144 numbers"),
    ]);
    code(folder.path(), &chapter(text))
}

fn block(info: &str, lines: &str) -> String {
    format!("```{info}\n{lines}\n```\n")
}

fn listing(block: &str) -> String {
    format!("<Listing name=\"loops\">\n\nFour loops.\n\n{block}\n</Listing>\n")
}

fn details(block: &str) -> String {
    format!("<details>\n<summary>Answer</summary>\n\n{block}\n</details>\n")
}

const CODE: &str = "{{#rustdoc_include ../../code/conv.rs}}";
const OUTPUT: &str = "{{#include ../../listings/examples/output/03-windows.txt}}";

#[test]
fn lets_included_code_through() {
    none(&found(&listing(&block("rust", CODE))));
    none(&found(&details(&block("python", CODE))));
    let hidden = format!("# use listings::Window;\n{CODE}\n#\n# assert_eq!(a, 1);");
    none(&found(&listing(&block("rust,should_panic", &hidden))));
    none(&found(&block("sh", "cargo run --example 03-windows")));
}

#[test]
fn catches_a_block_outside_a_listing() {
    one(
        &found(&block("rust", CODE)),
        &["src/part/a.md:1", "rust block", "outside <Listing>"],
    );
    let after = format!("{}\n{}", details("text"), block("python", CODE));
    one(&found(&after), &["python block", "outside <Listing>"]);
}

#[test]
fn catches_typed_code() {
    one(&found(&listing(&block("rust", "let a = 1;"))), &["includes nothing"]);
    let more = format!("{CODE}\nlet b = 2;");
    one(
        &found(&listing(&block("rust", &more))),
        &["src/part/a.md:5", "`let b = 2;`", "typed"],
    );
    let python = format!("{CODE}\n# a comment that readers see");
    one(&found(&details(&block("python", &python))), &["a comment", "typed"]);
    let visible = format!("{CODE}\n## [derive]");
    one(&found(&listing(&block("rust", &visible))), &["## [derive]"]);
}

#[test]
fn lets_recorded_output_and_diagrams_through() {
    none(&found(&block("text", OUTPUT)));
    let measured = "{{#include ../../benches/results/convolution.txt:loops}}";
    none(&found(&block("text", measured)));
    none(&found(&block("text", "+--+\n|  | window")));
    none(&found(&block("text", "{{#include ../../code/words.txt}}")));
}

#[test]
fn catches_numbers_that_no_program_printed() {
    one(&found(&block("text", "144 numbers")), &["src/part/a.md:1", "`144 numbers`"]);
    one(&found(&block("txt", "144 numbers")), &["`144 numbers`"]);
    let both = format!("{OUTPUT}\nand 900 names");
    one(&found(&block("text", &both)), &["`and 900 names`"]);
    one(&found(&block("text", "{{#include ../../code/conv.rs}}")), &["`let a = 1;`"]);
}

#[test]
fn catches_a_block_without_a_language() {
    one(&found(&block("", "a diagram")), &["src/part/a.md:1", "no language"]);
    one(&found("Text.\n\n    indented\n"), &["src/part/a.md:3", "no language"]);
}

#[test]
fn catches_output_under_a_prompt() {
    none(&found(&block("console", "cargo run --example 03-windows\ncargo test")));
    none(&found(&block(
        "console",
        "$ cargo run \\\n  --example 03-windows\n$ cargo test",
    )));
    let typed = "$ cargo run --example 03-windows\n144 numbers";
    one(&found(&block("console", typed)), &["`144 numbers`", "typed into a console"]);
}
