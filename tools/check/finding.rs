//! What a rule finds wrong.

use std::fmt;
use std::path::{Path, PathBuf};

/// Something wrong in one place, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// A file of the repository, or a page of the built book.
    pub file: PathBuf,
    /// The line, where the file has lines a person wrote. Counted from 1.
    pub line: Option<usize>,
    /// What is wrong, with its name and value, and the remedy.
    pub message: String,
}

impl Finding {
    /// A finding about `file` as a whole.
    pub fn new(file: impl AsRef<Path>, message: impl Into<String>) -> Finding {
        Finding {
            file: file.as_ref().to_path_buf(),
            line: None,
            message: message.into(),
        }
    }

    /// The same, about one line of the file.
    pub fn at(self, line: usize) -> Finding {
        let line = Some(line);
        Finding { line, ..self }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.message)
    }
}
