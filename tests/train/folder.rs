//! A scratch folder with small files of EMNIST's kind, and the program run on them.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use listings::emnist::{Dataset, Part, Split, files};
use listings::glyphs::CLASSES;
use tempfile::TempDir;

use crate::build::{gzip, images, labels};

pub(crate) struct Folder(TempDir);

impl Folder {
    /// Without any files.
    pub(crate) fn new() -> Folder {
        Folder(tempfile::tempdir().expect("a scratch folder"))
    }

    /// With 94 characters drawn by the book as the training files, in the folder `data`.
    pub(crate) fn to_learn() -> Folder {
        let folder = Folder::new();
        folder.write(Part::Train, &Dataset::drawn(0..2), 94);
        folder
    }

    /// Writes the first `count` images of a set as a part of EMNIST Balanced into `data`.
    pub(crate) fn write(&self, part: Part, set: &Dataset, count: usize) {
        let stored = set.images().permuted_axes([0, 2, 1]); // (n, columns, rows)
        let pixels: Vec<u8> = stored.iter().take(count * 28 * 28).copied().collect();
        let classes: Vec<u8> = set.labels().iter().take(count).copied().collect();
        let mapping = CLASSES.iter().enumerate();
        let mapping: String = mapping
            .map(|(label, &class)| format!("{label} {}\n", class as u32))
            .collect();
        let names = files(Split::Balanced, part);
        fs::create_dir_all(self.path("data")).unwrap();
        for (name, bytes) in [
            (names.images, gzip(&images(&pixels))),
            (names.labels, gzip(&labels(&classes))),
            (names.mapping, mapping.into_bytes()),
        ] {
            fs::write(self.path("data").join(&*name), bytes).unwrap();
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The names of what is in the folder `name`, sorted, but for the lock, which stays.
    pub(crate) fn names(&self, name: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(name)).expect("a folder");
        let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
        let mut names: Vec<_> = entries.map(|entry| name(entry.unwrap())).collect();
        names.retain(|name| name != ".lock");
        names.sort();
        names
    }

    /// The program, in this folder.
    pub(crate) fn program<S: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
    ) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_strides-and-sums"));
        command.args(arguments).current_dir(self.0.path());
        command
    }

    /// A shell in this folder.
    #[cfg(unix)]
    pub(crate) fn shell(&self, line: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", line]).current_dir(self.0.path());
        command
    }

    /// A short training of the course's network into the folder `out`: three epochs of
    /// two steps.
    pub(crate) fn train(&self, out: &str, more: &[&str]) -> Command {
        let options =
            "--network course --data data --held-out 24 --batch 40 --epochs 3";
        let options: Vec<&str> = options.split(' ').collect();
        let mut command = self.program(["train", "--out", out]);
        for option in options.chunks(2).filter(|option| !more.contains(&option[0])) {
            command.args(option);
        }
        command.args(more);
        command
    }

    /// What the program says when it fails, without the hint of debug builds, with DIR for
    /// this folder.
    pub(crate) fn error(&self, command: &mut Command) -> String {
        let output = command.output().unwrap();
        assert!(!output.status.success(), "{output:?}");
        let error = String::from_utf8(output.stderr).unwrap();
        let error = &error[error.find("error: ").expect(&error)..];
        error
            .replace(&self.0.path().display().to_string(), "DIR")
            .trim_end()
            .to_owned()
    }
}

/// Runs it; it must end well. What it says on standard output.
pub(crate) fn run(command: &mut Command) -> String {
    let output: Output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The lines of a file of metrics, without the time, which differs.
pub(crate) fn metrics(folder: &Path) -> Vec<serde_json::Value> {
    let text = fs::read_to_string(folder.join("metrics.jsonl")).unwrap();
    assert!(text.ends_with('\n'));
    let mut lines: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for line in &mut lines {
        let seconds = line.as_object_mut().unwrap().remove("seconds").unwrap();
        assert!(seconds.as_f64().unwrap() > 0.0);
    }
    lines
}
