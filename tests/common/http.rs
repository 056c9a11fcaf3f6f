//! A browser of few words.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Far more than anything here takes; reached only when something is broken.
pub(crate) const DEADLINE: Duration = Duration::from_secs(60);

/// Asks for a page and leaves the answer in the stream.
pub(crate) fn connect(address: SocketAddr, path: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).expect("a connection");
    stream.set_read_timeout(Some(DEADLINE)).expect("a deadline");
    // The path goes out as it is, where a client library would tidy it.
    write!(stream, "GET {path} HTTP/1.1\r\nHost: book\r\nConnection: close\r\n\r\n")
        .expect("sent");
    stream
}

/// Status and body.
pub(crate) fn get(address: SocketAddr, path: &str) -> (u16, String) {
    let mut answer = Vec::new();
    let mut stream = connect(address, path);
    stream.read_to_end(&mut answer).expect("a whole answer");
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    (status.expect("a status"), body.to_owned())
}
