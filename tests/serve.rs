//! The server of `cargo run`: pages, what it refuses, edits that reach an open page, and answers
//! while the book is rebuilt.

use std::io::{BufRead, BufReader, ErrorKind, Read};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};

use common::Folder;
use http::{DEADLINE, connect, get};
use small_book::{CHAPTER, small_book};
use tools::serve::{Port, Server};

mod common;
#[path = "common/http.rs"]
mod http;
#[path = "common/small_book.rs"]
mod small_book;

const PAGE: &str = "/part/01-chapter.html";

fn serve(book: &Folder) -> Server {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR"));
    Server::start(book.path(), workspace, Port::Only(0)).expect("it serves")
}

/// What the script of a page waits for: the address of its event stream.
fn stream_of(page: &str) -> String {
    let (_, rest) = page.split_once("new EventSource('").expect("the script");
    rest.split('\'').next().expect("an address").to_owned()
}

/// The lines of an event stream up to the first event's.
fn next_event(stream: TcpStream) -> String {
    let lines =
        BufReader::new(stream).lines().map(|line| line.expect("before the deadline"));
    let mut events = lines.filter(|line| line.starts_with("data:"));
    events.next().expect("an event")
}

/// Asks for the page until it says `text`.
fn wait_for(address: SocketAddr, text: &str) {
    let start = Instant::now();
    while !get(address, PAGE).1.contains(text) {
        assert!(start.elapsed() < DEADLINE, "the page never said {text:?}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn pages_are_served_and_unknown_ones_are_not_found() {
    let book = small_book("The chapter.");
    let server = serve(&book);
    assert!(server.address().ip().is_loopback());
    let (status, page) = get(server.address(), PAGE);
    assert_eq!(status, 200);
    assert!(page.contains("The chapter."));
    assert_eq!(get(server.address(), "/").0, 200);
    let (status, page) = get(server.address(), "/part/02-none.html");
    assert_eq!(status, 404);
    assert!(page.contains("Document not found"), "{page}");
}

#[test]
fn nothing_outside_the_built_book_is_served() {
    let book = small_book("The chapter.");
    let server = serve(&book);
    for path in [
        "/../Cargo.toml",
        "/../../../../../../../../etc/passwd",
        "/part/../../book.toml",
        "/%2e%2e/book.toml",
        "/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/%2e%2e%2f%2e%2e%2fetc/passwd",
        "/%5c..%5c..%5cetc%5cpasswd",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/book.toml",
        "/src/introduction.md",
        "/part/01-chapter.md",
    ] {
        let (status, body) = get(server.address(), path);
        assert!(matches!(status, 400 | 404), "{path}: {status}");
        assert!(
            !body.contains("root:") && !body.contains("[book]"),
            "{path}: {body}"
        );
    }
}

#[test]
fn the_script_is_in_served_pages_only() {
    let book = small_book("The chapter.");
    let server = serve(&book);
    assert!(get(server.address(), PAGE).1.contains("EventSource"));
    assert!(get(server.address(), "/404.html").1.contains("EventSource"));
    let built = tools::build::build(book.path(), book.path()).expect("it builds");
    for file in ["part/01-chapter.html", "404.html", "index.html"] {
        let page = std::fs::read_to_string(built.join(file)).expect("the page");
        assert!(!page.contains("EventSource"), "{file}");
    }
}

#[test]
fn an_edit_is_built_and_announced() {
    let chapter = |text: &str| {
        let listing = "```rust\n{{#include ../../listings/a.rs}}\n```\n";
        let figure =
            "<Figure name=\"line\" alt=\"A line.\">\n\nA line.\n\n</Figure>\n";
        format!("{text}\n\n{listing}\n{figure}")
    };
    let book = small_book(&chapter("The chapter."));
    book.write("listings/a.rs", "let listing = 1;");
    book.write("theme/head.hbs", "");
    let server = serve(&book);
    for (file, text, shown) in [
        (CHAPTER, chapter("An edited chapter."), "An edited chapter."),
        ("listings/a.rs", "let listing = 2;".to_owned(), "let listing = 2;"),
        ("src/figures/line.svg", "<svg data-edited></svg>".to_owned(), "data-edited"),
        (
            "theme/head.hbs",
            "<meta name=\"edited\">".to_owned(),
            "<meta name=\"edited\"",
        ),
    ] {
        let page = get(server.address(), PAGE).1;
        assert!(!page.contains(shown), "{file}");
        let events = connect(server.address(), &stream_of(&page));
        book.write(file, text);
        assert!(next_event(events).starts_with("data:"));
        wait_for(server.address(), shown);
    }
}

#[test]
fn a_page_that_is_behind_learns_of_it_at_once() {
    let book = small_book("First.");
    let server = serve(&book);
    let events = connect(server.address(), "/-/builds/1");
    let current = stream_of(&get(server.address(), PAGE).1);
    let version = current.rsplit('/').next().expect("a version");
    assert_eq!(next_event(events), format!("data: {version}"));
}

#[test]
fn requests_are_answered_while_the_book_is_rebuilt() {
    let book = small_book("Edit 0.");
    let server = serve(&book);
    for edit in 1..=3 {
        book.write(CHAPTER, format!("Edit {edit}."));
        let start = Instant::now();
        loop {
            let (status, page) = get(server.address(), PAGE);
            assert_eq!(status, 200);
            assert!(page.contains("</html>"), "half a page: {page}");
            if page.contains(&format!("Edit {edit}.")) {
                break;
            }
            assert!(start.elapsed() < DEADLINE, "edit {edit} never came");
        }
    }
}

#[test]
fn a_port_that_is_taken_is_an_error_that_names_it() {
    let book = small_book("The chapter.");
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken.local_addr().expect("its address").port();
    let Err(error) = Server::start(book.path(), book.path(), Port::Only(port)) else {
        panic!("port {port} was taken");
    };
    let expected =
        format!("cannot listen on port {port}; without --port, a free one is taken");
    assert_eq!(error.to_string(), expected);
}

#[test]
fn a_stopped_server_is_gone() {
    let book = small_book("The chapter.");
    let server = serve(&book);
    let address = server.address();
    let mut events = connect(address, &stream_of(&get(address, PAGE).1));
    drop(server);
    assert!(TcpStream::connect(address).is_err());
    let mut rest = Vec::new();
    // The stream ends or breaks off; it does not hang.
    let ended = events.read_to_end(&mut rest).map_err(|error| error.kind());
    assert!(matches!(ended, Ok(_) | Err(ErrorKind::ConnectionReset)), "{ended:?}");
}
