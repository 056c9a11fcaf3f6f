//! Downloads that broke off.

use std::fs;

use crate::files::{BIG, MIDDLE, Scratch, bytes};
use crate::server::{Reply, Server};

#[test]
fn a_break_is_resumed_where_it_was() {
    let server = Server::new(|request| {
        let reply = Reply::file(request, &bytes(BIG));
        if request.number == 0 { reply.cut(70_000) } else { reply }
    });
    let folder = Scratch::new();
    folder.download(&server.url, &[BIG]).unwrap();
    folder.has(&[BIG]);
    assert_eq!(server.asked(), ["big.gz", "big.gz bytes=70000-199999"]);
    assert_eq!(folder.slept(), [1]);
}

#[test]
fn a_later_call_goes_on_where_the_first_gave_up() {
    let down = Server::new(|request| match request.number {
        0 => Reply::file(request, &bytes(BIG)).cut(70_000),
        _ => Reply::new("503 Service Unavailable", &[], b""),
    });
    let folder = Scratch::new();
    folder.download(&down.url, &[BIG]).unwrap_err();
    assert_eq!(folder.names(), ["big.gz.part"]);
    assert_eq!(fs::read(folder.path("big.gz.part")).unwrap(), bytes(BIG)[..70_000]);

    let up = Server::of(vec![(BIG.name, bytes(BIG))]);
    folder.download(&up.url, &[BIG]).unwrap();
    folder.has(&[BIG]);
    assert_eq!(up.asked(), ["big.gz bytes=70000-199999"]);
}

#[test]
fn a_server_that_sends_less_than_asked_is_asked_again() {
    let server = Server::new(|request| {
        let file = bytes(BIG);
        let first = request.range.as_ref().map_or(0, |range| {
            range["bytes=".len()..].split_once('-').unwrap().0.parse().unwrap()
        });
        let last = (first + 60_000).min(200_000) - 1;
        let header = format!("Content-Range: bytes {first}-{last}/200000");
        Reply::new("206 Partial Content", &[&header], &file[first..=last])
    });
    let folder = Scratch::new();
    folder.write("big.gz.part", &bytes(BIG)[..10]);
    folder.download(&server.url, &[BIG]).unwrap();
    folder.has(&[BIG]);
    let starts = ["10", "60010", "120010", "180010"];
    assert_eq!(
        server.asked(),
        starts.map(|start| format!("big.gz bytes={start}-199999"))
    );
}

/// Every answer to a range that cannot be appended makes the download start over.
#[test]
fn without_the_right_range_it_starts_over() {
    let whole = |_: &[u8]| Reply::new("200 OK", &[], &bytes(MIDDLE));
    let wrong_start = |rest: &[u8]| {
        Reply::new("206 Partial", &["Content-Range: bytes 999-2999/3000"], rest)
    };
    let no_start = |rest: &[u8]| Reply::new("206 Partial", &[], rest);
    let other_unit = |rest: &[u8]| {
        Reply::new("206 Partial", &["Content-Range: lines 1000-2999/3000"], rest)
    };
    let refused = |_: &[u8]| Reply::new("416 Range Not Satisfiable", &[], b"");
    type Answer = fn(&[u8]) -> Reply;
    let answers: [(usize, Answer); 5] =
        [(1, whole), (2, wrong_start), (2, no_start), (2, other_unit), (2, refused)];
    for (requests, answer) in answers {
        let server = Server::new(move |request| match request.range {
            Some(_) => answer(&bytes(MIDDLE)[1000..]),
            None => Reply::file(request, &bytes(MIDDLE)),
        });
        let folder = Scratch::new();
        folder.write("middle.gz.part", &bytes(MIDDLE)[..1000]);
        folder.download(&server.url, &[MIDDLE]).unwrap();
        folder.has(&[MIDDLE]);
        let asked = ["middle.gz bytes=1000-2999", "middle.gz"];
        assert_eq!(server.asked(), asked[..requests]);
        assert!(folder.slept().is_empty());
    }
}

#[test]
fn a_part_that_is_whole_is_used_without_a_request() {
    let (server, folder) = (Server::of(vec![]), Scratch::new());
    folder.write("middle.gz.part", &bytes(MIDDLE));
    folder.download(&server.url, &[MIDDLE]).unwrap();
    folder.has(&[MIDDLE]);
    assert!(server.asked().is_empty());
}

#[test]
fn a_part_of_another_file_is_thrown_away() {
    for length in [1000, 3000, 3001] {
        let server = Server::of(vec![(MIDDLE.name, bytes(MIDDLE))]);
        let folder = Scratch::new();
        folder.write("middle.gz.part", &vec![7; length]);
        folder.download(&server.url, &[MIDDLE]).unwrap();
        folder.has(&[MIDDLE]);
        let asked = server.asked();
        assert_eq!(asked.last().unwrap(), "middle.gz");
        assert_eq!(asked.len(), if length == 1000 { 2 } else { 1 });
    }
}
