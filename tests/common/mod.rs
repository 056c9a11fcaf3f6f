//! Scratch books for the tests of the book's commands.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// A folder of files that is gone when the test ends.
pub(crate) struct Folder(TempDir);

impl Folder {
    /// A folder with these files: path and text.
    pub(crate) fn with(files: &[(&str, &str)]) -> Folder {
        let folder = Folder(TempDir::new().expect("a scratch folder"));
        for (path, text) in files {
            folder.write(path, text);
        }
        folder
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let file = self.path().join(path);
        let folder = file.parent().expect("a file stands in a folder");
        fs::create_dir_all(folder).expect("a folder for the file");
        fs::write(file, text).expect("a writable file");
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}
