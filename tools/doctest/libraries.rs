//! The libraries that a chapter's blocks may use, as cargo builds them.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// What a chapter may `use`: our crate and those of its dependencies that the book is about.
const CRATES: [&str; 2] = ["listings", "ndarray"];

/// Builds `listings` and returns the flags that make rustdoc find it and what it stands on.
///
/// # Errors
///
/// The crate does not compile (cargo has printed why), or cargo did not name a library.
pub(super) fn build(workspace: &Path) -> Result<Vec<String>> {
    let cargo = std::env::var_os("CARGO").unwrap_or("cargo".into());
    let output = Command::new(cargo)
        .current_dir(workspace)
        .args(["build", "--quiet", "--package", "listings", "--lib"])
        .arg("--message-format=json-render-diagnostics")
        .stderr(Stdio::inherit())
        .output()
        .context("cannot run cargo")?;
    ensure!(output.status.success(), "the crate `listings` does not compile");
    flags(&String::from_utf8(output.stdout)?)
}

/// Reads cargo's messages, one JSON object a line.
fn flags(messages: &str) -> Result<Vec<String>> {
    let mut flags = Vec::new();
    let mut folders = BTreeSet::new();
    let mut found = BTreeSet::new();
    for line in messages.lines() {
        let message: Value =
            serde_json::from_str(line).context("cargo's message is not JSON")?;
        if message["reason"] != "compiler-artifact" {
            continue;
        }
        let name = message["target"]["name"].as_str().unwrap_or("").replace('-', "_");
        let files = message["filenames"].as_array().into_iter().flatten();
        for file in files.filter_map(Value::as_str).map(Path::new) {
            let extension = file.extension().and_then(|e| e.to_str());
            if !matches!(extension, Some("rlib" | "so" | "dylib" | "dll")) {
                continue;
            }
            let folder = file.parent().unwrap_or(file);
            // A member's library is lifted out of `deps`, where its dependencies stay.
            folders.insert(if folder.ends_with("deps") {
                folder.to_path_buf()
            } else {
                folder.join("deps")
            });
            if CRATES.contains(&name.as_str()) {
                flags.extend([
                    "--extern".to_owned(),
                    format!("{name}={}", file.display()),
                ]);
                found.insert(name.clone());
            }
        }
    }
    for name in CRATES {
        ensure!(
            found.contains(name),
            "cargo built `listings` but named no library `{name}`"
        );
    }
    for folder in folders {
        flags.extend(["-L".to_owned(), format!("dependency={}", folder.display())]);
    }
    Ok(flags)
}
