//! Files that lie on a server each by itself.

use std::fs;

use tools::download::Outcome;

use crate::files::{BIG, MIDDLE, SMALL, Scratch, bytes};
use crate::server::{Reply, Server};

fn mirror() -> Server {
    Server::of([SMALL, MIDDLE, BIG].map(|file| (file.name, bytes(file))).into())
}

#[test]
fn files_arrive_under_their_names() {
    let (server, folder) = (mirror(), Scratch::new());
    let outcomes = folder.download(&server.url, &[SMALL, MIDDLE, BIG]).unwrap();
    assert_eq!(outcomes, [Outcome::Downloaded; 3]);
    folder.has(&[SMALL, MIDDLE, BIG]);
    assert_eq!(server.asked(), ["small.txt", "middle.gz", "big.gz"]);
}

#[test]
fn a_slash_at_the_end_of_the_address_does_not_matter() {
    let (server, folder) = (mirror(), Scratch::new());
    folder.download(&format!("{}/", server.url), &[SMALL]).unwrap();
    assert_eq!(server.asked(), ["small.txt"]);
}

#[test]
fn the_server_is_not_invited_to_recode_the_bytes() {
    let (server, folder) = (mirror(), Scratch::new());
    folder.download(&server.url, &[SMALL]).unwrap();
    let head = server.requests()[0].head.to_lowercase();
    assert!(head.contains("user-agent: strides-and-sums/"), "{head}");
    assert!(!head.contains("accept-encoding: gzip"), "{head}");
}

#[test]
fn a_second_call_asks_for_nothing() {
    let (server, folder) = (mirror(), Scratch::new());
    folder.download(&server.url, &[SMALL, BIG]).unwrap();
    let outcomes = folder.download(&server.url, &[SMALL, BIG]).unwrap();
    assert_eq!(outcomes, [Outcome::AlreadyThere; 2]);
    assert_eq!(server.asked().len(), 2);
    let outcomes = folder.download(&server.url, &[SMALL, MIDDLE, BIG]).unwrap();
    assert_eq!(outcomes[1], Outcome::Downloaded);
    assert_eq!(server.asked()[2..], ["middle.gz"]);
}

#[test]
fn a_file_with_other_bytes_is_set_aside_when_the_right_one_is_there() {
    let (server, folder) = (mirror(), Scratch::new());
    let mut other = bytes(MIDDLE);
    other[2999] ^= 1;
    folder.write(MIDDLE.name, &other);
    folder.download(&Server::of(vec![]).url, &[MIDDLE]).unwrap_err();
    assert_eq!(folder.names(), [MIDDLE.name]);
    assert_eq!(fs::read(folder.path(MIDDLE.name)).unwrap(), other);

    folder.download(&server.url, &[MIDDLE]).unwrap();
    assert_eq!(fs::read(folder.path(MIDDLE.name)).unwrap(), bytes(MIDDLE));
    assert_eq!(fs::read(folder.path("middle.gz.wrong")).unwrap(), other);
}

/// As large files are served by mirrors: the name leads to another address.
#[test]
fn a_redirection_is_followed_with_the_range() {
    let server = Server::new(|request| match &*request.path {
        "store/1" => Reply::file(request, &bytes(BIG)),
        _ => Reply::new(
            "302 Found",
            &["Location: /store/1"],
            b"<html>over there</html>",
        ),
    });
    let folder = Scratch::new();
    folder.write("big.gz.part", &bytes(BIG)[..150_000]);
    folder.download(&server.url, &[BIG]).unwrap();
    folder.has(&[BIG]);
    assert_eq!(
        server.asked(),
        ["big.gz bytes=150000-199999", "store/1 bytes=150000-199999"]
    );
}

#[test]
fn a_length_that_is_not_announced_is_no_obstacle() {
    let server = Server::new(|_| {
        let body = [b"bb8\r\n".as_slice(), &bytes(MIDDLE), b"\r\n0\r\n\r\n"].concat();
        let head = "200 OK\r\nTransfer-Encoding: chunked".to_owned();
        Reply { head, body, silent: false }
    });
    let folder = Scratch::new();
    folder.download(&server.url, &[MIDDLE]).unwrap();
    folder.has(&[MIDDLE]);
}
