//! What is tried again, how often, after which pauses.

use std::net::TcpListener;
use std::time::Duration;

use insta::assert_snapshot;

use crate::files::{BIG, MIDDLE, SMALL, Scratch, bytes};
use crate::server::{Reply, Server};

#[test]
fn a_busy_server_is_asked_again_after_growing_pauses() {
    for status in [408, 425, 429, 500, 502, 503, 504] {
        let server = Server::new(move |request| match request.number {
            0..3 => Reply::new(&format!("{status} Not Now"), &[], b""),
            _ => Reply::file(request, &bytes(MIDDLE)),
        });
        let folder = Scratch::new();
        folder.download(&server.url, &[MIDDLE]).unwrap();
        folder.has(&[MIDDLE]);
        assert_eq!(folder.slept(), [1, 2, 4]);
    }
}

#[test]
fn the_server_says_how_long_to_wait_up_to_a_minute() {
    let server = Server::new(|request| match request.number {
        0 => Reply::new("429 Too Many Requests", &["Retry-After: 7"], b""),
        1 => Reply::new("503 Unavailable", &["Retry-After: 86400"], b""),
        2 => Reply::new(
            "503 Unavailable",
            &["Retry-After: Fri, 31 Dec 2027 23:59:59 GMT"],
            b"",
        ),
        _ => Reply::file(request, &bytes(SMALL)),
    });
    let folder = Scratch::new();
    folder.download(&server.url, &[SMALL]).unwrap();
    assert_eq!(folder.slept(), [7, 60, 4]);
}

#[test]
fn a_server_that_stays_busy_is_given_up() {
    let server = Server::new(|_| Reply::new("503 Unavailable", &[], b""));
    let folder = Scratch::new();
    assert_snapshot!(folder.error(&server.url, MIDDLE), @"URL/middle.gz answers 503: it is busy or out of order; try again later, or another source; given up after 4 tries (what has arrived is kept: the same command goes on from there; --from DIR takes a folder that has the files)");
    assert_eq!(server.asked().len(), 4);
    assert_eq!(folder.slept(), [1, 2, 4]);
}

/// Three pauses are enough for any number of breaks between which something arrives.
#[test]
fn whoever_gets_further_has_all_tries_again() {
    let server = Server::new(|request| Reply::file(request, &bytes(BIG)).cut(10_000));
    let folder = Scratch::new();
    folder.download(&server.url, &[BIG]).unwrap();
    folder.has(&[BIG]);
    assert_eq!(server.asked().len(), 20);
    assert_eq!(folder.slept(), [1; 19]);
}

/// Without ranges each try begins at 0: that something arrives is then no progress.
#[test]
fn breaks_in_the_same_place_are_given_up() {
    let server = Server::new(|_| Reply::new("200 OK", &[], &bytes(BIG)).cut(10_000));
    let folder = Scratch::new();
    assert_snapshot!(folder.error(&server.url, BIG), @"URL/big.gz broke off at 10000 of 200000 bytes (Peer disconnected); given up after 4 tries (what has arrived is kept: the same command goes on from there; --from DIR takes a folder that has the files)");
    assert_eq!(folder.slept(), [1, 2, 4]);
    assert_eq!(folder.names(), ["big.gz.part"]);
}

#[test]
fn a_silent_server_is_given_up() {
    let server = Server::new(|request| {
        let arrives = if request.number == 0 { 1000 } else { 0 };
        Reply { silent: true, ..Reply::file(request, &bytes(BIG)).cut(arrives) }
    });
    let mut folder = Scratch::new();
    folder.silence = Duration::from_millis(100);
    let error = folder.error(&server.url, BIG);
    // Where the machine is busy, not even the head of an answer may come in time.
    assert!(error.contains("(timeout: "), "{error}");
    assert!(error.contains("; given up after 4 tries"), "{error}");
    assert_eq!(folder.slept(), [1, 2, 4]);
}

#[test]
fn no_network_is_said() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener); // nobody listens there now
    let folder = Scratch::new();
    let error = folder.error(&url, MIDDLE);
    let start = "no answer from URL/middle.gz (";
    assert!(error.starts_with(start), "{error}");
    assert_snapshot!(error.split_once("): ").unwrap().1, @"check the network, and the proxy in HTTPS_PROXY if you use one; given up after 4 tries (what has arrived is kept: the same command goes on from there; --from DIR takes a folder that has the files)");
    assert_eq!(folder.slept(), [1, 2, 4]);
}
