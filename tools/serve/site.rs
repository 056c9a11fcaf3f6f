//! The built book that is served: a scratch folder, replaced as a whole by the next one.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use tempfile::TempDir;
use tokio::sync::watch;

use crate::build::build_into;

/// The book and what is served of it.
pub(super) struct Site {
    root: PathBuf,
    workspace: PathBuf,
    current: watch::Sender<Built>,
}

/// One build. Its folder goes with the last request that reads it.
#[derive(Clone)]
pub(super) struct Built {
    folder: Arc<TempDir>,
    /// Tells builds apart, also from those of an earlier run that an open page may show.
    pub(super) version: u64,
}

impl Built {
    /// Where the pages are.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }
}

impl Site {
    /// Builds the book for the first time.
    pub(super) fn build(root: &Path, workspace: &Path) -> Result<Site> {
        let built = Built { folder: fresh(root, workspace)?, version: now() };
        Ok(Site {
            root: root.to_path_buf(),
            workspace: workspace.to_path_buf(),
            current: watch::Sender::new(built),
        })
    }

    /// Builds the book anew, then serves that and tells the open pages. When it does not build,
    /// the last good one stays.
    pub(super) fn rebuild(&self) -> Result<()> {
        let folder = fresh(&self.root, &self.workspace)?;
        self.current.send_modify(|built| {
            let version = now().max(built.version + 1);
            *built = Built { folder, version };
        });
        Ok(())
    }

    /// What is served now.
    pub(super) fn current(&self) -> Built {
        self.current.borrow().clone()
    }

    /// A receiver that learns of every build.
    pub(super) fn subscribe(&self) -> watch::Receiver<Built> {
        self.current.subscribe()
    }
}

fn fresh(root: &Path, workspace: &Path) -> Result<Arc<TempDir>> {
    let folder = TempDir::new().context("cannot make a scratch folder")?;
    build_into(root, workspace, folder.path())?;
    Ok(Arc::new(folder))
}

/// Milliseconds since 1970.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |time| u64::try_from(time.as_millis()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::Site;

    #[test]
    fn a_book_that_does_not_build_leaves_what_is_served() {
        let book = tempfile::tempdir().expect("a scratch folder");
        let source = book.path().join("src");
        std::fs::create_dir(&source).expect("a folder");
        let write = |file: &str, text: &str| {
            std::fs::write(source.join(file), text).expect("a writable file");
        };
        write("SUMMARY.md", "[Chapter](chapter.md)\n");
        write("chapter.md", "Good.");
        let site = Site::build(book.path(), book.path()).expect("it builds");
        let good = site.current();

        write("chapter.md", "$\\nonsense$");
        site.rebuild().expect_err("it does not build");
        assert_eq!(site.current().version, good.version);
        assert!(good.folder().join("chapter.html").is_file());

        write("chapter.md", "Mended.");
        site.rebuild().expect("it builds");
        assert!(site.current().version > good.version);
        let folder = good.folder().to_path_buf();
        assert!(folder.is_dir(), "a request may still read it");
        drop(good);
        assert!(!folder.exists(), "nobody reads it any more");
    }
}
