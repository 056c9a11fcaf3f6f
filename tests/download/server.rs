//! A server that answers as it is told, and remembers what it was asked.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What a client asked for.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    /// Which request it is, counted from 0.
    pub(crate) number: usize,
    /// The path after the first slash.
    pub(crate) path: String,
    /// The value of the header `Range`.
    pub(crate) range: Option<String>,
    /// The head as it came.
    pub(crate) head: String,
}

/// What the server says.
#[derive(Debug, Default)]
pub(crate) struct Reply {
    /// Status and headers.
    pub(crate) head: String,
    /// The bytes after them.
    pub(crate) body: Vec<u8>,
    /// Says nothing more until the client hangs up.
    pub(crate) silent: bool,
}

impl Reply {
    /// A status, headers, and a body with its length.
    pub(crate) fn new(status: &str, headers: &[&str], body: &[u8]) -> Reply {
        let length = format!("Content-Length: {}", body.len());
        let head = [&[status, &length], headers].concat().join("\r\n");
        Reply { head, body: body.to_owned(), silent: false }
    }

    /// The file, or the stretch of it that was asked for.
    pub(crate) fn file(request: &Request, file: &[u8]) -> Reply {
        let Some(range) = &request.range else {
            return Reply::new("200 OK", &[], file);
        };
        let len = file.len();
        let (first, last) = range["bytes=".len()..].split_once('-').expect("a range");
        let end = len.saturating_sub(1);
        let (first, last) = match (first.parse(), last.parse::<usize>()) {
            (Ok(first), Ok(last)) => (first, last.min(end)),
            (Err(_), Ok(suffix)) => (len.saturating_sub(suffix), end),
            _ => panic!("neither two numbers nor a suffix: {range}"),
        };
        if first >= len {
            return Reply::new("416 Range Not Satisfiable", &[], b"");
        }
        let header = format!("Content-Range: bytes {first}-{last}/{len}");
        Reply::new("206 Partial Content", &[&header], &file[first..=last])
    }

    /// The same, but the connection breaks off after so many bytes of the body.
    pub(crate) fn cut(mut self, after: usize) -> Reply {
        self.body.truncate(after);
        self
    }
}

/// A running server.
pub(crate) struct Server {
    /// Its address, without a slash at the end.
    pub(crate) url: String,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// A server that answers each request with what `reply` makes of it. It runs until the tests
    /// end.
    pub(crate) fn new(
        reply: impl Fn(&Request) -> Reply + Send + Sync + 'static,
    ) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming() {
                // Whoever hangs up or does not speak HTTP gets no more of an answer.
                let _ = answer(&stream.expect("a connection"), &log, &reply);
            }
        });
        Server { url, requests }
    }

    /// A server of files by their paths, that knows ranges.
    pub(crate) fn of(files: Vec<(&'static str, Vec<u8>)>) -> Server {
        Server::new(move |request| {
            match files.iter().find(|(name, _)| *name == request.path) {
                Some((_, bytes)) => Reply::file(request, bytes),
                None => {
                    Reply::new("404 Not Found", &[], b"<html>no such page</html>")
                }
            }
        })
    }

    /// What was asked for so far: `PATH`, or `PATH RANGE`.
    pub(crate) fn asked(&self) -> Vec<String> {
        let line = |request: &Request| match &request.range {
            Some(range) => format!("{} {range}", request.path),
            None => request.path.clone(),
        };
        self.requests().iter().map(line).collect()
    }

    /// The requests so far.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.lock().expect("no panic in the server").clone()
    }
}

fn answer(
    mut stream: &TcpStream,
    log: &Mutex<Vec<Request>>,
    reply: impl Fn(&Request) -> Reply,
) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let mut head = Vec::new();
    while let Some(Ok(line)) = lines.next()
        && !line.is_empty()
    {
        head.push(line);
    }
    let Some(first) = head.first().and_then(|first| first.strip_prefix("GET /"))
    else {
        return stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
    };
    let path = first.split(' ').next().unwrap_or_default().to_owned();
    let header = |line: &String| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("range").then(|| value.to_owned())
    };
    let range = head.iter().find_map(header);
    let mut requests = log.lock().expect("no panic in the server");
    let number = requests.len();
    let request = Request { number, path, range, head: head.join("\n") };
    requests.push(request.clone());
    drop(requests);
    let reply = reply(&request);
    write!(stream, "HTTP/1.1 {}\r\nConnection: close\r\n\r\n", reply.head)?;
    stream.write_all(&reply.body)?;
    if reply.silent {
        stream.read_exact(&mut [0])?; // until the client hangs up
    }
    Ok(())
}
