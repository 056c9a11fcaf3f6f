//! Answers that are not the file.

use std::fs;

use insta::assert_snapshot;

use crate::files::{BIG, MIDDLE, Scratch, bytes};
use crate::server::{Reply, Server};

/// What is said to an answer that nobody asks for twice, and that leaves nothing behind.
#[track_caller]
fn error(
    status: &'static str,
    headers: &'static [&str],
    body: &'static [u8],
) -> String {
    let server = Server::new(move |_| Reply::new(status, headers, body));
    let folder = Scratch::new();
    let error = folder.error(&server.url, MIDDLE);
    assert_eq!(server.asked().len(), 1);
    assert!(folder.names().is_empty(), "{:?}", folder.names());
    error
}

#[test]
fn a_status_without_data_is_explained() {
    assert_snapshot!(error("404 Not Found", &[], b"<html>"), @"URL/middle.gz answers 404: there is no such file; take another source with --from nist, --from URL or --from DIR");
    assert_snapshot!(error("403 Forbidden", &[], b""), @"URL/middle.gz answers 403: it does not let you in; take another source with --from nist, --from URL or --from DIR");
    assert_snapshot!(error("204 No Content", &[], b""), @"URL/middle.gz answers 204: that is no answer to a download; take another source with --from nist, --from URL or --from DIR");
}

#[test]
fn a_web_page_is_refused() {
    const PAGE: &[u8] = b"\n<!DOCTYPE html><html><title>EMNIST has moved</title>";
    assert_snapshot!(error("200 OK", &["Content-Type: text/html"], PAGE), @r#"URL/middle.gz is a web page, not data (it begins with "\n<!DOCTYPE html"): nothing of it is kept; take another source with --from nist, --from URL or --from DIR"#);
}

#[test]
fn another_length_is_refused_before_it_is_downloaded() {
    assert_snapshot!(error("200 OK", &[], &[7; 100_000]), @"URL/middle.gz has 100000 bytes, the published file has 3000: it is another file; take another source with --from nist, --from URL or --from DIR");
    assert_snapshot!(error("200 OK", &[], b""), @"URL/middle.gz has 0 bytes, the published file has 3000: it is another file; take another source with --from nist, --from URL or --from DIR");
}

#[test]
fn a_longer_file_on_the_server_is_not_appended() {
    let server = Server::new(|request| Reply::file(request, &[7; 5000]));
    let folder = Scratch::new();
    folder.write("middle.gz.part", &bytes(MIDDLE)[..1000]);
    assert_snapshot!(folder.error(&server.url, MIDDLE), @"URL/middle.gz has 5000 bytes, the published file has 3000: it is another file; take another source with --from nist, --from URL or --from DIR");
    assert_eq!(
        fs::read(folder.path("middle.gz.part")).unwrap(),
        bytes(MIDDLE)[..1000]
    );
}

#[test]
fn a_wrong_hash_is_kept_aside_and_not_used() {
    let mut other = bytes(BIG);
    other[100_000] ^= 1;
    let server = Server::of(vec![(BIG.name, other.clone())]);
    let folder = Scratch::new();
    let errors = [0, 1].map(|_| folder.error(&server.url, BIG));
    assert_eq!(errors[0], errors[1]);
    assert_snapshot!(errors[0], @"URL/big.gz is not the published file: big.gz has 200000 bytes with sha256 0d327e3456e7b96c26d02f13437119ace779fcb73072132a3892053b32c697cd, expected 200000 bytes with sha256 c42fc4851f73f44758198f6150c360345fcdd85e74745c46d8eb26c862648bc1; it is kept as DIR/big.gz.wrong and not used; take another source with --from nist, --from URL or --from DIR");
    assert_eq!(folder.names(), ["big.gz.wrong"]);
    assert_eq!(fs::read(folder.path("big.gz.wrong")).unwrap(), other);
    assert_eq!(server.asked(), ["big.gz", "big.gz"]);
}

#[test]
fn the_files_before_a_wrong_one_stay() {
    let server = Server::of(vec![(BIG.name, bytes(BIG))]);
    let folder = Scratch::new();
    folder.download(&server.url, &[BIG, MIDDLE]).unwrap_err();
    assert_eq!(fs::read(folder.path(BIG.name)).unwrap(), bytes(BIG));
}

#[test]
fn a_server_without_encryption_behind_https_is_explained() {
    let server = Server::of(vec![]);
    let url = server.url.replace("http:", "https:");
    let error = Scratch::new().error(&url, MIDDLE);
    assert!(error.starts_with("no secure connection to URL/middle.gz ("), "{error}");
    assert!(error.contains("check this machine's clock"), "{error}");
}

#[test]
fn an_address_that_is_none_is_explained() {
    for url in ["http://", "https://a b"] {
        let error = Scratch::new().error(url, MIDDLE);
        assert!(error.contains("is not an address that can be asked"), "{error}");
    }
}

#[test]
fn going_around_in_circles_is_explained() {
    let server =
        Server::new(|_| Reply::new("302 Found", &["Location: /middle.gz"], b""));
    let folder = Scratch::new();
    let error = folder.error(&server.url, MIDDLE);
    assert!(error.contains("too many redirects"), "{error}");
}
