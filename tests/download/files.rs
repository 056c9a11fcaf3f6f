//! Three files with their hashes, and a folder to download them into.

use std::cell::RefCell;
use std::fs;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Duration;

use tempfile::TempDir;
use tools::download::{Download, Official, Outcome, Patience};

/// A file of text. The hashes are those that `sha256sum` prints.
pub(crate) const SMALL: Official = Official {
    name: "small.txt",
    bytes: 18,
    sha256: "9b393ba249db33cd865a30ee015c2b0f80e7763386eb7675ed24aac4859f071c",
};

/// A file of bytes.
pub(crate) const MIDDLE: Official = Official {
    name: "middle.gz",
    bytes: 3000,
    sha256: "f5f01c0d3977c1f75d817381d3e6cdfde35c5e181226d02e2a97d0281c15d5b2",
};

/// A file of more bytes than are read at a time.
pub(crate) const BIG: Official = Official {
    name: "big.gz",
    bytes: 200_000,
    sha256: "c42fc4851f73f44758198f6150c360345fcdd85e74745c46d8eb26c862648bc1",
};

/// The bytes of one of the three.
pub(crate) fn bytes(file: Official) -> Vec<u8> {
    match file {
        SMALL => b"0 48\r\n1 49\r\n2 65\r\n".to_vec(),
        MIDDLE => (0..3000_u32).map(|i| (i * i / 7) as u8).collect(),
        _ => (0..200_000_u32).map(|i| ((i * 31 + i / 256) % 251) as u8).collect(),
    }
}

/// A folder to download into, gone when the test ends.
pub(crate) struct Scratch {
    dir: TempDir,
    /// How long a silent server is waited for.
    pub(crate) silence: Duration,
    slept: Rc<RefCell<Vec<u64>>>,
}

impl Scratch {
    pub(crate) fn new() -> Scratch {
        let dir = tempfile::tempdir().expect("a scratch folder");
        Scratch { dir, silence: Duration::from_secs(60), slept: Rc::default() }
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file into the folder.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path(name), bytes).expect("a writable folder");
    }

    /// The names in the folder.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.dir.path()).expect("the folder");
        let name = |entry: std::io::Result<fs::DirEntry>| {
            entry.expect("an entry").file_name()
        };
        let mut names: Vec<_> =
            entries.map(|e| name(e).to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Whether the folder has these files, and nothing else.
    #[track_caller]
    pub(crate) fn has(&self, files: &[Official]) {
        for file in files {
            let found = fs::read(self.path(file.name)).expect("the file");
            assert!(found == bytes(*file), "{} has other bytes", file.name);
        }
        let mut names: Vec<_> = files.iter().map(|file| file.name).collect();
        names.sort();
        assert_eq!(self.names(), names);
    }

    /// The pauses so far, in seconds. Nobody waited.
    pub(crate) fn slept(&self) -> Vec<u64> {
        self.slept.borrow().clone()
    }

    /// Downloads files, with three pauses of 1, 2 and 4 seconds.
    pub(crate) fn download(
        &self,
        from: &str,
        files: &[Official],
    ) -> anyhow::Result<Vec<Outcome>> {
        let slept = Rc::clone(&self.slept);
        let patience = Patience {
            pauses: [1, 2, 4].map(Duration::from_secs).into(),
            sleep: Box::new(move |pause| slept.borrow_mut().push(pause.as_secs())),
            silence: self.silence,
        };
        let from = from.parse()?;
        let mut outcomes = Vec::new();
        Download::new(from, self.dir.path().to_owned(), patience).run(
            files,
            |_, outcome| {
                outcomes.push(outcome);
                Ok(())
            },
        )?;
        Ok(outcomes)
    }

    /// What the failed download of one file says; `URL` and `DIR` stand for server and folder.
    #[track_caller]
    pub(crate) fn error(&self, from: &str, file: Official) -> String {
        let error = self.download(from, &[file]).expect_err("it cannot be had");
        format!("{error:#}")
            .replace(from, "URL")
            .replace(&self.dir.path().display().to_string(), "DIR")
    }
}
