//! The error of a string of einsum: what is wrong, and where.

use std::fmt;
use std::ops::Range;

use listings::notation::problem::Problem;

/// What is wrong, and where: three lines, the string, marks under the place, and what to
/// do about it.
///
/// ```
/// let error = listings::notation::Notation::parse("ij,jk->iz").unwrap_err();
/// let lines: Vec<String> = error.to_string().lines().map(String::from).collect();
/// assert_eq!(lines[0], "ij,jk->iz");
/// assert_eq!(lines[1], "        ^");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    text: String,
    marks: Vec<Range<usize>>,
    problem: Problem,
}

impl Error {
    /// `problem` in `text`, at the character `at` and the `len - 1` after it.
    pub fn at(text: impl ToString, at: usize, len: usize, problem: Problem) -> Error {
        Error { text: text.to_string(), marks: Vec::new(), problem }.and(at, len)
    }

    /// ... and at another place.
    pub fn and(mut self, at: usize, len: usize) -> Error {
        self.marks.push(at..at + len);
        self
    }

    /// The string.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The places in the string, from left to right, in characters. Where something is
    /// missing at the end, the place is one past it.
    pub fn marks(&self) -> &[Range<usize>] {
        &self.marks
    }

    /// What is wrong.
    pub fn problem(&self) -> &Problem {
        &self.problem
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown =
            |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
        let end = self.marks.iter().map(|mark| mark.end).max().unwrap_or(0);
        let marked = |at| self.marks.iter().any(|mark| mark.contains(&at));
        let carets = (0..end).map(|at| if marked(at) { '^' } else { ' ' });
        writeln!(f, "{}", String::from_iter(self.text.chars().map(shown)))?;
        writeln!(f, "{}", String::from_iter(carets))?;
        write!(f, "{}", self.problem)
    }
}
