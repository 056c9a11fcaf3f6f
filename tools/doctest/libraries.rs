//! The libraries that a chapter's blocks may use, as cargo builds them.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, ensure};
use serde_json::Value;

use crate::cargo;

/// What a chapter may `use`: our crate and those of its dependencies that the files it shows
/// stand on.
const CRATES: [&str; 8] = [
    "fearless_simd",
    "listings",
    "ndarray",
    "ndarray_einsum",
    "num_traits",
    "rayon",
    "serde",
    "serde_json",
];

/// Builds `listings` and returns the flags that make rustdoc find it and what it stands on.
///
/// # Errors
///
/// The crate does not compile (cargo has printed why), or cargo did not name a library.
pub(super) fn build(workspace: &Path) -> Result<Vec<String>> {
    let mut flags = Vec::new();
    let mut folders = BTreeSet::new();
    let mut found = BTreeSet::new();
    for message in cargo::build_listings(workspace, "--lib")? {
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
