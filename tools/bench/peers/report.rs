//! What was measured beside the peers, as tables for the chapters and as JSON for the
//! figures.

use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};

use super::super::machine::Machine;
use super::super::medians::{Group, Row};
use super::super::number::time;
use super::super::{record, table};
use super::goals::{self, best, is_peer};
use super::{NOISE, Samples, Versions, goals_table};
use crate::outputs::sections;
use crate::{print, write};

/// How the command is called, beside every table.
const COMMAND: &str = "cargo run --release -- bench --peers";

/// Writes `benches/results/peers.txt` and `peers.json`.
///
/// # Errors
///
/// They cannot be written.
pub(super) fn write(
    root: &Path,
    machine: &Machine,
    versions: &Versions,
    groups: &[Group],
    noise: Option<Samples>,
    rounds: usize,
) -> Result<()> {
    let (text, json) = both(machine, versions, groups, noise, rounds)?;
    for (extension, text) in [("txt", text), ("json", format!("{json:#}\n"))] {
        let file = format!("benches/results/peers.{extension}");
        write::replace(&root.join(&file), &text)?;
        print::line(file)?;
    }
    Ok(())
}

fn both(
    machine: &Machine,
    versions: &Versions,
    groups: &[Group],
    noise: Option<Samples>,
    rounds: usize,
) -> Result<(String, Value)> {
    let source = format!("{}, {COMMAND}", machine.name);
    let reached = goals::reached(groups);
    let mut text = format!("== machine ==\n{}", machine.lines());
    for (name, of) in versions {
        text += &format!("{name:16}  {of}\n");
    }
    text += "\n";
    text += &goals_table::sections(&reached, groups, &source);
    if let Some(samples) = &noise {
        text += &spread(samples, &source);
    }
    for group in groups.iter().filter(|group| group.name != NOISE) {
        text += &table::section(&shown(group), &source);
    }
    let mut record = record::json(groups, machine, COMMAND);
    record["versions"] = json!(versions);
    record["rounds"] = rounds.into();
    record["goals"] = reached.iter().map(goals::Goal::json).collect();
    if let Some(Samples(all)) = noise {
        let whole = |samples: Vec<f64>| -> Vec<f64> {
            samples.into_iter().map(f64::round).collect()
        };
        let all =
            all.into_iter().map(|(name, samples)| (name, json!(whole(samples))));
        record[NOISE] = Value::Object(all.collect());
    }
    Ok((sections::anchors(&text)?, record))
}

/// Whose samples are shown beside the peak's.
const SPREAD: [&str; 3] = ["peak", "tile", "PyTorch, channels last, malloc kept"];

/// The fastest, the middle and the slowest sample of some, and of what each is as a
/// multiple of the peak beside it.
fn spread(Samples(all): &Samples, source: &str) -> String {
    let all: Vec<_> =
        all.iter().filter(|(name, _)| SPREAD.contains(&name.as_str())).collect();
    let peak = all.iter().find(|(name, _)| name == "peak");
    let mut text = format!(
        "== {NOISE} ==\n{source}\n{:42}  {:>8}  {:>8}  {:>8}\n",
        "", "fastest", "median", "slowest"
    );
    let ends = |mut samples: Vec<f64>| {
        samples.sort_by(f64::total_cmp);
        [0, samples.len() / 2, samples.len() - 1].map(|i| samples[i])
    };
    for (name, samples) in &all {
        let [least, median, most] = ends(samples.clone()).map(time);
        text += &format!("{name:42}  {least:>8}  {median:>8}  {most:>8}\n");
    }
    for (name, samples) in all.iter().filter(|(name, _)| name != "peak") {
        let Some((_, peak)) = peak else { continue };
        let ratios = samples.iter().zip(peak).map(|(sample, peak)| sample / peak);
        let [least, median, most] = ends(ratios.collect());
        let name = format!("{name} ÷ peak");
        text += &format!("{name:42}  {least:>8.2}  {median:>8.2}  {most:>8.2}\n");
    }
    text + "\n"
}

/// The book's rows, and of each library the fastest, the fastest first and the peak last.
fn shown(group: &Group) -> Group {
    let library =
        |row: &Row| row.name.split(',').next().unwrap_or_default().to_owned();
    let kept = |row: &&Row| {
        let alike = |other: &Row| is_peer(other) && library(other) == library(row);
        !is_peer(row) || best(&group.rows, alike).is_some_and(|best| best == *row)
    };
    let mut rows: Vec<Row> = group.rows.iter().filter(kept).cloned().collect();
    rows.sort_by(|a, b| {
        let last = |row: &Row| row.name == "peak";
        last(a).cmp(&last(b)).then(a.median.total_cmp(&b.median))
    });
    Group { name: group.name.clone(), rows }
}

#[cfg(test)]
mod tests {
    use super::super::super::medians::{Group, Row};
    use super::shown;

    #[test]
    fn of_each_library_the_fastest_row_is_shown() {
        let rows = [
            ("peak", 1.0),
            ("PyTorch, NCHW", 5.0),
            ("PyTorch, channels last", 4.0),
            ("ONNX Runtime", 6.0),
            ("tile from and to C order", 3.0),
            ("tile", 2.0),
        ];
        let row = |(name, median): (&str, f64)| Row {
            name: name.to_owned(),
            at: None,
            median,
        };
        let rows = rows.map(row).to_vec();
        let shown = shown(&Group { name: "case".to_owned(), rows });
        let names: Vec<&str> = shown.rows.iter().map(|row| &row.name[..]).collect();
        assert_eq!(
            names,
            [
                "tile",
                "tile from and to C order",
                "PyTorch, channels last",
                "ONNX Runtime",
                "peak"
            ]
        );
    }
}
