//! What goes wrong between two machines, and whether it is worth another try.

use std::io::ErrorKind;
use std::time::Duration;

use anyhow::{Error, anyhow};

/// Why an attempt came to nothing.
#[derive(Debug)]
pub(super) enum Failure {
    /// It may go better the next time: after this long, if the server says so.
    Again(Error, Option<Duration>),
    /// It would fail in the same way.
    Last(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Last(error)
    }
}

impl Failure {
    /// What came of a request that got no answer.
    pub(super) fn unanswered(url: &str, error: ureq::Error) -> Failure {
        use ureq::Error::*;
        let insecure = match &error {
            Tls(_) | Rustls(_) | Pem(_) => true,
            Io(error) => error.kind() == ErrorKind::InvalidData, // rustls inside
            _ => false,
        };
        match error {
            error if insecure => Failure::Last(anyhow!(
                "no secure connection to {url} ({}): check this machine's clock, and \
                 whether a proxy stands between; or give a folder that has the files with \
                 --from DIR",
                error.into_io()
            )),
            BadUri(_) | Http(_) | InvalidProxyUrl | TooManyRedirects
            | RedirectFailed => Failure::Last(anyhow!(
                "{url} is not an address that can be asked ({error}): check it, and the \
                 proxy in HTTPS_PROXY if you use one"
            )),
            error => Failure::Again(
                anyhow!(
                    "no answer from {url} ({}): check the network, and the proxy in \
                     HTTPS_PROXY if you use one",
                    error.into_io()
                ),
                None,
            ),
        }
    }

    /// What an HTTP status means that brings no data.
    pub(super) fn status(url: &str, status: u16, after: Option<Duration>) -> Failure {
        let error = |what: &str| anyhow!("{url} answers {status}: {what}");
        match status {
            404 | 410 => Failure::Last(error(
                "there is no such file; take another source with --from nist, --from URL or \
                 --from DIR",
            )),
            401 | 403 | 407 => Failure::Last(error(
                "it does not let you in; take another source with --from nist, --from URL or \
                 --from DIR",
            )),
            408 | 425 | 429 | 500 | 502 | 503 | 504 => Failure::Again(
                error(
                    "it is busy or out of order; try again later, or another source",
                ),
                after,
            ),
            _ => Failure::Last(error(
                "that is no answer to a download; take another source with --from nist, \
                 --from URL or --from DIR",
            )),
        }
    }
}
