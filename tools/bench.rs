//! `bench`: what the chapters quote of the benchmarks, measured and recorded.
//!
//! `cargo bench` measures everything for whoever changes the code. This command measures
//! what a chapter quotes, and records the medians with the machine's name as a file whose
//! sections a chapter includes: `{{#include …/benches/results/layout.txt:walk}}`.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::outputs::sections;
use crate::{book, cargo, write};

mod machine;
mod medians;
mod table;

/// The benchmarks that chapters quote, by their files in `benches/`.
const QUOTED: [&str; 4] = ["convolution", "layout", "geometry", "care"];

/// Measure what the chapters quote on this machine, and record it in benches/results/
#[derive(Args, Debug)]
pub struct Bench {
    /// Which benchmarks to measure; all of them unless named
    #[arg(value_parser = QUOTED)]
    names: Vec<String>,
}

impl Bench {
    /// Measures and records.
    ///
    /// # Errors
    ///
    /// A benchmark does not compile, fails or measures nothing.
    pub fn run(self) -> Result<()> {
        let root = book::root()?;
        let all = QUOTED.map(str::to_owned).to_vec();
        let names = if self.names.is_empty() { all } else { self.names };
        for name in names {
            let text = measure(&root, &name)?;
            let file = format!("benches/results/{name}.txt");
            write::replace(&root.join(&file), &text)?;
            println!("{file}");
        }
        Ok(())
    }
}

/// Runs one benchmark with a scratch folder for criterion, so that nothing measured
/// earlier is mistaken for this run.
fn measure(root: &Path, name: &str) -> Result<String> {
    let scratch = tempfile::tempdir().context("cannot make a scratch folder")?;
    let status = cargo::command(root)
        .args(["bench", "--bench", name])
        .env("CRITERION_HOME", scratch.path())
        .status()
        .context("cannot run cargo")?;
    ensure!(status.success(), "the benchmark {name} fails");
    let groups = medians::read(scratch.path())?;
    ensure!(!groups.is_empty(), "the benchmark {name} measured nothing");
    let source = format!("{}, cargo run -- bench {name}", machine::name());
    let printed: String =
        groups.iter().map(|group| table::section(group, &source)).collect();
    sections::anchors(&printed)
}
