//! Answers that bring no data.

use std::io::Read as _;

use anyhow::{Error, anyhow};
use listings::emnist::NamedBytes;

use super::client::Answer;

/// Why there is no stretch in an answer.
pub(super) fn no_stretch(url: &str, mut answer: Answer) -> Error {
    let mut start = [0; 64];
    let n = answer.body.read(&mut start).unwrap_or(0);
    match not_html(url, &start[..n]) {
        Err(page) => page,
        Ok(()) if answer.status == 416 => anyhow!(
            "{url} ends before the bytes asked for (it answers 416): it is truncated; take the \
             mirror, `cargo run -- data`"
        ),
        Ok(()) => anyhow!(
            "the server of {url} does not send stretches of a file (it answers {} to a \
             request for one): take the mirror, `cargo run -- data`, or download the archive, \
             unpack it, and give the folder with --from DIR",
            answer.status
        ),
    }
}

/// Refuses the beginning of a web page.
pub(super) fn not_html(url: &str, bytes: &[u8]) -> Result<(), Error> {
    NamedBytes { name: url, bytes }.check_not_html().map_err(|_| {
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(15)]);
        anyhow!(
            "{url} is a web page, not data (it begins with {start:?}): nothing of it is \
             kept; take another source with --from nist, --from URL or --from DIR"
        )
    })
}
