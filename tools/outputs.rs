//! `outputs`: what the programs of the book print, recorded so that chapters can show it.
//!
//! A program prints sections under headings like `== first windows ==`; the recording of each is
//! an anchor that a chapter includes: `{{#include …/output/03-windows.txt:first-windows}}`.

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;

use crate::{book, print, write};

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
            print::line(format_args!("{}: {state}", recording.file.display()))?;
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

/// Compares what the Rust examples print with what is recorded, and finds the recordings whose
/// program is gone, those of NumPy scripts among them.
///
/// # Errors
///
/// An example does not compile, fails, or prints no sections.
pub fn compare(root: &Path) -> Result<Vec<Difference>> {
    let recordings = programs::examples(root)?;
    let mut found = differences(root, recordings, "cargo run -- outputs");
    let gone = || "no program prints this any more; delete it".to_owned();
    let orphans = programs::orphans(root)?.into_iter();
    found.extend(orphans.map(|file| Difference { file, reason: gone() }));
    Ok(found)
}

/// Compares what the NumPy scripts print with what is recorded.
///
/// # Errors
///
/// There is no Python with NumPy, or a script fails or prints no sections.
pub fn compare_numpy(root: &Path) -> Result<Vec<Difference>> {
    let recordings = programs::numpy(root)?;
    Ok(differences(root, recordings, "cargo run -- outputs --numpy"))
}

/// Where what is recorded is not this; `command` records it anew.
fn differences(
    root: &Path,
    recordings: Vec<Recording>,
    command: &str,
) -> Vec<Difference> {
    let differs = |Recording { file, text }: Recording| {
        let reason = difference(&root.join(&file), &text, command)?;
        Some(Difference { file, reason })
    };
    recordings.into_iter().filter_map(differs).collect()
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
