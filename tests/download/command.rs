//! The command line, and the table of published files.

use std::collections::HashSet;
use std::path::Path;
use std::process::{Command, Output};

use listings::emnist::Split;
use listings::glyphs::CLASSES;
use tools::download::official;

use crate::server::{Reply, Server};

const SPLITS: [Split; 6] = [
    Split::Balanced,
    Split::ByClass,
    Split::ByMerge,
    Split::Letters,
    Split::Digits,
    Split::Mnist,
];

fn data(from: &str, split: &str, dir: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_strides-and-sums"));
    command.args(["data", "--from", from, "--split", split, "--dir"]).arg(dir);
    command.output().expect("it runs")
}

/// A mapping as EMNIST publishes it.
fn mapping(classes: impl Iterator<Item = char>) -> Vec<u8> {
    let line = |(label, class)| format!("{label} {}\r\n", class as u32);
    classes.enumerate().map(line).collect::<String>().into_bytes()
}

/// The mappings are known from the classes, which the table's hashes are not.
#[test]
fn mappings_arrive_and_what_comes_next_does_not() {
    let server = Server::new(|request| match &*request.path {
        "emnist-mnist-mapping.txt" => Reply::file(request, &mapping('0'..='9')),
        "emnist-balanced-mapping.txt" => {
            Reply::file(request, &mapping(CLASSES.into_iter()))
        }
        _ => Reply::new("404 Not Found", &[], b""),
    });
    let dir = tempfile::tempdir().unwrap();
    for split in ["mnist", "balanced"] {
        for outcome in ["downloaded", "already there"] {
            let output = data(&server.url, split, dir.path());
            assert!(!output.status.success());
            let said = String::from_utf8(output.stdout).unwrap();
            assert_eq!(said, format!("emnist-{split}-mapping.txt: {outcome}\n"));
            let error = String::from_utf8(output.stderr).unwrap();
            let file = format!("emnist-{split}-test-labels-idx1-ubyte.gz");
            let start = format!("error: {}/{file} answers 404: ", server.url);
            assert!(error.starts_with(&start), "{error}");
        }
    }
}

#[test]
fn an_unknown_split_is_an_error_that_lists_the_known() {
    let dir = tempfile::tempdir().unwrap();
    let output = data("mirror", "nonsense", dir.path());
    assert!(!output.status.success());
    let error = String::from_utf8(output.stderr).unwrap();
    let known = "the splits are balanced, byclass, bymerge, letters, digits, mnist";
    assert!(error.contains("'nonsense'") && error.contains(known), "{error}");
}

#[test]
fn the_table_has_five_files_for_every_split() {
    let files: Vec<_> = SPLITS.into_iter().flat_map(official).collect();
    assert_eq!(files.len(), 30);
    let names: HashSet<_> = files.iter().map(|file| file.name).collect();
    assert_eq!(names.len(), 30);
    // Two pairs of splits have the same classes, hence the same mapping.
    let hashes: HashSet<_> = files.iter().map(|file| file.sha256).collect();
    assert_eq!(hashes.len(), 28);
    for file in files {
        assert_eq!(file.sha256.len(), 64, "{}", file.name);
        let digits = b"0123456789abcdef";
        assert!(file.sha256.bytes().all(|b| digits.contains(&b)), "{}", file.name);
    }
}
