//! The programs whose output the book shows.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use rayon::prelude::*;

use super::{Recording, sections};
use crate::cargo;
use crate::files::files;

/// Programs of one kind, and where their recordings lie.
struct Programs {
    folder: &'static str,
    extension: &'static str,
    output: &'static str,
}

const EXAMPLES: Programs = Programs {
    folder: "listings/examples",
    extension: "rs",
    output: "listings/examples/output",
};

const SCRIPTS: Programs =
    Programs { folder: "tests/numpy", extension: "py", output: "tests/numpy/output" };

/// A program with a comment that begins so is not run: its output is not the book's.
const NOT_RECORDED: &str = "Not recorded:";

/// Builds and runs the examples of `listings`.
pub(super) fn examples(root: &Path) -> Result<Vec<Recording>> {
    let sources = EXAMPLES.recorded(root)?;
    let artifacts = cargo::build_listings(root, "--examples")?;
    let run = |source: &PathBuf| {
        let name = stem(source);
        let program = artifacts
            .iter()
            .filter(|artifact| artifact["target"]["name"] == name.as_str())
            .find_map(|artifact| artifact["executable"].as_str())
            .with_context(|| format!("cargo built no example {name}"))?;
        EXAMPLES.record(source, &mut Command::new(program), root)
    };
    sources.par_iter().with_max_len(1).map(run).collect()
}

/// Runs the NumPy scripts.
pub(super) fn numpy(root: &Path) -> Result<Vec<Recording>> {
    let python = std::env::var_os("PYTHON").unwrap_or("python3".into());
    let run = |script: &PathBuf| {
        SCRIPTS.record(script, Command::new(&python).arg(script), root)
    };
    SCRIPTS.recorded(root)?.iter().map(run).collect()
}

/// Recordings whose program is gone.
pub(super) fn orphans(root: &Path) -> Result<Vec<PathBuf>> {
    let mut orphans = Vec::new();
    for kind in [EXAMPLES, SCRIPTS] {
        let programs: Vec<_> = kind.recorded(root)?.iter().map(|p| stem(p)).collect();
        let recordings = files(root, kind.output, "txt")?;
        orphans.extend(
            recordings.into_iter().filter(|file| !programs.contains(&stem(file))),
        );
    }
    Ok(orphans)
}

impl Programs {
    /// The programs that are to be recorded, relative to the root.
    fn recorded(&self, root: &Path) -> Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        for file in files(root, self.folder, self.extension)? {
            let text = std::fs::read_to_string(root.join(&file))
                .with_context(|| format!("cannot read {}", file.display()))?;
            let marked = text.lines().any(|line| {
                let comment = line.trim_start_matches(['/', '!', '#']);
                comment.len() < line.len()
                    && comment.trim_start().starts_with(NOT_RECORDED)
            });
            if !marked {
                found.push(file);
            }
        }
        Ok(found)
    }

    /// Runs a program in the root of the book and turns what it prints into anchors.
    fn record(
        &self,
        program: &Path,
        command: &mut Command,
        root: &Path,
    ) -> Result<Recording> {
        let name = stem(program);
        let output = command.current_dir(root).output().with_context(|| {
            format!("cannot run {}", command.get_program().display())
        })?;
        ensure!(
            output.status.success(),
            "{name} fails with {}:\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
        let printed = String::from_utf8(output.stdout)
            .with_context(|| format!("{name} prints something else than UTF-8"))?;
        let text = sections::anchors(&printed).with_context(|| name.clone())?;
        let file = Path::new(self.output).join(format!("{name}.txt"));
        Ok(Recording { file, text })
    }
}

fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
