//! Requests to a server, and what its answers say about ranges.

use std::time::Duration;

use ureq::http::{HeaderMap, HeaderName, Uri, header};
use ureq::{Agent, BodyReader};

use super::failure::Failure;

/// Asks servers for files and stretches of files.
#[derive(Debug, Clone)]
pub(super) struct Client(Agent);

/// An answer with status 200, 206 or 416.
pub(super) struct Answer {
    /// 200: the whole file. 206: a stretch of it. 416: there is no such stretch.
    pub(super) status: u16,
    /// The first byte of the stretch, if the answer says so.
    pub(super) start: Option<u64>,
    /// The length of the whole file, if the answer says so.
    pub(super) total: Option<u64>,
    /// The bytes.
    pub(super) body: BodyReader<'static>,
}

impl Client {
    /// A client that gives up a connection on which nothing has come for `silence`.
    pub(super) fn new(silence: Duration) -> Client {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_resolve(Some(silence))
            .timeout_connect(Some(silence))
            .timeout_recv_response(Some(silence))
            .timeout_per_read(Some(silence))
            .user_agent(concat!(
                env!("CARGO_PKG_NAME"),
                "/",
                env!("CARGO_PKG_VERSION")
            ));
        Client(config.build().new_agent())
    }

    /// Asks for a file, or for a `range` of it such as `bytes=0-99`.
    ///
    /// # Errors
    ///
    /// No answer, or one that brings no data.
    pub(super) fn get(
        &self,
        url: &str,
        range: Option<&str>,
    ) -> Result<Answer, Failure> {
        let mut request = self.0.get(url);
        if let Some(range) = range {
            request = request.header(header::RANGE, range);
        }
        if is_on_this_machine(url) {
            request = request.config().proxy(None).build(); // no proxy can reach it
        }
        let response =
            request.call().map_err(|error| Failure::unanswered(url, error))?;
        let (head, body) = response.into_parts();
        let status = head.status.as_u16();
        if !matches!(status, 200 | 206 | 416) {
            let seconds = number(&head.headers, header::RETRY_AFTER);
            let after = seconds.map(Duration::from_secs);
            return Err(Failure::status(url, status, after));
        }
        let (start, total) = match status {
            200 => (Some(0), number(&head.headers, header::CONTENT_LENGTH)),
            _ => content_range(&head.headers).unwrap_or_default(),
        };
        Ok(Answer { status, start, total, body: body.into_reader() })
    }
}

fn is_on_this_machine(url: &str) -> bool {
    let uri = url.parse::<Uri>();
    let host = uri.as_ref().ok().and_then(Uri::host);
    host.is_some_and(|host| ["localhost", "127.0.0.1", "[::1]"].contains(&host))
}

fn number(headers: &HeaderMap, name: HeaderName) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok()
}

/// First byte and length of the whole of `bytes 5-9/100`; either may be unknown.
fn content_range(headers: &HeaderMap) -> Option<(Option<u64>, Option<u64>)> {
    let value = headers.get(header::CONTENT_RANGE)?.to_str().ok()?;
    let (range, total) = value.trim().strip_prefix("bytes ")?.split_once('/')?;
    let start = range.split_once('-').and_then(|(start, _)| start.parse().ok());
    Some((start, total.parse().ok()))
}
