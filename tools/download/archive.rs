//! The members of a zip archive on a server: where in it they are.

use anyhow::{Error, Result, anyhow, bail, ensure};
use rawzip::{CompressionMethod, ErrorKind, ZipArchive, ZipLocator};

use super::client::Client;
use super::official::Official;
use super::patience::Patience;
use super::ranges::Ranges;
use super::transfer::Stretch;

/// A zip archive on a server, of which no more has been read than its directory.
pub(super) struct Archive<'a> {
    url: &'a str,
    zip: ZipArchive<Ranges<'a>>,
}

/// Where a member is, and how it is packed.
pub(super) struct Member {
    /// Its bytes, as they lie in the archive.
    pub(super) stretch: Stretch,
    /// Whether they are deflated.
    pub(super) deflated: bool,
}

impl<'a> Archive<'a> {
    /// Reads the end of an archive.
    ///
    /// # Errors
    ///
    /// The server does not answer or sends no stretches, or it is no whole archive.
    pub(super) fn open(
        client: &'a Client,
        patience: &'a Patience,
        url: &'a str,
    ) -> Result<Archive<'a>> {
        let file = Ranges::open(client, patience, url)?;
        let end = file.bytes();
        let located = ZipLocator::new().locate_in_reader(file, &mut buffer(), end);
        let zip = located.map_err(|(_, error)| not_whole(url, error))?;
        Ok(Archive { url, zip })
    }

    /// Finds a file in the archive, in whatever folder.
    ///
    /// # Errors
    ///
    /// It is not there, has another length, or is packed in a way other than deflate.
    pub(super) fn member(&self, file: &Official) -> Result<Member> {
        let Archive { url, zip } = self;
        let mut buffer = buffer();
        let mut entries = zip.entries(&mut buffer);
        while let Some(entry) =
            entries.next_entry().map_err(|error| not_whole(url, error))?
        {
            let path = entry.file_path();
            if path.as_bytes().rsplit(|b| *b == b'/').next()
                != Some(file.name.as_bytes())
            {
                continue;
            }
            let bytes = entry.uncompressed_size_hint();
            ensure!(
                bytes == file.bytes,
                "{} has {bytes} bytes in {url}, the published file has {}: it is another \
                 file; take the mirror, `cargo run -- data`",
                file.name,
                file.bytes
            );
            let deflated = match entry.compression_method() {
                CompressionMethod::STORE => false,
                CompressionMethod::DEFLATE => true,
                other => bail!(
                    "{} is packed in {url} by method {other}, and only deflate can be \
                     unpacked: take the mirror, `cargo run -- data`",
                    file.name
                ),
            };
            let entry = zip
                .get_entry(entry.wayfinder())
                .map_err(|error| not_whole(url, error))?;
            let (start, end) = entry.compressed_data_range();
            let of = zip.get_ref().bytes();
            ensure!(end <= of, not_whole(url, ErrorKind::Eof.into()));
            let stretch =
                Stretch { url: (*url).to_owned(), start, bytes: end - start, of };
            return Ok(Member { stretch, deflated });
        }
        bail!("{url} has no file {}: take the mirror, `cargo run -- data`", file.name)
    }
}

fn buffer() -> Vec<u8> {
    vec![0; rawzip::RECOMMENDED_BUFFER_SIZE]
}

/// What came of reading the archive's structure: our own error, or damage.
fn not_whole(url: &str, error: rawzip::Error) -> Error {
    match error.into_kind() {
        ErrorKind::IO(error) if error.kind() == std::io::ErrorKind::Other => {
            error.into()
        }
        kind => anyhow!(
            "{url} is no whole zip archive ({kind}): it is truncated, damaged or something \
             else; take the mirror, `cargo run -- data`"
        ),
    }
}
