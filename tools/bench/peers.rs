//! `bench --peers PYTHON`: the book beside PyTorch, NumPy, SciPy and ONNX Runtime.
//!
//! A comparison of two times means something only if both were measured under the same
//! circumstances. So this command starts each side as a process of its own, on the same
//! processor and as many threads, and lets them take turns: ours, theirs, ours, theirs.
//! Whatever else the machine does then strikes both. Before anything is timed, all must
//! have computed the same.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use listings::levels;

use self::cases::{Case, Setting};
use self::child::Child;
use self::numbers::Digest;
use super::machine::Machine;
use super::medians::{Group, Row};
use crate::book;

mod cases;
mod child;
mod convolutions;
mod goals;
mod goals_table;
mod network;
mod numbers;
mod ours;
mod report;
mod team;

pub(in crate::bench) use self::ours::answer;

/// The case whose every sample is recorded.
const NOISE: &str = "noise";

/// The versions of everything, by name.
type Versions = BTreeMap<String, String>;

/// Every sample of one case: who, and the nanoseconds of a call in each round.
struct Samples(Vec<(String, Vec<f64>)>);

/// Measures everything in so many `rounds`, and records the medians.
///
/// # Errors
///
/// In a debug build; without a Python that has the packages; if a program ends, answers
/// nonsense or computes something else than the others.
pub(super) fn run(python: &OsStr, rounds: usize) -> Result<()> {
    ensure!(
        !cfg!(debug_assertions),
        "a debug build is slow whatever the kernels do: \
         `cargo run --release -- bench --peers {}`",
        python.display()
    );
    let root = book::root()?;
    let machine = Machine::measure(&root);
    let mut versions = Versions::new();
    let (mut groups, mut noise) = (Vec::new(), None);
    for (setting, cases) in cases::all() {
        if !possible(&setting, &machine) {
            eprintln!("left out: {setting:?}, which this machine has not");
            continue;
        }
        let (mut team, others) = team::start(&root, python, &setting, machine.cpus)?;
        versions.extend(others);
        for case in &cases {
            let name = format!("{}{}", setting.prefix, case.name);
            eprintln!("{name}");
            let samples = measure(&mut team, case, rounds)
                .with_context(|| format!("cannot measure {name:?}"))?;
            groups.push(samples.medians(name));
            if case.name == NOISE {
                noise = Some(samples);
            }
        }
    }
    report::write(&root, &machine, &versions, &groups, noise, rounds)
}

/// Whether the machine has the threads and the instructions, and more than these.
fn possible(setting: &Setting, machine: &Machine) -> bool {
    let has = levels::all().iter().any(|&(name, _)| name == "avx2");
    let has = !setting.avx2 || has && machine.instructions != "avx2";
    has && setting.threads <= machine.cpus
}

/// A child, and what is added to the names of its contestants.
struct Member {
    child: Child,
    suffix: &'static str,
}

/// All contestants of a case, in turns.
fn measure(team: &mut [Member], case: &Case, rounds: usize) -> Result<Samples> {
    let mut each: Vec<Vec<(usize, String)>> = Vec::new();
    let mut first: Option<(String, Digest)> = None;
    for (i, member) in team.iter_mut().enumerate() {
        let contestants = member.child.case(case)?;
        each.push(contestants.iter().map(|(name, _)| (i, name.clone())).collect());
        for (name, digest) in contestants.into_iter().filter(|(_, of)| of.is_some()) {
            let (other, reference) =
                first.get_or_insert_with(|| (name.clone(), digest.clone()));
            ensure!(
                reference.agrees(&digest),
                "{name} and {other} compute different numbers; the difference is {:.1e} \
                 of them",
                reference.difference(&digest)
            );
        }
    }
    let turns = in_turns(each);
    let mut samples: Vec<Vec<f64>> = vec![Vec::new(); turns.len()];
    for _ in 0..rounds * case.rounds {
        for ((i, name), samples) in turns.iter().zip(&mut samples) {
            // Threads of the one before, which wait for more work, fall asleep.
            std::thread::sleep(Duration::from_millis(5));
            samples.push(team[*i].child.measure(name)? * 1e9);
        }
    }
    let names =
        turns.into_iter().map(|(i, name)| format!("{name}{}", team[i].suffix));
    Ok(Samples(names.zip(samples).collect()))
}

/// The first of each list, then the second of each, until all have had a turn.
fn in_turns<T>(lists: Vec<Vec<T>>) -> Vec<T> {
    let mut lists: Vec<_> = lists.into_iter().map(Vec::into_iter).collect();
    let mut turns = Vec::new();
    loop {
        let before = turns.len();
        turns.extend(lists.iter_mut().filter_map(Iterator::next));
        if turns.len() == before {
            return turns;
        }
    }
}

impl Samples {
    fn medians(&self, name: String) -> Group {
        let row = |(name, samples): &(String, Vec<f64>)| {
            let mut sorted = samples.clone();
            sorted.sort_by(f64::total_cmp);
            Row { name: name.clone(), at: None, median: sorted[sorted.len() / 2] }
        };
        Group { name, rows: self.0.iter().map(row).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Samples, in_turns};

    #[test]
    fn they_take_turns() {
        let lists = vec![vec![1, 4], vec![2, 5, 6], vec![3]];
        assert_eq!(in_turns(lists), [1, 2, 3, 4, 5, 6]);
        assert!(in_turns(Vec::<Vec<i32>>::new()).is_empty());
    }

    #[test]
    fn a_median_is_of_the_middle_sample() {
        let samples = Samples(vec![("one".to_owned(), vec![9.0, 1.0, 2.0])]);
        let group = samples.medians("case".to_owned());
        assert_eq!(group.rows[0].median, 2.0);
    }
}
