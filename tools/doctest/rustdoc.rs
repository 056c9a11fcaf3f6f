//! rustdoc on the chapters, as many at a time as the machine has cores.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use rayon::prelude::*;

use super::once::Programs;
use super::{Outcome, Report};

/// Runs every chapter.
pub(super) fn run(chapters: &[Programs], libraries: &[String]) -> Result<Report> {
    let folder = tempfile::tempdir().context("cannot make a scratch folder")?;
    let run = |programs| chapter(folder.path(), programs, libraries);
    let chapters = chapters.par_iter().with_max_len(1).map(run);
    Ok(Report { chapters: chapters.collect::<Result<_>>()? })
}

fn chapter(
    folder: &Path,
    Programs { file, text, repeated }: &Programs,
    libraries: &[String],
) -> Result<Outcome> {
    let place = folder.join(file);
    std::fs::create_dir_all(place.parent().unwrap_or(folder))?;
    std::fs::write(&place, text)?;
    let rustdoc = std::env::var_os("RUSTDOC").unwrap_or("rustdoc".into());
    let output = Command::new(rustdoc)
        .current_dir(folder)
        // A failing block says where it failed; the frames below it are rustdoc's.
        .env_remove("RUST_BACKTRACE")
        .args(["--test", "--edition", "2024"])
        .args(libraries)
        .arg(file)
        .output()
        .context("cannot run rustdoc")?;
    let said = String::from_utf8_lossy(&output.stdout);
    let failure = (!output.status.success())
        .then(|| format!("{said}{}", String::from_utf8_lossy(&output.stderr)));
    Ok(Outcome {
        file: file.clone(),
        run: sum(&said, "passed") + sum(&said, "failed"),
        repeated: *repeated,
        ignored: sum(&said, "ignored"),
        failure,
    })
}

/// Adds up `3 passed` over the lines `test result: ok. 3 passed; 0 failed; …`: blocks that cannot
/// share a program have a line of their own.
fn sum(output: &str, word: &str) -> usize {
    let results = output.lines().filter(|line| line.starts_with("test result:"));
    let parts = results.flat_map(|line| line.split([';', '.']));
    parts
        .filter_map(|part| {
            part.trim().strip_suffix(word)?.trim().parse::<usize>().ok()
        })
        .sum()
}
