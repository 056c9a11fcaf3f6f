//! The appendix itself: the tests it names and the tables it shows.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{messages, methods};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The appendix as it is written.
fn text() -> String {
    let file = root().join("src/appendix/ndarray-einsum.md");
    fs::read_to_string(file).expect("the appendix is there")
}

/// The first cell of each row of the table under a header that begins with `column`, as it
/// is written, with the rest of its row.
fn table(text: &str, column: &str) -> Vec<(String, String)> {
    let header = format!("| {column} |");
    let rows = text.lines().skip_while(|line| !line.starts_with(&header)).skip(2);
    let rows = rows.take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let (first, rest) = row[1..].split_once('|').expect("a second cell");
        (first.trim().trim_matches('`').to_owned(), rest.to_owned())
    })
    .collect()
}

/// The code spans of `text` that look like `file::test`.
fn named(text: &str) -> BTreeSet<String> {
    let word = |part: &str| part.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let is_test = |span: &&str| {
        span.split_once("::").is_some_and(|(file, test)| word(file) && word(test))
    };
    text.split('`').skip(1).step_by(2).filter(is_test).map(str::to_owned).collect()
}

/// The tests of this folder as `file::test`.
fn existing() -> BTreeSet<String> {
    let mut tests = BTreeSet::new();
    for entry in
        fs::read_dir(root().join("tests/ndarray_einsum")).expect("the folder")
    {
        let file = entry.expect("an entry").path();
        if file.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let module = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let source = fs::read_to_string(&file).expect("a source file");
        for part in source.split("#[test]\nfn ").skip(1) {
            let name = part.split('(').next().expect("a name");
            tests.insert(format!("{module}::{name}"));
        }
    }
    tests
}

#[test]
fn names_every_test() {
    assert_eq!(named(&text()), existing());
}

#[test]
fn shows_every_message_and_method() {
    let text = text();
    let column = |name| -> Vec<String> {
        table(&text, name).into_iter().map(|(first, _)| first).collect()
    };
    assert_eq!(column("message"), messages::ALL);
    assert_eq!(column("string"), methods::TABLE.map(|(string, _)| string));
    for ((_, shown), (string, method)) in
        table(&text, "string").iter().zip(methods::TABLE)
    {
        assert!(shown.contains(&format!("`{method}`")), "{string}: {shown}");
    }
}
