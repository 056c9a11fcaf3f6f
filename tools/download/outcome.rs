//! What was done for a file.

use std::fmt;

/// What was done for a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing: the published file was there.
    AlreadyThere,
    /// It came from a server.
    Downloaded,
    /// It came from another folder.
    Copied,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Outcome::AlreadyThere => "already there",
            Outcome::Downloaded => "downloaded",
            Outcome::Copied => "copied",
        })
    }
}
