//! EMNIST's files in a folder.
//!
//! The folder is the one after `--data`, or else the one that the environment variable
//! `EMNIST_DIR` names. It holds files under their official names, either as they are downloaded
//! (`….gz`) or unpacked (the same name without `.gz`).

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use listings::emnist::{Dataset, NamedBytes, Part, Split, files};

/// Where the files come from.
const SOURCE: &str = "https://biometrics.nist.gov/cs_links/EMNIST/gzip.zip";

/// The folder of EMNIST's files: `data`, the value of `--data`, or else `EMNIST_DIR`.
///
/// # Errors
///
/// When neither is given.
pub fn folder(data: Option<PathBuf>) -> Result<PathBuf> {
    choose(data, env::var_os("EMNIST_DIR"))
}

fn choose(data: Option<PathBuf>, variable: Option<OsString>) -> Result<PathBuf> {
    data.or_else(|| {
        variable
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    })
    .with_context(|| {
        format!(
            "no folder of EMNIST's files was given: name it with --data DIR, or with the \
                 environment variable EMNIST_DIR (the files are in {SOURCE})"
        )
    })
}

/// Reads one part of a split from a folder.
///
/// # Errors
///
/// When a file is missing or cannot be read, and when [`Dataset::read`] refuses what it holds.
pub fn load(dir: &Path, split: Split, part: Part) -> Result<Dataset> {
    if !dir.is_dir() {
        bail!(
            "{} is not a folder: give the folder of EMNIST's files with --data DIR or with the \
             environment variable EMNIST_DIR",
            dir.display()
        );
    }
    let names = files(split, part);
    let images = DataFile::open(dir, &names.images)?;
    let labels = DataFile::open(dir, &names.labels)?;
    let mapping = DataFile::open(dir, &names.mapping)?;
    Ok(Dataset::read(images.named(), labels.named(), mapping.named())?)
}

/// The bytes of a file and its path for messages.
struct DataFile {
    path: String,
    bytes: Vec<u8>,
}

impl DataFile {
    /// Reads `name` in `dir`, or the unpacked file if only that is there.
    fn open(dir: &Path, name: &str) -> Result<DataFile> {
        let plain = name.strip_suffix(".gz");
        for path in
            [Some(name), plain].into_iter().flatten().map(|name| dir.join(name))
        {
            match fs::read(&path) {
                Ok(bytes) => {
                    return Ok(DataFile { path: path.display().to_string(), bytes });
                }
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => {
                    return Err(error).with_context(|| {
                        format!(
                            "{} cannot be read: check what it is, and its permissions",
                            path.display()
                        )
                    });
                }
            }
        }
        let or_plain = plain.map_or("", |_| " nor the same name without .gz");
        bail!(
            "{} has no file {name}{or_plain}: put EMNIST's files there (they are in {SOURCE}), or \
             give another folder with --data DIR or with the environment variable EMNIST_DIR",
            dir.display()
        )
    }

    fn named(&self) -> NamedBytes<'_> {
        NamedBytes { name: &self.path, bytes: &self.bytes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_option_goes_before_the_variable() {
        let option = || Some(PathBuf::from("option"));
        let variable = || Some(OsString::from("variable"));
        assert_eq!(choose(option(), variable()).unwrap(), Path::new("option"));
        assert_eq!(choose(None, variable()).unwrap(), Path::new("variable"));
    }

    #[test]
    fn without_either_the_message_names_both() {
        for variable in [None, Some(OsString::new())] {
            let message = choose(None, variable).unwrap_err().to_string();
            assert!(message.contains("--data DIR"), "{message}");
            assert!(message.contains("EMNIST_DIR"), "{message}");
        }
    }
}
