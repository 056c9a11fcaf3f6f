//! Where the files come from.

use std::convert::Infallible;
use std::path::PathBuf;
use std::str::FromStr;

/// A mirror that has each file by itself, in NIST's bytes.
const MIRROR: &str = "https://huggingface.co/datasets/Heliosoph/EMNIST/resolve/main";

/// The archive that EMNIST was published in: every split, 562 MB.
const NIST: &str = "https://biometrics.nist.gov/cs_links/EMNIST/gzip.zip";

/// Where the files come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The address below which a server has each file by its name.
    Mirror(String),
    /// The address of a zip archive whose members are the files.
    Archive(String),
    /// A folder on this machine.
    Folder(PathBuf),
}

impl FromStr for Source {
    type Err = Infallible;

    /// Reads the value of `--from`: `mirror`, `nist`, the address of an archive (`….zip`) or of
    /// another mirror, or a folder.
    ///
    /// ```
    /// use tools::download::Source;
    ///
    /// let from = |value: &str| value.parse::<Source>().unwrap();
    /// assert!(matches!(from("nist"), Source::Archive(_)));
    /// assert_eq!(from("http://there/emnist/"), Source::Mirror("http://there/emnist".into()));
    /// assert_eq!(from("../emnist"), Source::Folder("../emnist".into()));
    /// ```
    fn from_str(value: &str) -> Result<Source, Infallible> {
        let address = match value {
            "mirror" => MIRROR,
            "nist" => NIST,
            address if is_address(address) => address.trim_end_matches('/'),
            folder => return Ok(Source::Folder(folder.into())),
        };
        let address = address.to_owned();
        Ok(match address.ends_with(".zip") {
            true => Source::Archive(address),
            false => Source::Mirror(address),
        })
    }
}

fn is_address(value: &str) -> bool {
    let scheme = value.split_once("://").map(|(scheme, _)| scheme);
    scheme
        .is_some_and(|s| ["http", "https"].iter().any(|h| s.eq_ignore_ascii_case(h)))
}
