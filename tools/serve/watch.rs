//! Notices saved files, and rebuilds the book.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::site::Site;
use crate::print;

/// Watching ends when this is dropped; so does the thread that rebuilds, and what it holds.
pub(super) struct Watcher {
    files: Option<RecommendedWatcher>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.files.take();
        if let Some(thread) = self.thread.take() {
            // A panic there has been printed there.
            let _ = thread.join();
        }
    }
}

/// What a page is made of, relative to the root.
const BOOK: [&str; 7] = [
    "book.toml",
    "src",
    "theme",
    "listings",
    "benches/results",
    "tests/numpy",
    "tests/exercises",
];

/// What draws the figures; the pages show the drawings, which a command makes.
const FIGURES: &str = "figures/src";

/// A save is several events; they are over when none came for this long.
const QUIET: Duration = Duration::from_millis(150);

/// Watches the files of the book at `root` and rebuilds the site.
pub(super) fn start(root: &Path, site: Arc<Site>) -> Result<Watcher> {
    let root = root.canonicalize().context("the book's folder is gone")?;
    let (sender, events) = channel();
    let mut watcher = notify::recommended_watcher(move |event| {
        // The receiver is gone when the server is.
        let _ = sender.send(event);
    })
    .context("cannot watch files")?;
    // The root for `book.toml`: editors replace a file, and a watch on it would follow the old.
    watcher
        .watch(&root, RecursiveMode::NonRecursive)
        .with_context(|| format!("cannot watch {}", root.display()))?;
    for folder in ["src", "theme", "listings", "tests", "benches", "figures"] {
        let folder = root.join(folder);
        if folder.is_dir() {
            watcher
                .watch(&folder, RecursiveMode::Recursive)
                .with_context(|| format!("cannot watch {}", folder.display()))?;
        }
    }
    let thread = std::thread::spawn(move || rebuild(&root, &site, &events));
    Ok(Watcher { files: Some(watcher), thread: Some(thread) })
}

/// Ends when the files are no longer watched.
fn rebuild(root: &Path, site: &Site, events: &Receiver<notify::Result<Event>>) {
    while let Ok(first) = events.recv() {
        let mut paths = changed(first);
        while let Ok(event) = events.recv_timeout(QUIET) {
            paths.extend(changed(event));
        }
        let below =
            |part: &str| paths.iter().any(|path| path.starts_with(root.join(part)));
        if below(FIGURES) {
            say(format_args!("{FIGURES} changed: `cargo run -- figures` redraws"));
        }
        if BOOK.iter().any(|part| below(part)) {
            let start = Instant::now();
            match site.rebuild() {
                Ok(()) => {
                    say(format_args!(
                        "rebuilt in {:.1} s",
                        start.elapsed().as_secs_f32()
                    ));
                }
                Err(error) => {
                    eprintln!("error: {error:#}\nserving the last good book")
                }
            }
        }
    }
}

/// The server goes on when it cannot.
fn say(line: impl Display) {
    if let Err(error) = print::line(line) {
        eprintln!("error: {error:#}");
    }
}

/// The files that an event says were written; that one was read is an event too.
fn changed(event: notify::Result<Event>) -> Vec<PathBuf> {
    match event {
        Ok(event) if event.kind.is_access() => Vec::new(),
        Ok(event) => {
            event.paths.into_iter().filter(|path| !is_hidden(path)).collect()
        }
        Err(error) => {
            eprintln!("error: watching files: {error}");
            Vec::new()
        }
    }
}

/// An editor's own file beside the one that is edited.
fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name.ends_with('~')
}
