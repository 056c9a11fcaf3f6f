//! A stretch of bytes from a server into a `.part` file, going on where that ends.

use std::fmt::Display;
use std::io::Read;

use anyhow::{Error, anyhow, bail};

use super::client::{Answer, Client};
use super::failure::Failure;
use super::part::Part;
use super::refused::{no_stretch, not_html};

/// Bytes on a server.
#[derive(Debug, Clone)]
pub(super) struct Stretch {
    /// The file that has them.
    pub(super) url: String,
    /// The first of them.
    pub(super) start: u64,
    /// How many they are.
    pub(super) bytes: u64,
    /// The length of the file. If there is no more in it than this stretch, it can be asked for
    /// as a whole when the server knows no ranges.
    pub(super) of: u64,
}

impl Stretch {
    fn is_whole(&self) -> bool {
        self.bytes == self.of
    }

    /// The range that is missing after the first `have` bytes.
    fn range(&self, have: u64) -> Option<String> {
        let (first, end) = (self.start + have, self.start + self.bytes);
        let whole = self.is_whole() && have == 0;
        (!whole).then(|| format!("bytes={first}-{}", end - 1))
    }

    /// Fetches what is missing in `part`, in one request if the server knows ranges. `arrived`
    /// hears how many bytes are there.
    pub(super) fn fetch(
        &self,
        client: &Client,
        part: &mut Part,
        arrived: impl Fn(u64),
    ) -> Result<(), Failure> {
        if part.len() > self.bytes {
            part.restart()?;
        }
        if part.len() == self.bytes {
            return Ok(());
        }
        let answer = self.ask(client, part)?;
        self.read(answer, part, arrived)
    }

    /// An answer whose body goes on where `part` ends. If there is none, the part is emptied.
    fn ask(&self, client: &Client, part: &mut Part) -> Result<Answer, Failure> {
        let have = part.len();
        let range = self.range(have);
        let mut answer = client.get(&self.url, range.as_deref())?;
        let fits = |answer: &Answer, have| match answer.status {
            200 => self.range(have).is_none(),
            206 => answer.start == Some(self.start + have),
            _ => false,
        };
        if !fits(&answer, have) {
            if !self.is_whole() {
                return Err(Failure::Last(no_stretch(&self.url, answer)));
            }
            part.restart()?;
            if answer.status != 200 {
                answer = client.get(&self.url, None)?;
            }
            if !fits(&answer, 0) {
                return Err(Failure::Last(anyhow!(
                    "{} answers {} when asked for the whole file: take another source with \
                     --from nist, --from URL or --from DIR",
                    self.url,
                    answer.status
                )));
            }
        }
        Ok(answer)
    }

    fn read(
        &self,
        mut answer: Answer,
        part: &mut Part,
        arrived: impl Fn(u64),
    ) -> Result<(), Failure> {
        let mut buffer = vec![0; 1 << 16];
        let mut begun = false;
        while part.len() < self.bytes {
            let n =
                answer.body.read(&mut buffer).map_err(|e| self.broken(part, &e))?;
            if !begun {
                self.check(&answer, part, &buffer[..n])?;
                begun = true;
            }
            if n == 0 {
                return Err(self.broken(part, &"the server ended it"));
            }
            let left = usize::try_from(self.bytes - part.len()).unwrap_or(n);
            part.append(&buffer[..n.min(left)])?;
            arrived(part.len());
        }
        Ok(())
    }

    /// Refuses an answer of another length, and a web page under the name of a data file.
    fn check(&self, answer: &Answer, part: &Part, bytes: &[u8]) -> Result<(), Error> {
        if self.start + part.len() == 0 {
            not_html(&self.url, bytes)?;
        }
        let Stretch { url, of, .. } = self;
        match answer.total {
            Some(total) if total != *of && self.is_whole() => bail!(
                "{url} has {total} bytes, the published file has {of}: it is another file; \
                 take another source with --from nist, --from URL or --from DIR"
            ),
            Some(total) if total != *of => bail!(
                "{url} had {of} bytes and has {total} now: it has changed while it was read; \
                 give the same command again"
            ),
            _ => Ok(()),
        }
    }

    fn broken(&self, part: &Part, why: &dyn Display) -> Failure {
        let Stretch { url, bytes, .. } = self;
        let error =
            anyhow!("{url} broke off at {} of {bytes} bytes ({why})", part.len());
        Failure::Again(error, None)
    }
}
