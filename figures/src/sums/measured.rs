//! What `cargo run -- bench` recorded, read for a plot.

use serde_json::Value;

/// A record of one benchmark.
pub(crate) struct Record(Value);

/// One function of a group; where the group varies something, at one value of it.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) at: Option<f64>,
    /// The median in microseconds.
    pub(crate) time: f64,
}

impl Record {
    /// # Panics
    /// If the text is not JSON.
    pub(crate) fn read(text: &str) -> Record {
        Record(serde_json::from_str(text).expect("a record is JSON"))
    }

    /// The processor's name.
    pub(crate) fn machine(&self) -> &str {
        self.0["machine"].as_str().expect("a record names its machine")
    }

    /// A number that the record has beside its groups.
    ///
    /// # Panics
    /// If it has none of that name.
    pub(crate) fn fact(&self, name: &str) -> f64 {
        let fact = self.0[name].as_f64();
        fact.unwrap_or_else(|| panic!("no number {name:?} was recorded"))
    }

    /// Every sample of one row, in nanoseconds and in the order of the rounds.
    ///
    /// # Panics
    /// If they were not recorded.
    pub(crate) fn samples(&self, name: &str) -> Vec<f64> {
        let samples = self.0["noise"][name].as_array();
        let samples = samples.unwrap_or_else(|| panic!("no samples of {name:?}"));
        samples.iter().map(|time| time.as_f64().expect("a time")).collect()
    }

    /// The median of one row in microseconds.
    ///
    /// # Panics
    /// If there is none.
    pub(crate) fn entry(&self, group: &str, name: &str, at: Option<&str>) -> f64 {
        let groups = self.0["groups"].as_array().expect("a record has groups");
        let group = groups.iter().find(|other| other["name"] == group);
        let rows = group.and_then(|group| group["rows"].as_array());
        let mut rows = rows.into_iter().flatten();
        let row = rows.find(|row| row["name"] == name && row["at"].as_str() == at);
        let median = row.and_then(|row| row["median"].as_f64());
        median.unwrap_or_else(|| panic!("no row {name:?} was recorded")) / 1e3
    }

    /// The rows of a group, in the order they were measured.
    ///
    /// # Panics
    /// If the record has no such group, or a row no name or median.
    pub(crate) fn group(&self, name: &str) -> Vec<Row> {
        let groups = self.0["groups"].as_array().expect("a record has groups");
        let group = groups.iter().find(|group| group["name"] == name);
        let rows = group.and_then(|group| group["rows"].as_array());
        let rows = rows.unwrap_or_else(|| panic!("no group {name:?} was recorded"));
        rows.iter().map(row).collect()
    }
}

fn row(row: &Value) -> Row {
    let name = row["name"].as_str().expect("a row has a name").to_owned();
    let nanoseconds = row["median"].as_f64().expect("a row has a median");
    let at = row["at"].as_str().map(|at| at.parse().expect("a value is a number"));
    Row { name, at, time: nanoseconds / 1e3 }
}
