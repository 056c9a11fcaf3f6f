//! EMNIST's files in a folder.
//!
//! The folder is the one after `--data`, or else the one that the environment variable
//! `EMNIST_DIR` names, or else the one into which `cargo run -- data` downloads. It holds files
//! under their official names, either as they are downloaded (`….gz`) or unpacked (the same name
//! without `.gz`).

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use listings::emnist::{Dataset, NamedBytes, Part, Split, files};

use crate::book;

/// What to do without EMNIST.
const NONE: &str = "there is no folder of EMNIST's files: download them with \
    `cargo run -- data`, or name a folder that has them with --data DIR or with the \
    environment variable EMNIST_DIR";

/// The folder of EMNIST's files: `data`, the value of `--data`, or else `EMNIST_DIR`, or else
/// the [`downloaded`] one if it is there.
///
/// # Errors
///
/// When there is none of them.
pub fn folder(data: Option<PathBuf>) -> Result<PathBuf> {
    folder_if_any(data).context(NONE)
}

/// The same folder, or nothing when there is none of them.
pub fn folder_if_any(data: Option<PathBuf>) -> Option<PathBuf> {
    let downloaded = book::root().ok().map(|root| downloaded(&root));
    choose(data, env::var_os("EMNIST_DIR"), downloaded)
}

/// The folder into which `cargo run -- data` downloads, in the book at `root`.
pub fn downloaded(root: &Path) -> PathBuf {
    root.join("data").join("emnist")
}

fn choose(
    data: Option<PathBuf>,
    variable: Option<OsString>,
    downloaded: Option<PathBuf>,
) -> Option<PathBuf> {
    let variable = variable.filter(|value| !value.is_empty()).map(PathBuf::from);
    let downloaded = downloaded.filter(|folder| folder.is_dir());
    data.or(variable).or(downloaded)
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
             environment variable EMNIST_DIR, or download them with `cargo run -- data`",
            dir.display()
        );
    }
    let names = files(split, part);
    let images = DataFile::open(dir, split, &names.images)?;
    let labels = DataFile::open(dir, split, &names.labels)?;
    let mapping = DataFile::open(dir, split, &names.mapping)?;
    Ok(Dataset::read(images.named(), labels.named(), mapping.named())?)
}

/// The bytes of a file and its path for messages.
struct DataFile {
    path: String,
    bytes: Vec<u8>,
}

impl DataFile {
    /// Reads `name` in `dir`, or the unpacked file if only that is there.
    fn open(dir: &Path, split: Split, name: &str) -> Result<DataFile> {
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
        let command = match split {
            Split::Balanced => "cargo run -- data".to_owned(),
            other => format!("cargo run -- data --split {other}"),
        };
        let or_plain = plain.map_or("", |_| " nor the same name without .gz");
        bail!(
            "{} has no file {name}{or_plain}: download EMNIST's files with `{command}`, or give \
             another folder with --data DIR or with the environment variable EMNIST_DIR",
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
    fn the_option_goes_before_the_variable_and_that_before_the_download() {
        let dir = tempfile::tempdir().unwrap();
        let option = || Some(PathBuf::from("option"));
        let variable = || Some(OsString::from("variable"));
        let downloaded = || Some(dir.path().to_owned());
        let chosen = |data, variable| choose(data, variable, downloaded()).unwrap();
        assert_eq!(chosen(option(), variable()), Path::new("option"));
        assert_eq!(chosen(None, variable()), Path::new("variable"));
        assert_eq!(chosen(None, Some(OsString::new())), dir.path());
        assert_eq!(chosen(None, None), dir.path());
    }

    #[test]
    fn without_any_there_is_none_and_the_message_names_all_three() {
        let dir = tempfile::tempdir().unwrap();
        for downloaded in [None, Some(dir.path().join("none"))] {
            assert_eq!(choose(None, None, downloaded), None);
        }
        for remedy in ["--data DIR", "EMNIST_DIR", "`cargo run -- data`"] {
            assert!(NONE.contains(remedy), "{NONE}");
        }
    }
}
