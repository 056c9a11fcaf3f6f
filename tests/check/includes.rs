//! Includes that show something.

use tools::check::Finding;
use tools::check::includes::includes;

use crate::common::Folder;
use crate::{chapter, none, one};

const CODE: &str = "\
// ANCHOR: loops
for row in 0..10 {}
// ANCHOR_END: loops

// ANCHOR: empty

// ANCHOR_END: empty
// ANCHOR: open
let open = 1;
";

fn found(text: &str) -> Vec<Finding> {
    let folder = Folder::with(&[
        ("code/conv.rs", CODE),
        ("code/nothing.rs", "\n \n"),
        ("code/nested.rs", "{{#include conv.rs}}"),
    ]);
    includes(folder.path(), &chapter(text))
}

#[test]
fn lets_what_shows_something_through() {
    none(&found("{{#include ../../code/conv.rs:loops}}"));
    none(&found("{{#rustdoc_include ../../code/conv.rs:loops}}"));
    none(&found("{{#include ../../code/conv.rs}}"));
    for lines in ["1", "2:2", "2:", ":3", "1:99"] {
        none(&found(&format!("{{{{#include ../../code/conv.rs:{lines}}}}}")));
    }
    none(&found("{{#title A chapter}} and \\{{#include an/example}}"));
}

#[test]
fn catches_what_is_not_there() {
    let missing = "text\n\n{{#include ../../code/con.rs:loops}}";
    one(&found(missing), &["src/part/a.md:3", "code/con.rs"]);
    let anchor = "{{#rustdoc_include ../../code/conv.rs:loop}}";
    one(&found(anchor), &["src/part/a.md:1", "code/conv.rs", "ANCHOR: loop`"]);
    one(&found("{{#include ../../code/conv.rs:open}}"), &["ANCHOR_END: open`"]);
}

#[test]
fn catches_what_is_empty() {
    one(&found("{{#include ../../code/conv.rs:empty}}"), &["empty"]);
    one(&found("{{#include ../../code/nothing.rs}}"), &["code/nothing.rs"]);
    for lines in ["4", "90:", "3:2", "18446744073709551615"] {
        let include = format!("{{{{#include ../../code/conv.rs:{lines}}}}}");
        one(&found(&include), &[lines, "blank or beyond its end"]);
    }
}

#[test]
fn looks_into_code_blocks_and_details() {
    let text =
        "<details>\n\n```rust\n{{#include ../../code/con.rs}}\n```\n\n</details>";
    one(&found(text), &["src/part/a.md:4"]);
}

#[test]
fn catches_what_mdbook_would_print_as_it_is() {
    one(&found("{{#inlcude ../../code/conv.rs:loops}}"), &["inlcude"]);
    one(&found("{{#playground ../../code/conv.rs}}"), &["playground"]);
    one(&found("a\n{{#include}}"), &["src/part/a.md:2", "{{#include}}"]);
    one(
        &found("{{#include ../../code/conv.rs:loops"),
        &["{{#include ../../code/conv.rs"],
    );
}

#[test]
fn catches_an_include_in_what_is_included() {
    one(&found("{{#include ../../code/nested.rs}}"), &["code/nested.rs", "in turn"]);
}
