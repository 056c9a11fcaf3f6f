//! The bar of an epoch.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use listings::train::Tally;

const TEMPLATE: &str = "{prefix} {wide_bar} {msg}, {eta} left";

/// A bar on standard error; nothing if that is no terminal.
pub(super) struct Progress(ProgressBar);

impl Progress {
    pub(super) fn new(
        epoch: usize,
        epochs: usize,
        steps: usize,
        taken: usize,
    ) -> Progress {
        let bar = ProgressBar::new(steps as u64).with_position(taken as u64);
        let bar = bar.with_prefix(format!("epoch {epoch} of {epochs}"));
        bar.reset_eta();
        if let Ok(style) = ProgressStyle::with_template(TEMPLATE) {
            bar.set_style(style);
        }
        Progress(bar)
    }

    /// One more step. `images` were seen in this `time`.
    pub(super) fn step(&self, seen: &Tally, images: usize, time: Duration) {
        let speed = images as f64 / time.as_secs_f64();
        self.0.set_message(format!(
            "loss {:.3}, accuracy {:.1} %, {speed:.0} images a second",
            seen.mean_loss(),
            100.0 * seen.accuracy()
        ));
        self.0.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
