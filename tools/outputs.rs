//! `outputs`: what the programs of the book print, recorded so that chapters can show it.
//!
//! A program prints sections under headings like `== first windows ==`; the recording of each is
//! an anchor that a chapter includes: `{{#include …/output/03-windows.txt:first-windows}}`.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;

use crate::{book, write};

mod programs;
pub(crate) mod sections;

/// Run the programs of the book again and record what they print
#[derive(Args, Debug)]
pub struct Outputs {
    /// Run the NumPy scripts of tests/numpy instead of the Rust examples. This needs Python with
    /// NumPy: `python3`, or the program that the environment variable PYTHON names
    #[arg(long)]
    numpy: bool,
}

impl Outputs {
    /// Records, and prints which recordings changed.
    ///
    /// # Errors
    ///
    /// A program does not compile, fails, or prints no sections.
    pub fn run(self) -> Result<()> {
        let root = book::root()?;
        let recordings = if self.numpy {
            programs::numpy(&root)?
        } else {
            programs::examples(&root)?
        };
        for recording in recordings {
            let changed =
                write::replace(&root.join(&recording.file), &recording.text)?;
            let state = if changed { "changed" } else { "unchanged" };
            println!("{}: {state}", recording.file.display());
        }
        Ok(())
    }
}

/// What a program prints now, as a file with anchors.
struct Recording {
    /// Relative to the root.
    file: PathBuf,
    text: String,
}

/// A recording that is not what its program prints.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    /// The recording, relative to the root.
    pub file: PathBuf,
    /// What differs, with the remedy.
    pub reason: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file.display(), self.reason)
    }
}

/// Compares what the Rust examples print with what is recorded.
///
/// # Errors
///
/// An example does not compile, fails, or prints no sections.
pub fn compare(root: &Path) -> Result<Vec<Difference>> {
    let recordings = programs::examples(root)?;
    differences(root, recordings, programs::OUTPUT, "cargo run -- outputs")
}

/// Compares what the NumPy scripts print with what is recorded.
///
/// # Errors
///
/// There is no Python with NumPy, or a script fails or prints no sections.
pub fn compare_numpy(root: &Path) -> Result<Vec<Difference>> {
    let recordings = programs::numpy(root)?;
    differences(root, recordings, programs::NUMPY, "cargo run -- outputs --numpy")
}

/// Where the recordings in `folder` are not these; `command` records them anew.
fn differences(
    root: &Path,
    recordings: Vec<Recording>,
    folder: &str,
    command: &str,
) -> Result<Vec<Difference>> {
    let mut differences = Vec::new();
    let mut expected = BTreeSet::new();
    for Recording { file, text } in recordings {
        if let Some(reason) = difference(&root.join(&file), &text, command) {
            differences.push(Difference { file: file.clone(), reason });
        }
        expected.insert(file);
    }
    for file in programs::files(&root.join(folder), "txt")? {
        let file = file.strip_prefix(root).context("a file outside its root")?;
        if !expected.contains(file) {
            differences.push(Difference {
                file: file.to_path_buf(),
                reason: "no example prints this any more; delete it".to_owned(),
            });
        }
    }
    Ok(differences)
}

fn difference(file: &Path, printed: &str, command: &str) -> Option<String> {
    let Ok(recorded) = std::fs::read_to_string(file) else {
        return Some(format!("is missing; `{command}` records it"));
    };
    if recorded == printed {
        return None;
    }
    let same = recorded.lines().zip(printed.lines());
    let line = same.take_while(|(old, new)| old == new).count();
    let show = |text: &str| text.lines().nth(line).unwrap_or("(nothing)").to_owned();
    Some(format!(
        "line {} says {:?} where the program prints {:?}; `{command}` records it anew",
        line + 1,
        show(&recorded),
        show(printed)
    ))
}
