//! What came of running the chapters' blocks.

use std::fmt;
use std::path::PathBuf;

use anyhow::{Result, bail};

/// The outcome of every chapter, in the order of the book.
#[derive(Debug)]
pub struct Report {
    /// One for each chapter, also for those without a Rust block.
    pub chapters: Vec<Outcome>,
}

/// The outcome of one chapter.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The chapter, relative to the root of the book.
    pub file: PathBuf,
    /// Programs run, or compiled where running was not asked for.
    pub run: usize,
    /// Blocks that show another part of one of these programs.
    pub repeated: usize,
    /// Blocks marked `ignore`.
    pub ignored: usize,
    /// What rustdoc said, if a block failed.
    pub failure: Option<String>,
}

impl Report {
    /// The number of programs run in the whole book.
    pub fn run(&self) -> usize {
        self.chapters.iter().map(|chapter| chapter.run).sum()
    }

    /// Whether the book may be called tested.
    ///
    /// # Errors
    ///
    /// A block failed, or none ran.
    pub fn verdict(&self) -> Result<()> {
        let failed: Vec<_> = self
            .chapters
            .iter()
            .filter(|chapter| chapter.failure.is_some())
            .map(|chapter| chapter.file.display().to_string())
            .collect();
        if !failed.is_empty() {
            bail!("Rust blocks fail in {}", failed.join(", "));
        }
        if self.run() == 0 {
            bail!("no Rust block ran in the whole book");
        }
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for chapter in &self.chapters {
            let result = if chapter.failure.is_some() { "FAILED" } else { "ok" };
            let Outcome { file, run, repeated, ignored, failure } = chapter;
            let file = file.display();
            writeln!(
                f,
                "{file}: {run} run, {repeated} shown again, {ignored} ignored, {result}"
            )?;
            if let Some(output) = failure {
                writeln!(f, "{output}")?;
            }
        }
        let sum =
            |of: fn(&Outcome) -> usize| self.chapters.iter().map(of).sum::<usize>();
        let (repeated, ignored) = (sum(|of| of.repeated), sum(|of| of.ignored));
        let run = self.run();
        writeln!(f, "the book: {run} run, {repeated} shown again, {ignored} ignored")
    }
}
