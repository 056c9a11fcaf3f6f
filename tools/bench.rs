//! `bench`: what the chapters quote of the benchmarks, measured and recorded.
//!
//! `cargo bench` measures everything for whoever changes the code. This command measures
//! what a chapter quotes, and records the medians with the machine's name: as a file whose
//! sections a chapter includes, `{{#include …/benches/results/layout.txt:walk}}`, and as
//! JSON beside it, for figures and tests. All of it is measured on one thread.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use clap::Args;

use self::medians::Group;
use crate::outputs::sections;
use crate::{book, cargo, print, write};

mod gate;
mod machine;
mod medians;
mod number;
mod record;
mod table;

pub use self::gate::{LAYERS, Shapes};

/// The benchmarks that chapters quote, by their files in `benches/`.
const QUOTED: [&str; 11] = [
    "convolution",
    "layout",
    "geometry",
    "care",
    "einsum",
    "sweep",
    "gradients",
    "tile",
    "characters",
    "layers",
    "training",
];

/// Measure what the chapters quote on this machine, and record it in benches/results/
#[derive(Args, Debug)]
pub struct Bench {
    /// Which benchmarks to measure; all of them unless named
    #[arg(value_parser = QUOTED)]
    names: Vec<String>,

    /// Record nothing: print which share of the peak the tile reaches, as JSON, and fail if
    /// one is not plausible
    #[arg(long, conflicts_with = "names")]
    gate: bool,
}

impl Bench {
    /// Measures and records.
    ///
    /// # Errors
    ///
    /// A benchmark does not compile, fails or measures nothing; a share of the peak is not
    /// plausible.
    pub fn run(self) -> Result<()> {
        if self.gate {
            let one_thread =
                rayon::ThreadPoolBuilder::new().num_threads(1).build()?;
            return one_thread.install(gate::run);
        }
        let root = book::root()?;
        let all = QUOTED.map(str::to_owned).to_vec();
        let names = if self.names.is_empty() { all } else { self.names };
        // All are measured before any is recorded: figures hold the records, so a new one
        // has cargo compile them, and every benchmark, again.
        let measured: Vec<(String, Vec<Group>)> = names
            .into_iter()
            .map(|name| measure(&root, &name).map(|groups| (name, groups)))
            .collect::<Result<_>>()?;
        for (name, groups) in measured {
            record(&root, &name, &groups)?;
        }
        Ok(())
    }
}

/// Writes the tables of a benchmark, and the same medians as JSON.
fn record(root: &Path, name: &str, groups: &[Group]) -> Result<()> {
    let (machine, command) = (machine::name(), format!("cargo run -- bench {name}"));
    let source = format!("{machine}, {command}");
    let tables = groups.iter().map(|group| table::section(group, &source));
    let tables = sections::anchors(&tables.collect::<String>())?;
    let json = record::json(groups, &machine, &command);
    for (extension, text) in [("txt", tables), ("json", json)] {
        let file = format!("benches/results/{name}.{extension}");
        write::replace(&root.join(&file), &text)?;
        print::line(file)?;
    }
    Ok(())
}

/// Runs one benchmark with a scratch folder for criterion, so that nothing measured
/// earlier is mistaken for this run.
fn measure(root: &Path, name: &str) -> Result<Vec<Group>> {
    let scratch = tempfile::tempdir().context("cannot make a scratch folder")?;
    let status = cargo::command(root)
        .args(["bench", "--bench", name])
        .env("CRITERION_HOME", scratch.path())
        .env("RAYON_NUM_THREADS", "1")
        .status()
        .context("cannot run cargo")?;
    ensure!(status.success(), "the benchmark {name} fails");
    let groups = medians::read(scratch.path())?;
    ensure!(!groups.is_empty(), "the benchmark {name} measured nothing");
    Ok(groups)
}
