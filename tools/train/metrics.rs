//! One line of JSON for every epoch.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use listings::train::{Scores, Tally};
use serde_json::{Value, json};

use crate::write;

/// The lines of a training, in a file.
pub(super) struct Metrics {
    file: PathBuf,
    lines: Vec<String>,
}

impl Metrics {
    /// Begins, or goes on after so many epochs: what the file says of later ones is
    /// dropped.
    pub(super) fn after(epochs: usize, file: PathBuf) -> Metrics {
        let text = match epochs {
            0 => String::new(),
            _ => fs::read_to_string(&file).unwrap_or_default(),
        };
        let lines = text.lines().zip(1..=epochs);
        let lines =
            lines.take_while(|&(line, epoch)| number(line, "epoch") == epoch as f64);
        Metrics { lines: lines.map(|(line, _)| line.to_owned()).collect(), file }
    }

    /// Adds an epoch and writes the file.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub(super) fn add(
        &mut self,
        epoch: usize,
        seen: &Tally,
        held_out: Option<&Scores>,
        seconds: f64,
    ) -> Result<()> {
        let line = json!({
            "epoch": epoch,
            "loss": seen.mean_loss(),
            "accuracy": seen.accuracy(),
            "held_out_images": held_out.map(Scores::images),
            "held_out_accuracy": held_out.map(Scores::accuracy),
            "held_out_balanced_accuracy": held_out.map(Scores::balanced_accuracy),
            "seconds": seconds,
        });
        self.lines.push(line.to_string());
        write::replace(&self.file, self.lines.join("\n") + "\n")?;
        Ok(())
    }

    /// The time of all epochs together.
    pub(super) fn seconds(&self) -> f64 {
        self.lines.iter().map(|line| number(line, "seconds")).sum()
    }
}

/// A number of a line; NaN if there is none.
fn number(line: &str, name: &str) -> f64 {
    let line: Value = serde_json::from_str(line).unwrap_or_default();
    line[name].as_f64().unwrap_or(f64::NAN)
}
