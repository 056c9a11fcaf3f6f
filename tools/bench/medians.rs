//! The medians criterion leaves in its folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, Result};
use serde_json::Value;

/// A group of benchmarks, in the order they ran.
pub(super) struct Group {
    pub(super) name: String,
    /// The name of each function and its median time in nanoseconds.
    pub(super) medians: Vec<(String, f64)>,
}

/// Reads `…/GROUP/FUNCTION/new/{benchmark,estimates}.json`, sorted by group.
pub(super) fn read(home: &Path) -> Result<Vec<Group>> {
    let mut groups: BTreeMap<String, Vec<(SystemTime, String, f64)>> =
        BTreeMap::new();
    for group in folders(home)? {
        for function in folders(&group)? {
            let new = function.join("new");
            if !new.is_dir() {
                continue; // criterion's report
            }
            let file = new.join("estimates.json");
            let measured = file.metadata().and_then(|metadata| metadata.modified());
            let measured = measured
                .with_context(|| format!("cannot read {}", file.display()))?;
            let median = &json(&file)?["median"]["point_estimate"];
            let median = median.as_f64().context("criterion gave no median")?;
            let names = json(&new.join("benchmark.json"))?;
            let name = |key: &str| names[key].as_str().unwrap_or_default().to_owned();
            let row = (measured, name("function_id"), median);
            groups.entry(name("group_id")).or_default().push(row);
        }
    }
    Ok(groups
        .into_iter()
        .map(|(name, mut rows)| {
            rows.sort_by_key(|row| row.0);
            let medians = rows.into_iter().map(|(_, name, median)| (name, median));
            Group { name, medians: medians.collect() }
        })
        .collect())
}

fn folders(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let entries = std::fs::read_dir(folder)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .with_context(|| format!("cannot read {}", folder.display()))?;
    let paths = entries.into_iter().map(|entry| entry.path());
    Ok(paths.filter(|path| path.is_dir()).collect())
}

fn json(file: &Path) -> Result<Value> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("cannot read {}", file.display()))?;
    serde_json::from_str(&text)
        .with_context(|| format!("{} is not JSON", file.display()))
}
