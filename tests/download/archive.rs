//! Files inside a zip archive on a server.

use std::fs;

use insta::assert_snapshot;
use tools::download::{Official, Outcome};

use crate::files::{BIG, MIDDLE, SMALL, Scratch};
use crate::server::{Reply, Server};
use crate::zip::{Member, Method, member, zip};

/// A server of one archive, and the archive's address.
fn serve(archive: Vec<u8>) -> (Server, String) {
    let server = Server::of(vec![("gzip.zip", archive)]);
    let url = format!("{}/gzip.zip", server.url);
    (server, url)
}

/// An archive with other files before and behind, which nobody wants.
fn archive(members: &[Member]) -> Vec<u8> {
    let other = |name: &str| Member {
        name: format!("gzip/{name}"),
        ..member(BIG, Method::Stored)
    };
    zip(&[&[other("before.gz")], members, &[other("behind.gz")]].concat())
}

fn packed(method: Method) -> Vec<u8> {
    archive(&[SMALL, MIDDLE, BIG].map(|file| member(file, method)))
}

/// How many bytes were sent for these requests.
fn sent(server: &Server) -> u64 {
    let length = |range: String| {
        let (first, last) = range["bytes=".len()..].split_once('-')?;
        let last: u64 = last.parse().ok()?;
        Some(first.parse().map_or(last, |first: u64| last + 1 - first))
    };
    let ranges = server.requests().into_iter().map(|r| r.range.expect("a range"));
    ranges.map(|range| length(range).expect("two numbers or a suffix")).sum()
}

#[test]
fn members_are_fetched_and_nothing_else() {
    for method in [Method::Stored, Method::Deflated] {
        let archive = packed(method);
        let of = archive.len() as u64;
        let (server, url) = serve(archive);
        let folder = Scratch::new();
        let outcomes = folder.download(&url, &[SMALL, MIDDLE, BIG]).unwrap();
        assert_eq!(outcomes, [Outcome::Downloaded; 3]);
        folder.has(&[SMALL, MIDDLE, BIG]);
        // The end, the members, and a block where they begin; not the other files.
        let requests = server.asked();
        assert_eq!(requests[0], "gzip.zip bytes=-65536");
        assert!(requests.len() <= 7, "{requests:?}");
        assert!(sent(&server) < of - 100_000, "{} of {of}", sent(&server));
    }
}

#[test]
fn a_second_call_does_not_ask_for_the_archive() {
    let (server, url) = serve(packed(Method::Deflated));
    let folder = Scratch::new();
    folder.download(&url, &[SMALL]).unwrap();
    let asked = server.asked().len();
    assert_eq!(folder.download(&url, &[SMALL]).unwrap(), [Outcome::AlreadyThere]);
    assert_eq!(server.asked().len(), asked);
}

#[test]
fn breaks_and_busy_answers_are_tried_again_and_resumed() {
    for method in [Method::Stored, Method::Deflated] {
        let archive = packed(method);
        let server = Server::new(move |request| match request.number % 2 {
            0 => Reply::new("503 Unavailable", &[], b""),
            _ => Reply::file(request, &archive).cut(70_000),
        });
        let folder = Scratch::new();
        folder.download(&format!("{}/gzip.zip", server.url), &[BIG]).unwrap();
        folder.has(&[BIG]);
    }
}

#[test]
fn a_later_call_goes_on_in_the_middle_of_a_deflated_member() {
    let big = member(BIG, Method::Deflated);
    let half = big.packed.len() / 2;
    let (server, url) = serve(packed(Method::Deflated));
    let folder = Scratch::new();
    folder.write("big.gz.deflated.part", &big.packed[..half]);
    folder.download(&url, &[BIG]).unwrap();
    folder.has(&[BIG]);
    let (whole, last) = (big.packed.len(), server.requests().pop().unwrap());
    let range = last.range.unwrap();
    let (first, end) = range["bytes=".len()..].split_once('-').unwrap();
    let asked = end.parse::<usize>().unwrap() + 1 - first.parse::<usize>().unwrap();
    assert_eq!(asked, whole - half);
}

#[test]
fn a_part_of_another_file_is_thrown_away() {
    for (method, part) in [
        (Method::Stored, "middle.gz.part"),
        (Method::Deflated, "middle.gz.deflated.part"),
    ] {
        let (_server, url) = serve(packed(method));
        let folder = Scratch::new();
        folder.write(part, &[7; 100]);
        folder.download(&url, &[MIDDLE]).unwrap();
        folder.has(&[MIDDLE]);
    }
}

