//! The machine that stands beside every time, and what it can do at most.

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant, SystemTime};

use listings::levels::{self, Level};
use listings::peak;
use serde_json::{Value, json};

/// Numbers of a copy that stays in a cache, and of one that does not: 256 KiB and 64 MiB
/// of `f32`.
const COPIES: [usize; 2] = [1 << 16, 1 << 24];
/// Each is the fastest of so many runs: a limit is what was reached once.
const RUNS: usize = 15;

/// A machine as the results name it.
#[derive(Debug, Clone)]
pub(super) struct Machine {
    /// The processor's name as the system gives it, or its architecture.
    pub(super) name: String,
    /// Processors that a program may use.
    pub(super) cpus: usize,
    /// The widest instructions of the book that it has.
    pub(super) instructions: &'static str,
    /// The compiler.
    pub(super) rustc: String,
    /// The day, in UTC: `2026-11-23`.
    pub(super) date: String,
    /// Multiplications and additions in registers, two operations each, on one thread:
    /// 10⁹ operations in a second.
    pub(super) peak: f64,
    /// 10⁹ bytes in a second, read and written together, of one thread that copies 256 KiB
    /// and of one that copies 64 MiB.
    pub(super) copy: [f64; 2],
}

impl Machine {
    /// Asks the system, and measures for about half a second.
    pub(super) fn measure(root: &Path) -> Machine {
        let level = Level::new();
        let products: usize = 1 << 28;
        let peak = rate(2 * products, || {
            black_box(peak::multiply_add(level, black_box(products)));
        });
        let all = levels::all();
        Machine {
            name: name(),
            cpus: std::thread::available_parallelism().map_or(1, usize::from),
            instructions: all.last().map_or("baseline", |&(name, _)| name),
            rustc: rustc(root),
            date: date(SystemTime::now()),
            peak,
            copy: COPIES.map(copy),
        }
    }

    /// For a record: the name under `machine`, and the rest beside it.
    pub(super) fn json(&self) -> Value {
        let tenth = |number: f64| (number * 10.0).round() / 10.0;
        let [near, far] = self.copy.map(tenth);
        json!({
            "machine": self.name,
            "cpus": self.cpus,
            "instructions": self.instructions,
            "rustc": self.rustc,
            "date": self.date,
            "peak, GFLOP/s": tenth(self.peak),
            "copy of 256 KiB, GB/s": near,
            "copy of 64 MiB, GB/s": far,
        })
    }

    /// For a page: a fact a line.
    pub(super) fn lines(&self) -> String {
        let [near, far] = self.copy;
        // Four bytes are read and four written.
        let [while_near, while_far] =
            self.copy.map(|copy| 8.0 / copy * self.peak / 2.0);
        let threads = if self.cpus == 1 { "thread" } else { "threads" };
        format!(
            "processor         {}, {} {threads}\n\
             instructions      {}\n\
             compiler          {}\n\
             date              {}\n\
             peak              {:.0} GFLOP/s on one thread\n\
             copy, 256 KiB     {near:.0} GB/s, read and written\n\
             copy, 64 MiB      {far:.0} GB/s, read and written\n\
             one f32 copied    the time of {while_near:.0} multiply-adds, or of {while_far:.0}\n",
            self.name, self.cpus, self.instructions, self.rustc, self.date, self.peak,
        )
    }
}

/// The processor's name as the system gives it, or its architecture.
fn name() -> String {
    let cpuinfo = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpuinfo.lines().find_map(|line| line.strip_prefix("model name"));
    let model = model.map(|rest| rest.trim_start_matches([' ', '\t', ':']).trim());
    match model {
        Some(model) if !model.is_empty() => model.to_owned(),
        _ => format!("a {} machine", std::env::consts::ARCH),
    }
}

/// What `rustc --version` says in that folder, without its commit.
fn rustc(root: &Path) -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or("rustc".into());
    let output = Command::new(rustc).arg("--version").current_dir(root).output();
    let text =
        output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let text = text.unwrap_or_default();
    let words: Vec<&str> = text.split_whitespace().take(2).collect();
    if words.is_empty() { "rustc, unknown".to_owned() } else { words.join(" ") }
}

/// How many of `work` are done in a nanosecond by the fastest of some runs.
fn rate(work: usize, mut run: impl FnMut()) -> f64 {
    let mut fastest = Duration::MAX;
    for _ in 0..RUNS {
        let start = Instant::now();
        run();
        fastest = fastest.min(start.elapsed());
    }
    work as f64 / fastest.as_nanos().max(1) as f64
}

/// Bytes that a copy of so many numbers reads and writes in a nanosecond.
fn copy(len: usize) -> f64 {
    let (from, mut to) = (vec![1.0_f32; len], vec![0.0_f32; len]);
    let again = COPIES[1] / len;
    rate(2 * len * again * size_of::<f32>(), || {
        for _ in 0..again {
            to.copy_from_slice(black_box(&from));
            black_box(&mut to);
        }
    })
}

/// The day in UTC, by Howard Hinnant's `civil_from_days`.
fn date(time: SystemTime) -> String {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let days = since.as_secs() / 86_400 + 719_468; // since 0000-03-01
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let march = (5 * of_year + 2) / 153; // months since March
    let day = of_year - (153 * march + 2) / 5 + 1;
    let month = if march < 10 { march + 3 } else { march - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    format!("{year}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::date;

    #[test]
    fn days_have_the_dates_of_the_calendar() {
        for (seconds, expected) in [
            (0, "1970-01-01"),
            (951_782_399, "2000-02-28"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (4_107_542_399, "2100-02-28"),
            (4_107_542_400, "2100-03-01"),
            (1_798_761_599, "2026-12-31"),
        ] {
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
            assert_eq!(date(time), expected);
        }
    }
}
