//! `data`: EMNIST's files, downloaded and checked.
//!
//! A file is in the folder under its name only if it has the length and the SHA-256 of the
//! [`official`] one. On its way it is `NAME.part`, from whose end a later call goes on; with other
//! bytes it becomes `NAME.wrong`, for whoever wants to know what came.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use listings::emnist::Split;

use crate::{book, data, print};

mod accept;
mod archive;
mod client;
mod copy;
mod digest;
mod failure;
mod fetch;
mod inflate;
mod official;
mod outcome;
mod part;
mod patience;
mod progress;
mod ranges;
mod refused;
mod source;
mod transfer;

pub use fetch::Download;
pub use official::{Official, official};
pub use outcome::Outcome;
pub use patience::Patience;
pub use source::Source;

/// Download EMNIST's files and check them
#[derive(Args, Debug)]
pub struct Data {
    /// balanced, byclass, bymerge, letters, digits or mnist
    #[arg(long, value_name = "NAME", default_value = "balanced", value_parser = split)]
    split: Split,
    /// mirror, nist, the address of another mirror, or a folder that has the files
    #[arg(long, value_name = "SOURCE", default_value = "mirror")]
    from: Source,
    /// Where to put them; without it data/emnist of the repository
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

impl Data {
    /// Downloads what is not there yet, and says where it is.
    ///
    /// # Errors
    ///
    /// As [`Download::run`].
    pub fn run(self) -> Result<()> {
        let dir = match self.dir {
            Some(dir) => dir,
            None => data::downloaded(&book::root()?),
        };
        let (split, shown) = (self.split, dir.display().to_string());
        let download = Download::new(self.from, dir.clone(), Patience::default());
        download.run(&official(split), |file, outcome| {
            print::line(format_args!("{}: {outcome}", file.name))
        })?;
        print::line(format_args!(
            "EMNIST {split} is in {shown}, every file as it was published"
        ))?;
        if data::folder(None).ok() != Some(dir) {
            print::line(format_args!("Other commands find it with --data {shown}"))?;
        }
        Ok(())
    }
}

fn split(name: &str) -> Result<Split, String> {
    let splits = [
        Split::Balanced,
        Split::ByClass,
        Split::ByMerge,
        Split::Letters,
        Split::Digits,
        Split::Mnist,
    ];
    let named = splits.into_iter().find(|split| split.to_string() == name);
    named.ok_or_else(|| {
        let names = splits.map(|split| split.to_string());
        format!("the splits are {}", names.join(", "))
    })
}
