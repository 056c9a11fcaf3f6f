//! `cargo run -- check`: the book passes, and each rule catches what it is there to catch and lets
//! its neighbor through.

#[path = "../common/mod.rs"]
mod common;

mod alt;
mod book;
mod code;
mod external;
mod figures;
mod figures_in_pages;
mod ids;
mod ignored;
mod includes;
mod links;
mod listings;
mod mentions;
mod numbers;
mod outputs;

use std::path::Path;

use common::Folder;
use tools::chapter::Chapter;
use tools::check::Finding;
use tools::check::site::Site;

/// Pages and other files as a built book.
fn site(files: &[(&str, &str)]) -> Site {
    Site::read(Folder::with(files).path()).expect("a readable folder")
}

/// A chapter's page, as far as the rules look at it.
fn page(content: &str) -> String {
    format!("<!DOCTYPE html><html><body><main>{content}</main></body></html>")
}

/// A chapter `src/part/a.md`, the first, with this text.
fn chapter(text: &str) -> [Chapter; 1] {
    let path = Path::new("part/a.md");
    [Chapter::parse(Path::new("src"), path, "1", text)
        .expect("a well-formed chapter")]
}

/// Asserts that there is one finding, and that it says each of `words`.
#[track_caller]
fn one(findings: &[Finding], words: &[&str]) {
    let [finding] = findings else {
        panic!("expected one finding, got {findings:#?}");
    };
    let said = finding.to_string();
    for word in words {
        assert!(said.contains(word), "{word:?} is not in {said:?}");
    }
}

/// Asserts that nothing was found.
#[track_caller]
fn none(findings: &[Finding]) {
    assert!(findings.is_empty(), "{findings:#?}");
}
