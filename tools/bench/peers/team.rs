//! Who measures: the processes of one setting.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use super::cases::Setting;
use super::child::Child;
use super::{Member, Versions};

/// What has glibc keep the memory that a program frees, as far as it goes. PyTorch asks
/// for megabytes in every call; without this it gives them back each time.
const KEPT: [(&str, &str); 3] = [
    ("MALLOC_MMAP_THRESHOLD_", "1073741824"),
    ("MALLOC_TRIM_THRESHOLD_", "4294967296"),
    ("MALLOC_TOP_PAD_", "67108864"),
];

/// What each library reads the number of its threads from.
const THREADS: [&str; 5] = [
    "THREADS",
    "RAYON_NUM_THREADS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
];

/// This program, with its memory kept, and the Python script twice: as it comes, and with
/// its memory kept.
///
/// # Errors
///
/// One of them cannot be started.
pub(super) fn start(
    root: &Path,
    python: &OsStr,
    setting: &Setting,
    cpus: usize,
) -> Result<(Vec<Member>, Versions)> {
    let pinned = pin(setting.threads, cpus);
    if pinned.is_none() {
        eprintln!("not pinned to a processor: there is no `taskset`");
    }
    let this = std::env::current_exe().context("cannot find this program")?;
    let script = root.join("benches/peers/peers.py");
    let arguments: [&OsStr; 2] = ["bench".as_ref(), "--ours".as_ref()];
    let script: [&OsStr; 1] = [script.as_ref()];
    let remedy = format!(
        "the peers need a Python with the packages of benches/peers/requirements.txt: \
         `python3 -m venv peers`, `peers/bin/pip install -r \
         benches/peers/requirements.txt`, and then `--peers peers/bin/python` (not {})",
        python.display()
    );
    let mut versions = BTreeMap::new();
    let mut team = Vec::new();
    for (name, program, arguments, kept, suffix, remedy) in [
        ("Python", python, &script[..], false, "", &remedy[..]),
        ("Python, malloc kept", python, &script[..], true, ", malloc kept", &remedy),
        (
            "the book's program",
            this.as_os_str(),
            &arguments[..],
            true,
            "",
            "a defect",
        ),
    ] {
        let mut command = command(pinned.as_deref(), program);
        command.args(arguments);
        let threads = setting.threads.to_string();
        command.envs(THREADS.map(|variable| (variable, &threads)));
        if kept {
            command.envs(KEPT);
        }
        if setting.avx2 {
            command.env("LEVEL", "avx2").env("ONEDNN_MAX_CPU_ISA", "AVX2");
        }
        let (child, of) = Child::start(name, &mut command, remedy)?;
        versions.extend(of);
        team.push(Member { child, suffix });
    }
    team.rotate_right(1); // the book begins
    Ok((team, versions))
}

/// The last processors as `taskset` counts them, if there is one.
fn pin(threads: usize, cpus: usize) -> Option<String> {
    let first = cpus.saturating_sub(threads);
    let last = cpus - 1;
    let list = format!("{first}-{last}");
    let mut probe = Command::new("taskset");
    probe.args(["-c", &list, "true"]).stdout(Stdio::null()).stderr(Stdio::null());
    probe.status().is_ok_and(|status| status.success()).then_some(list)
}

fn command(pinned: Option<&str>, program: &OsStr) -> Command {
    match pinned {
        None => Command::new(program),
        Some(list) => {
            let mut command = Command::new("taskset");
            command.args(["-c", list]).arg(program);
            command
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::super::cases;
    use super::start;

    #[test]
    fn without_a_python_the_error_says_where_to_get_one() {
        let (setting, _) = &cases::all()[0];
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let error = start(root, "no-such-python".as_ref(), setting, 1);
        let error = format!("{:#}", error.err().expect("there is none"));
        assert!(
            error.contains("pip install -r benches/peers/requirements.txt"),
            "{error}"
        );
        assert!(error.contains("no-such-python"), "{error}");
    }
}
