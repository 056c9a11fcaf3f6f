//! rustdoc on the chapters, two at a time.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result};

use super::{Outcome, Report};

/// Each rustdoc keeps about one core busy.
const AT_ONCE: usize = 2;

/// Runs every chapter, given by file and expanded text.
pub(super) fn run(
    chapters: &[(PathBuf, String)],
    libraries: &[String],
) -> Result<Report> {
    let folder = tempfile::tempdir().context("cannot make a scratch folder")?;
    let next = AtomicUsize::new(0);
    let outcomes = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let index = next.fetch_add(1, Ordering::Relaxed)
                    && let Some((file, text)) = chapters.get(index)
                {
                    let outcome = chapter(folder.path(), file, text, libraries);
                    if let Ok(mut outcomes) = outcomes.lock() {
                        outcomes.push((index, outcome));
                    }
                }
            });
        }
    });
    let mut outcomes = outcomes.into_inner().unwrap_or_default();
    outcomes.sort_by_key(|(index, _)| *index);
    let chapters =
        outcomes.into_iter().map(|(_, outcome)| outcome).collect::<Result<_>>()?;
    Ok(Report { chapters })
}

fn chapter(
    folder: &Path,
    file: &Path,
    text: &str,
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
        file: file.to_path_buf(),
        run: sum(&said, "passed") + sum(&said, "failed"),
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
