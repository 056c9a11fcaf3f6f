//! `bench`: what the chapters quote of the benchmarks, measured and recorded.
//!
//! `cargo bench` measures everything for whoever changes the code. This command measures
//! what a chapter quotes, and records the medians with the machine's name: as a file whose
//! sections a chapter includes, `{{#include …/benches/results/layout.txt:walk}}`, and as
//! JSON beside it, for figures and tests. All of it is measured on one thread, except what
//! is about threads.

use std::ffi::OsString;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use clap::Args;

use self::machine::Machine;
use self::medians::Group;
use crate::outputs::sections;
use crate::{book, cargo, print, write};

mod gate;
mod level;
mod machine;
mod medians;
mod number;
mod peers;
mod record;
mod table;

pub use self::gate::{LAYERS, Shapes};
pub use self::level::level;

/// The benchmarks that chapters quote, by their files in `benches/`.
const QUOTED: [&str; 13] = [
    "convolution",
    "layout",
    "geometry",
    "care",
    "einsum",
    "sweep",
    "gradients",
    "tile",
    "winograd",
    "growth",
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

    /// Measure the book beside PyTorch, NumPy, SciPy and ONNX Runtime, in turns, by a
    /// Python that has the packages of benches/peers/requirements.txt
    #[arg(long, value_name = "PYTHON", num_args = 0..=1, conflicts_with_all = ["names", "gate"])]
    #[arg(default_missing_value = "python3")]
    peers: Option<OsString>,

    /// How often each takes its turn; a median of few is a rough one
    #[arg(long, default_value_t = 15, requires = "peers")]
    #[arg(value_parser = clap::value_parser!(u16).range(1..))]
    rounds: u16,

    /// What `--peers` starts: the book's own side
    #[arg(long, hide = true, conflicts_with_all = ["names", "gate", "peers"])]
    ours: bool,
}

impl Bench {
    /// Measures and records.
    ///
    /// # Errors
    ///
    /// A benchmark does not compile, fails or measures nothing; a share of the peak is not
    /// plausible; there are no peers.
    pub fn run(self) -> Result<()> {
        if self.gate {
            let one_thread =
                rayon::ThreadPoolBuilder::new().num_threads(1).build()?;
            return one_thread.install(gate::run);
        }
        if self.ours {
            return peers::answer();
        }
        if let Some(python) = &self.peers {
            return peers::run(python, self.rounds.into());
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
        let machine = Machine::measure(&root);
        for (name, groups) in measured {
            record(&root, &machine, &name, &groups)?;
        }
        Ok(())
    }
}

/// Writes the tables of a benchmark, and the same medians as JSON.
fn record(
    root: &Path,
    machine: &Machine,
    name: &str,
    groups: &[Group],
) -> Result<()> {
    let level = level::name().map(|name| format!("LEVEL={name} "));
    let level = level.unwrap_or_default();
    let command = format!("{level}cargo run -- bench {name}");
    let source = format!("{}, {command}", machine.name);
    let tables = groups.iter().map(|group| table::section(group, &source));
    let tables = sections::anchors(&tables.collect::<String>())?;
    let json = format!("{:#}\n", record::json(groups, machine, &command));
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
