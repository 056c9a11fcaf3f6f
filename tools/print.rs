//! Standard output, which whoever reads it may close.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write as _};

use anyhow::{Context as _, Result};

/// Prints a line; as [`text`].
pub(crate) fn line(line: impl Display) -> Result<()> {
    text(format_args!("{line}\n"))
}

/// Prints whole lines. If nobody reads them any more, as when `head` has seen enough, they are
/// lost and the command goes on: what it does and its exit code may still be wanted.
///
/// # Errors
///
/// They cannot be written for another reason: into a file on a full disk, say.
pub(crate) fn text(text: impl Display) -> Result<()> {
    match write!(io::stdout(), "{text}") {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.context("cannot write to standard output"),
    }
}
