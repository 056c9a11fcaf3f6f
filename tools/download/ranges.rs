//! A file on a server, read here and there by HTTP range requests.

use std::cell::RefCell;
use std::io::{self, Read as _};

use anyhow::{Context as _, Result, anyhow};
use rawzip::ReaderAt;

use super::client::Client;
use super::failure::Failure;
use super::patience::Patience;
use super::refused::no_stretch;

/// The length of a block in bytes. The directory of EMNIST's archive fits into one.
const BLOCK: u64 = 1 << 16;

/// A file on a server. It is read in blocks, of which the last of the file and the latest read
/// are kept.
#[derive(Debug)]
pub(super) struct Ranges<'a> {
    client: &'a Client,
    patience: &'a Patience,
    url: &'a str,
    bytes: u64,
    end: Block,
    latest: RefCell<Block>,
}

#[derive(Debug, Default)]
struct Block {
    start: u64,
    bytes: Vec<u8>,
}

impl Block {
    /// What it has from `offset` on.
    fn from(&self, offset: u64) -> Option<&[u8]> {
        let at = usize::try_from(offset.checked_sub(self.start)?).ok()?;
        self.bytes.get(at..).filter(|bytes| !bytes.is_empty())
    }
}

impl<'a> Ranges<'a> {
    /// Reads the file's length and its end.
    ///
    /// # Errors
    ///
    /// The server does not answer, has no such file, or does not send stretches.
    pub(super) fn open(
        client: &'a Client,
        patience: &'a Patience,
        url: &'a str,
    ) -> Result<Ranges<'a>> {
        let (end, bytes) = fetch(client, patience, url, &format!("bytes=-{BLOCK}"))?;
        let latest = RefCell::default();
        Ok(Ranges { client, patience, url, bytes, end, latest })
    }

    /// The length of the file.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }
}

impl ReaderAt for Ranges<'_> {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        if offset >= self.bytes || buffer.is_empty() {
            return Ok(0);
        }
        let mut latest = self.latest.borrow_mut();
        if self.end.from(offset).is_none() && latest.from(offset).is_none() {
            let range =
                format!("bytes={offset}-{}", (offset + BLOCK).min(self.bytes) - 1);
            let (block, total) = fetch(self.client, self.patience, self.url, &range)
                .map_err(|error| io::Error::other(format!("{error:#}")))?;
            if (block.start, total) != (offset, self.bytes) {
                return Err(io::Error::other(format!(
                    "{} has changed while it was read: give the same command again",
                    self.url
                )));
            }
            *latest = block;
        }
        let bytes = self.end.from(offset).or_else(|| latest.from(offset));
        let bytes = bytes.unwrap_or_default();
        let n = bytes.len().min(buffer.len());
        buffer[..n].copy_from_slice(&bytes[..n]);
        Ok(n)
    }
}

/// A block, and the length of the whole file.
fn fetch(
    client: &Client,
    patience: &Patience,
    url: &str,
    range: &str,
) -> Result<(Block, u64)> {
    let attempt = || {
        let mut answer = client.get(url, Some(range))?;
        let (206, Some(start), Some(total)) =
            (answer.status, answer.start, answer.total)
        else {
            return Err(Failure::Last(no_stretch(url, answer)));
        };
        let mut bytes = Vec::new();
        let read = answer.body.by_ref().take(BLOCK).read_to_end(&mut bytes);
        read.with_context(|| format!("{url} broke off"))
            .map_err(|error| Failure::Again(error, None))?;
        if bytes.is_empty() {
            return Err(Failure::Again(anyhow!("{url} sends nothing"), None));
        }
        Ok((Block { start, bytes }, total))
    };
    patience.run(|line| eprintln!("{line}"), || (0, attempt()))
}
