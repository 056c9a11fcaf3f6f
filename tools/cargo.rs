//! cargo, run for what it builds.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// The cargo that runs us, or the one on the path, in the workspace at `root`.
pub(crate) fn command(root: &Path) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.current_dir(root);
    cargo
}

/// Builds the targets of `listings` that `target` names (`--lib`, `--examples`), and returns
/// cargo's message on each artifact.
///
/// # Errors
///
/// They do not compile (cargo has printed why), or cargo cannot be run.
pub(crate) fn build_listings(root: &Path, target: &str) -> Result<Vec<Value>> {
    let output = command(root)
        .args(["build", "--quiet", "--package", "listings", target])
        .arg("--message-format=json-render-diagnostics")
        .stderr(Stdio::inherit())
        .output()
        .context("cannot run cargo")?;
    ensure!(output.status.success(), "`listings` does not compile");
    let messages = String::from_utf8(output.stdout)?;
    let messages: Vec<Value> = messages
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()
        .context("cargo's message is not JSON")?;
    let artifact = |message: &Value| message["reason"] == "compiler-artifact";
    Ok(messages.into_iter().filter(artifact).collect())
}
