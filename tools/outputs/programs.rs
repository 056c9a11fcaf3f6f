//! The programs whose output the book shows.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::{Recording, sections};

/// Where the recordings of the Rust examples lie.
pub(super) const OUTPUT: &str = "listings/examples/output";

/// Where the recordings of the NumPy scripts lie.
pub(super) const NUMPY: &str = "tests/numpy/output";

/// A program with a comment that begins so is not run: its output is not the book's.
const NOT_RECORDED: &str = "Not recorded:";

/// Builds and runs the examples of `listings`.
pub(super) fn examples(root: &Path) -> Result<Vec<Recording>> {
    let sources = recorded(&root.join("listings/examples"), "rs")?;
    let cargo = std::env::var_os("CARGO").unwrap_or("cargo".into());
    let output = Command::new(cargo)
        .current_dir(root)
        .args(["build", "--quiet", "--package", "listings", "--examples"])
        .arg("--message-format=json-render-diagnostics")
        .stderr(Stdio::inherit())
        .output()
        .context("cannot run cargo")?;
    ensure!(output.status.success(), "the examples of `listings` do not compile");
    let messages = String::from_utf8(output.stdout)?;
    let messages: Vec<Value> = messages
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()
        .context("cargo's message is not JSON")?;
    let mut recordings = Vec::new();
    for source in sources {
        let name = stem(&source);
        let program = messages
            .iter()
            .filter(|message| message["target"]["name"] == name.as_str())
            .find_map(|message| message["executable"].as_str())
            .with_context(|| format!("cargo built no example {name}"))?;
        recordings.push(Recording {
            file: Path::new(OUTPUT).join(format!("{name}.txt")),
            text: record(&mut Command::new(program), &name, root)?,
        });
    }
    Ok(recordings)
}

/// Runs the NumPy scripts.
pub(super) fn numpy(root: &Path) -> Result<Vec<Recording>> {
    let python = std::env::var_os("PYTHON").unwrap_or("python3".into());
    let mut recordings = Vec::new();
    for script in recorded(&root.join("tests/numpy"), "py")? {
        let name = stem(&script);
        recordings.push(Recording {
            file: Path::new(NUMPY).join(format!("{name}.txt")),
            text: record(Command::new(&python).arg(&script), &name, root)?,
        });
    }
    Ok(recordings)
}

/// Runs a program in the root of the book and turns what it prints into anchors.
fn record(command: &mut Command, name: &str, root: &Path) -> Result<String> {
    let output = command
        .current_dir(root)
        .output()
        .with_context(|| format!("cannot run {}", command.get_program().display()))?;
    ensure!(
        output.status.success(),
        "{name} fails with {}:\n{}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    let printed = String::from_utf8(output.stdout)
        .with_context(|| format!("{name} prints something else than UTF-8"))?;
    sections::anchors(&printed).with_context(|| name.to_owned())
}

/// The programs in a folder that are to be recorded.
fn recorded(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for file in files(folder, extension)? {
        let text = std::fs::read_to_string(&file)
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

/// The files in a folder with an extension, sorted; none if there is no such folder.
pub(super) fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = std::fs::read_dir(folder)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|e| e == extension));
    files.sort();
    Ok(files)
}

fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
