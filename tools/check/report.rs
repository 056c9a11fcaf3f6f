//! What `check` looked at and what it found.

use std::fmt;

use super::Finding;

/// The outcome of all rules.
#[derive(Debug, Default)]
pub struct Report {
    /// What is wrong, sorted by file.
    pub findings: Vec<Finding>,
    /// How much was looked at.
    pub counts: Counts,
}

/// How much was looked at: a rule that saw nothing has not passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Built pages, mdBook's own included.
    pub pages: usize,
    /// Local links, images, style sheets and scripts of those pages.
    pub links: usize,
    /// Includes in the chapters.
    pub includes: usize,
    /// `<Figure>`s in the chapters.
    pub figures: usize,
    /// `<Listing>`s in the chapters.
    pub listings: usize,
    /// Code blocks that no test runs.
    pub ignored: usize,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.findings {
            writeln!(f, "{finding}")?;
        }
        let counts = self.counts;
        write!(
            f,
            "{} pages, {} local links, {} includes, {} figures, {} listings, {} ignored blocks: ",
            counts.pages,
            counts.links,
            counts.includes,
            counts.figures,
            counts.listings,
            counts.ignored
        )?;
        match self.findings.len() {
            0 => write!(f, "nothing to mend"),
            1 => write!(f, "1 thing to mend"),
            n => write!(f, "{n} things to mend"),
        }
    }
}
