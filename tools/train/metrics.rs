//! One line of JSON for every epoch.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use listings::train::{Scores, Seen};
use serde_json::{Value, json};

use crate::write;

/// The lines of a training, in a file.
pub(super) struct Metrics {
    file: PathBuf,
    lines: Vec<Value>,
}

impl Metrics {
    /// Begins, or goes on after so many epochs.
    pub(super) fn after(epochs: usize, file: PathBuf) -> Metrics {
        let text = match epochs {
            0 => String::new(),
            _ => fs::read_to_string(&file).unwrap_or_default(),
        };
        let lines = text.lines().map_while(|line| serde_json::from_str(line).ok());
        Metrics { lines: lines.take(epochs).collect(), file }
    }

    /// Adds an epoch and writes the file.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub(super) fn add(
        &mut self,
        epoch: usize,
        seen: &Seen,
        held_out: Option<&Scores>,
        seconds: f64,
    ) -> Result<()> {
        self.lines.push(json!({
            "epoch": epoch,
            "loss": seen.mean_loss(),
            "accuracy": seen.accuracy(),
            "held_out_images": held_out.map(Scores::images),
            "held_out_accuracy": held_out.map(Scores::accuracy),
            "held_out_balanced_accuracy": held_out.map(Scores::balanced_accuracy),
            "seconds": seconds,
        }));
        let text: String =
            self.lines.iter().map(|line| format!("{line}\n")).collect();
        write::replace(&self.file, text)?;
        Ok(())
    }
}
