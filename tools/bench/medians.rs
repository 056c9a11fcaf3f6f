//! The medians criterion leaves in its folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};
use serde_json::Value;

/// A group of benchmarks, in the order they ran.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    pub(super) name: String,
    pub(super) rows: Vec<Row>,
}

/// One function, or one function at one value of what the group varies.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) name: String,
    /// For `BenchmarkId::new("im2col", 8)`, 8.
    pub(super) at: Option<String>,
    /// In nanoseconds.
    pub(super) median: f64,
}

/// Reads `…/GROUP/FUNCTION/new/{benchmark,estimates}.json` and those of
/// `…/GROUP/FUNCTION/VALUE/new`, sorted by group.
pub(super) fn read(home: &Path) -> Result<Vec<Group>> {
    let mut groups: BTreeMap<String, Vec<(SystemTime, Row)>> = BTreeMap::new();
    for group in folders(home)? {
        for function in folders(&group)? {
            for folder in [vec![function.clone()], folders(&function)?].concat() {
                let new = folder.join("new");
                if !new.is_dir() {
                    continue; // criterion's report, or a function with values
                }
                let (measured, group, row) = row(&new)?;
                groups.entry(group).or_default().push((measured, row));
            }
        }
    }
    Ok(groups
        .into_iter()
        .map(|(name, mut rows)| {
            rows.sort_by_key(|&(measured, _)| measured);
            Group { name, rows: rows.into_iter().map(|(_, row)| row).collect() }
        })
        .collect())
}

/// When it was measured, the name of its group, and the row.
fn row(new: &Path) -> Result<(SystemTime, String, Row)> {
    let file = new.join("estimates.json");
    let measured = file.metadata().and_then(|metadata| metadata.modified());
    let measured =
        measured.with_context(|| format!("cannot read {}", file.display()))?;
    let median = &json(&file)?["median"]["point_estimate"];
    let median = median.as_f64().context("criterion gave no median")?;
    let names = json(&new.join("benchmark.json"))?;
    let name = |key: &str| names[key].as_str().map(str::to_owned);
    let group = name("group_id").unwrap_or_default();
    let function = name("function_id").unwrap_or_default();
    Ok((measured, group, Row { name: function, at: name("value_str"), median }))
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
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
