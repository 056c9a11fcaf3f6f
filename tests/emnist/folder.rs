//! Files in a folder, as `tools::data` finds them.

use std::fs;

use listings::emnist::{Part, Split, files};
use tools::data::load;

use crate::build::{MAPPING, gzip, images, labels};

/// A folder with the test part of Balanced; images and labels go through `pack`, and `name` makes
/// their names from the official ones.
fn folder(pack: fn(&[u8]) -> Vec<u8>, name: fn(&str) -> String) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let names = files(Split::Balanced, Part::Test);
    fs::write(dir.path().join(name(&names.images)), pack(&images(&[7; 784])))
        .unwrap();
    fs::write(dir.path().join(name(&names.labels)), pack(&labels(&[2]))).unwrap();
    fs::write(dir.path().join(&names.mapping), MAPPING).unwrap();
    dir
}

fn unpacked(name: &str) -> String {
    name.strip_suffix(".gz").unwrap().to_owned()
}

#[test]
fn gzipped_and_unpacked_files_are_found() {
    for dir in [folder(gzip, str::to_owned), folder(<[u8]>::to_vec, unpacked)] {
        let set = load(dir.path(), Split::Balanced, Part::Test).unwrap();
        assert_eq!(set.len(), 1);
        assert_eq!(set.character(0), 'A');
    }
}

#[test]
fn a_gzipped_file_goes_before_an_unpacked_one() {
    let dir = folder(gzip, str::to_owned);
    let names = files(Split::Balanced, Part::Test);
    fs::write(dir.path().join(unpacked(&names.labels)), "leftover").unwrap();
    assert_eq!(load(dir.path(), Split::Balanced, Part::Test).unwrap().len(), 1);
}

#[test]
fn a_message_names_the_folder_the_file_and_the_remedy() {
    let dir = folder(gzip, str::to_owned);
    let message = |part| {
        let error = load(dir.path(), Split::Balanced, part).unwrap_err();
        format!("{error:#}").replace(&dir.path().display().to_string(), "DIR")
    };
    insta::assert_snapshot!(message(Part::Train), @"DIR has no file emnist-balanced-train-images-idx3-ubyte.gz nor the same name without .gz: download EMNIST's files with `cargo run -- data`, or give another folder with --data DIR or with the environment variable EMNIST_DIR");

    let error = load(dir.path(), Split::Letters, Part::Test).unwrap_err().to_string();
    assert!(error.contains("`cargo run -- data --split letters`"), "{error}");

    let names = files(Split::Balanced, Part::Test);
    fs::write(dir.path().join(&names.labels), "<html>").unwrap();
    insta::assert_snapshot!(message(Part::Test), @r#"DIR/emnist-balanced-test-labels-idx1-ubyte.gz is a web page, not data (it begins with "<html>"): the server answered with a page instead of the file; delete it and download it from another address"#);

    fs::remove_file(dir.path().join(&names.mapping)).unwrap();
    insta::assert_snapshot!(message(Part::Test), @"DIR has no file emnist-balanced-mapping.txt: download EMNIST's files with `cargo run -- data`, or give another folder with --data DIR or with the environment variable EMNIST_DIR");

    fs::create_dir(dir.path().join(&names.mapping)).unwrap();
    let message = message(Part::Test);
    assert!(
        message.starts_with("DIR/emnist-balanced-mapping.txt cannot be read"),
        "{message}"
    );
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let error =
        load(&dir.path().join("none"), Split::Balanced, Part::Test).unwrap_err();
    let message = error.to_string().replace(&dir.path().display().to_string(), "DIR");
    insta::assert_snapshot!(message, @"DIR/none is not a folder: give the folder of EMNIST's files with --data DIR or with the environment variable EMNIST_DIR, or download them with `cargo run -- data`");
}