#[test]
fn a_damaged_member_is_kept_aside() {
    let mut damaged = member(MIDDLE, Method::Deflated);
    let half = damaged.packed.len() / 2;
    damaged.packed[half..].fill(0xff);
    let (_server, url) = serve(archive(&[damaged]));
    let folder = Scratch::new();
    let error = folder.error(&url, MIDDLE);
    assert!(
        error.starts_with("URL is not the published file: middle.gz has"),
        "{error}"
    );
    assert!(error.contains(MIDDLE.sha256), "{error}");
    assert_eq!(folder.names(), ["middle.gz.wrong"]);
}

/// What is said of an archive, from which nothing is downloaded.
#[track_caller]
fn error(archive: Vec<u8>, file: Official) -> String {
    let (_server, url) = serve(archive);
    let folder = Scratch::new();
    let error = folder.error(&url, file);
    assert!(folder.names().is_empty(), "{:?}", folder.names());
    error
}

#[test]
fn a_truncated_archive_is_explained() {
    let whole = packed(Method::Stored);
    assert_snapshot!(error(whole[..whole.len() / 2].to_vec(), BIG), @"URL is no whole zip archive (Missing end of central directory): it is truncated, damaged or something else; take the mirror, `cargo run -- data`");
    assert_snapshot!(error(whole[..whole.len() - 1].to_vec(), BIG), @"URL is no whole zip archive (Unexpected end of file): it is truncated, damaged or something else; take the mirror, `cargo run -- data`");
    assert_snapshot!(error(whole[100_000..].to_vec(), BIG), @"URL is no whole zip archive (Invalid end of central directory): it is truncated, damaged or something else; take the mirror, `cargo run -- data`");
    assert_snapshot!(error(b"PK".to_vec(), BIG), @"URL is no whole zip archive (Missing end of central directory): it is truncated, damaged or something else; take the mirror, `cargo run -- data`");
    assert_snapshot!(error(Vec::new(), BIG), @"URL ends before the bytes asked for (it answers 416): it is truncated; take the mirror, `cargo run -- data`");
}

#[test]
fn an_archive_without_the_file_or_with_another_is_explained() {
    assert_snapshot!(error(archive(&[member(BIG, Method::Stored)]), MIDDLE), @"URL has no file middle.gz: take the mirror, `cargo run -- data`");
    let longer = Member { length: 3001, ..member(MIDDLE, Method::Deflated) };
    assert_snapshot!(error(archive(&[longer]), MIDDLE), @"middle.gz has 3001 bytes in URL, the published file has 3000: it is another file; take the mirror, `cargo run -- data`");
    let bzip2 = member(MIDDLE, Method::Bzip2);
    assert_snapshot!(error(archive(&[bzip2]), MIDDLE), @"middle.gz is packed in URL by method 12 (BZIP2), and only deflate can be unpacked: take the mirror, `cargo run -- data`");
}

#[test]
fn a_server_without_ranges_is_explained() {
    let archive = packed(Method::Stored);
    let server = Server::new(move |_| Reply::new("200 OK", &[], &archive));
    let folder = Scratch::new();
    let url = format!("{}/gzip.zip", server.url);
    assert_snapshot!(folder.error(&url, MIDDLE), @"the server of URL does not send stretches of a file (it answers 200 to a request for one): take the mirror, `cargo run -- data`, or download the archive, unpack it, and give the folder with --from DIR");
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn a_web_page_is_refused() {
    let server = Server::new(|_| Reply::new("200 OK", &[], b"<!DOCTYPE html>moved"));
    let folder = Scratch::new();
    let url = format!("{}/gzip.zip", server.url);
    assert_snapshot!(folder.error(&url, MIDDLE), @r#"URL is a web page, not data (it begins with "<!DOCTYPE html>"): nothing of it is kept; take another source with --from nist, --from URL or --from DIR"#);
}

#[test]
fn an_archive_that_changes_meanwhile_is_not_mixed() {
    let (one, other) = (packed(Method::Stored), packed(Method::Deflated));
    let server = Server::new(move |request| match request.number {
        0 => Reply::file(request, &one),
        _ => Reply::file(request, &other),
    });
    let folder = Scratch::new();
    let url = format!("{}/gzip.zip", server.url);
    assert_snapshot!(folder.error(&url, MIDDLE), @"URL has changed while it was read: give the same command again");
    assert!(fs::exists(folder.path("middle.gz")).is_ok_and(|there| !there));
}
