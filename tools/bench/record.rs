//! Medians as JSON, for the figures that plot them and the tests that compare them.

use serde_json::{Value, json};

use super::machine::Machine;
use super::medians::{Group, Row};

/// The machine, the command and every group with its rows. Times are in nanoseconds, to
/// a tenth.
pub(super) fn json(groups: &[Group], machine: &Machine, command: &str) -> Value {
    let groups: Vec<Value> = groups
        .iter()
        .map(|group| {
            let rows: Vec<Value> = group.rows.iter().map(row).collect();
            json!({ "name": group.name, "rows": rows })
        })
        .collect();
    let mut record = machine.json();
    record["command"] = command.into();
    record["unit"] = "nanoseconds".into();
    record["groups"] = groups.into();
    record
}

fn row(row: &Row) -> Value {
    let median = (row.median * 10.0).round() / 10.0;
    match &row.at {
        None => json!({ "name": row.name, "median": median }),
        Some(at) => json!({ "name": row.name, "at": at, "median": median }),
    }
}
