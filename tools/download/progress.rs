//! The bar of a file that arrives.

use indicatif::{ProgressBar, ProgressStyle};

const TEMPLATE: &str =
    "{msg} {wide_bar} {decimal_bytes}/{decimal_total_bytes}, {eta} left";

/// A bar on standard error; nothing if that is no terminal.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// The bar of a file of so many `bytes`, some of which are there.
    pub(super) fn new(name: &'static str, there: u64, bytes: u64) -> Progress {
        let bar = ProgressBar::new(bytes).with_message(name).with_position(there);
        bar.reset_eta(); // what is there says nothing about the speed
        if let Ok(style) = ProgressStyle::with_template(TEMPLATE) {
            bar.set_style(style);
        }
        Progress(bar)
    }

    /// So many bytes are there.
    pub(super) fn arrived(&self, bytes: u64) {
        self.0.set_position(bytes);
    }

    /// Prints a line above the bar.
    pub(super) fn say(&self, line: &str) {
        self.0.suspend(|| eprintln!("{line}"));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
