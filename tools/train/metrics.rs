//! One line of JSON for every epoch.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use anyhow::{Context, Result};
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
    ///
    /// # Errors
    ///
    /// The file is there, and cannot be read.
    pub(super) fn after(epochs: usize, file: PathBuf) -> Result<Metrics> {
        let text = match fs::read_to_string(&file) {
            _ if epochs == 0 => String::new(),
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            text => text.with_context(|| {
                format!(
                    "{} cannot be read, and going on would write over it: mend it, or move it \
                     away",
                    file.display()
                )
            })?,
        };
        let lines = text.lines().zip(1..=epochs);
        let lines = lines
            .take_while(|&(line, epoch)| number(line, "epoch") == Some(epoch as f64));
        Ok(Metrics { lines: lines.map(|(line, _)| line.to_owned()).collect(), file })
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

    /// The time of all epochs together, as far as it is known.
    pub(super) fn seconds(&self) -> f64 {
        let seconds = self.lines.iter().filter_map(|line| number(line, "seconds"));
        seconds.fold(0.0, |sum, seconds| sum + seconds) // `sum` of none would be -0
    }
}

/// A number of a line, if it has one of that name.
fn number(line: &str, name: &str) -> Option<f64> {
    let line: Value = serde_json::from_str(line).ok()?;
    line[name].as_f64()
}
