//! `test`: the chapters' Rust blocks.

use anyhow::Result;
use clap::Args;

use crate::{book, doctest, print};

/// Run every Rust block of every chapter against the crates
#[derive(Args, Debug)]
pub struct Test {}

impl Test {
    /// Runs the blocks and prints how many ran in each chapter.
    ///
    /// # Errors
    ///
    /// A block fails, none ran, an include is broken, or the crates do not compile.
    pub fn run(self) -> Result<()> {
        let root = book::root()?;
        let report = doctest::run(&root, &root)?;
        print::text(&report)?;
        report.verdict()
    }
}
