//! The book's side, in a process of its own: the same protocol as `benches/peers/peers.py`.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::stdin;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use listings::levels::Level;
use ndarray::ArrayViewD;
use serde_json::{Value, json};

use super::cases::Case;
use super::numbers::Digest;
use super::{convolutions, network};
use crate::bench::level;

/// What a contestant does again and again. It shows its result, which may lie in memory
/// that it uses again; what computes nothing shows nothing.
pub(super) type Call = Box<dyn FnMut(Show<'_>) -> Result<()>>;

/// To whom a result is shown.
pub(super) type Show<'a> = &'a mut dyn FnMut(ArrayViewD<'_, f32>);

/// Calls that a measurement takes together last so long. Threads that sleep take a while
/// until they are spread over the processors.
fn least(threads: usize) -> Duration {
    Duration::from_millis(if threads == 1 { 10 } else { 100 })
}

struct Contestant {
    call: Call,
    warm: u32,
    count: u32,
}

/// Answers on standard output whatever is asked on standard input, until nothing is.
///
/// # Errors
///
/// A line that is no question, or a case that cannot be computed.
pub(in crate::bench) fn answer() -> Result<()> {
    let number = std::env::var("THREADS").ok().and_then(|text| text.parse().ok());
    let (threads, level) = (number.unwrap_or(1), level()?);
    rayon::ThreadPoolBuilder::new().use_current_thread().build_global()?;
    crate::print::line(json!({}))?;
    let mut contestants: BTreeMap<String, Contestant> = BTreeMap::new();
    for line in stdin().lines() {
        let line = line.context("cannot read standard input")?;
        let answer = match line.split_once(' ') {
            Some(("case", case)) => {
                let case = serde_json::from_str(case).context("a case is JSON")?;
                contestants.clear();
                prepare(&Case::read(&case)?, threads, level, &mut contestants)?
            }
            Some(("measure", name)) => {
                let contestant = contestants.get_mut(name);
                json!(contestant.with_context(|| format!("no {name:?}"))?.measure()?)
            }
            _ => bail!("no question: {line:?}"),
        };
        crate::print::line(answer)?;
    }
    Ok(())
}

/// The contestants of a case, and the digest of what each computes.
fn prepare(
    case: &Case,
    threads: usize,
    level: Level,
    contestants: &mut BTreeMap<String, Contestant>,
) -> Result<Value> {
    let calls = match case.kind.as_str() {
        "infer" | "step" | "epoch" => network::calls(case, threads)?,
        _ => convolutions::calls(case, level)?,
    };
    let mut digests = serde_json::Map::new();
    for (name, mut call) in calls {
        let mut digest = Digest::none();
        let computed = call(&mut |output| digest = Digest::of(&output));
        computed.with_context(|| format!("{name} cannot compute"))?;
        let once = timed(&mut call, 1)?.as_secs_f64().max(1e-9);
        let count = (least(threads).as_secs_f64() / once).ceil() as u32;
        ensure!(count > 0, "{name} takes no time");
        let warm = if threads == 1 { 1 } else { count };
        digests.insert(name.clone(), digest.json());
        contestants.insert(name, Contestant { call, warm, count });
    }
    Ok(digests.into())
}

impl Contestant {
    /// The seconds of one call, after some that are not counted.
    fn measure(&mut self) -> Result<f64> {
        timed(&mut self.call, self.warm)?;
        let taken = timed(&mut self.call, self.count)?;
        Ok(taken.as_secs_f64() / f64::from(self.count))
    }
}

fn timed(call: &mut Call, count: u32) -> Result<Duration> {
    let start = Instant::now();
    for _ in 0..count {
        call(&mut |output| {
            black_box(output);
        })?;
    }
    Ok(start.elapsed())
}
