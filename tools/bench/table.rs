//! Medians as a table a reader can take in.

use super::medians::{Group, Row};
use super::number::{ratio, time};

/// The row that the others are a share of.
const PEAK: &str = "peak";

/// A section headed by the group's name, with the source of the numbers above them.
pub(super) fn section(group: &Group, source: &str) -> String {
    let swept = group.rows.iter().any(|row| row.at.is_some());
    let table = if swept { grid(&group.rows) } else { list(&group.rows) };
    format!("== {} ==\n{source}\n{table}\n", group.name)
}

/// Times, and how many times the fastest row's they are; beside a row `peak`, which
/// does the same work as fast as the processor can, what share of that they reach.
fn list(rows: &[Row]) -> String {
    let fastest = rows.iter().map(|row| row.median).fold(f64::INFINITY, f64::min);
    let peak = rows.iter().find(|row| row.name == PEAK).map(|row| row.median);
    let width = width(rows);
    let heading = if peak.is_some() { "of peak" } else { "× fastest" };
    let mut text = format!("{:width$}  {:>8}  {heading:>9}", "", "time");
    for Row { name, median, .. } in rows {
        let compared = match peak {
            Some(peak) => format!("{:.1} %", 100.0 * peak / median),
            None => ratio(median / fastest),
        };
        text += &format!("\n{name:width$}  {:>8}  {compared:>9}", time(*median));
    }
    text + "\n"
}

/// A line for each function, a column for each value.
fn grid(rows: &[Row]) -> String {
    let mut names: Vec<&str> = Vec::new();
    let mut values: Vec<&str> = Vec::new();
    for row in rows {
        let at = row.at.as_deref().unwrap_or_default();
        if !names.contains(&row.name.as_str()) {
            names.push(&row.name);
        }
        if !values.contains(&at) {
            values.push(at);
        }
    }
    let width = width(rows);
    let column = values.iter().map(|value| value.len()).fold(7, usize::max);
    let mut text = format!("{:width$}", "");
    for value in &values {
        text += &format!("  {value:>column$}");
    }
    for name in names {
        text += &format!("\n{name:width$}");
        for &value in &values {
            let here =
                |row: &&Row| row.name == name && row.at.as_deref() == Some(value);
            let cell = rows.iter().find(here).map(|row| time(row.median));
            text += &format!("  {:>column$}", cell.unwrap_or_default());
        }
    }
    text + "\n"
}

/// That of the longest name.
fn width(rows: &[Row]) -> usize {
    rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Group, Row, section};

    fn row(name: &str, at: Option<&str>, median: f64) -> Row {
        Row { name: name.to_owned(), at: at.map(str::to_owned), median }
    }

    fn of(rows: Vec<Row>) -> String {
        section(&Group { name: "walk".to_owned(), rows }, "a machine")
    }

    #[test]
    fn ratios_are_to_the_fastest_row() {
        assert_eq!(
            of(vec![row("columns", None, 7e6), row("rows", None, 2e6)]),
            "== walk ==\n\
             a machine\n\
             \x20            time  × fastest\n\
             columns   7.00 ms        3.5\n\
             rows      2.00 ms        1.0\n\n"
        );
    }

    #[test]
    fn beside_a_peak_the_others_are_shares_of_it() {
        assert_eq!(
            of(vec![row("tile", None, 2.05e6), row("peak", None, 2e6)]),
            "== walk ==\n\
             a machine\n\
             \x20         time    of peak\n\
             tile   2.05 ms     97.6 %\n\
             peak   2.00 ms    100.0 %\n\n"
        );
    }

    #[test]
    fn values_become_columns() {
        let rows = vec![
            row("rows", Some("8"), 2e6),
            row("columns", Some("8"), 7e6),
            row("rows", Some("16"), 4e3),
            row("columns", Some("16"), 8e3),
        ];
        assert_eq!(
            of(rows),
            "== walk ==\n\
             a machine\n\
             \x20              8       16\n\
             rows     2.00 ms  4.00 µs\n\
             columns  7.00 ms  8.00 µs\n\n"
        );
    }
}
