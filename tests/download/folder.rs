//! Files in another folder.

use std::fs;

use insta::assert_snapshot;
use tools::download::Outcome;

use crate::files::{BIG, MIDDLE, SMALL, Scratch, bytes};

fn address(folder: &Scratch) -> String {
    folder.path("").display().to_string()
}

#[test]
fn files_are_copied() {
    let (from, to) = (Scratch::new(), Scratch::new());
    for file in [SMALL, BIG] {
        from.write(file.name, &bytes(file));
    }
    to.write("big.gz.part", b"left by a download");
    let outcomes = to.download(&address(&from), &[SMALL, BIG]).unwrap();
    assert_eq!(outcomes, [Outcome::Copied; 2]);
    to.has(&[SMALL, BIG]);
    from.has(&[SMALL, BIG]);
    let outcomes = to.download(&address(&from), &[SMALL, BIG]).unwrap();
    assert_eq!(outcomes, [Outcome::AlreadyThere; 2]);
}

#[test]
fn a_wrong_file_is_left_where_it_is() {
    let (from, to) = (Scratch::new(), Scratch::new());
    from.write(MIDDLE.name, b"<html>not EMNIST</html>");
    let from_address = format!("{}", from.path("").display());
    let error = to.error(from_address.trim_end_matches('/'), MIDDLE);
    assert_snapshot!(error, @"URL/middle.gz is not the published file: it has 23 bytes with sha256 e24ae80c617ca7e03e550bed1e4338d73e1b518f92567b272350c8c788dd43be, expected 3000 bytes with sha256 f5f01c0d3977c1f75d817381d3e6cdfde35c5e181226d02e2a97d0281c15d5b2; it is not used; give another folder with --from DIR, or download it with `cargo run -- data`");
    assert!(to.names().is_empty());
    assert_eq!(from.names(), [MIDDLE.name]);
}

#[test]
fn what_is_missing_is_named() {
    let (from, to) = (Scratch::new(), Scratch::new());
    let from_address = address(&from);
    let from_address = from_address.trim_end_matches('/');
    assert_snapshot!(to.error(from_address, MIDDLE), @"URL has no file middle.gz: give another folder with --from DIR, or download it with `cargo run -- data`");
    let none = format!("{from_address}/none");
    assert_snapshot!(to.error(&none, MIDDLE), @"URL is not a folder: after --from goes mirror, nist, an address (https://…), or a folder that has the files, such as EMNIST's gzip.zip unpacked");
    from.write("gzip.zip", b"PK");
    let error = to.error(&format!("{from_address}/gzip.zip"), MIDDLE);
    assert_snapshot!(error, @"URL is not a folder: after --from goes mirror, nist, an address (https://…), or a folder that has the files, such as EMNIST's gzip.zip unpacked");
    assert!(fs::read_dir(to.path("")).unwrap().next().is_none());
}
