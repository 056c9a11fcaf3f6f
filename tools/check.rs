//! `check`: the rules whose breaking a reader would notice, each in a file of its own.
//!
//! | a rule reads | files |
//! |---|---|
//! | the chapters as they are written | [`includes`], [`code`], [`ignored`], [`mentions`] |
//! | the built pages | [`links`], [`ids`], [`external`], [`numbers`], [`alt`], [`figure_text`], [`figure_size`] |
//! | both | [`listings`] |
//! | files beside them | [`figures`](mod@figures), [`outputs`] |

mod address;
pub mod alt;
pub mod code;
mod css;
pub mod external;
pub mod figure_size;
pub mod figure_text;
pub mod figures;
mod finding;
pub mod ids;
pub mod ignored;
pub mod includes;
pub mod links;
pub mod listings;
pub mod mentions;
pub mod numbers;
pub mod outputs;
mod references;
mod report;
pub mod site;
mod svg;

use std::path::Path;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::book::{chapters, root};
use crate::build::build_into;
use crate::chapter::{Chapter, Kind};
use crate::print;
use site::Site;

pub use finding::Finding;
pub use report::{Counts, Report};

/// Look for whatever a reader would stumble over, from broken links to stale figures
#[derive(Args, Debug)]
pub struct Check {}

impl Check {
    /// Prints what is wrong and how much was looked at.
    ///
    /// # Errors
    ///
    /// As [`check`], and if anything is wrong.
    pub fn run(self) -> Result<()> {
        let report = check(&root()?)?;
        print::line(&report)?;
        match report.findings.len() {
            0 => Ok(()),
            n => bail!("the book has {n} of the faults that `check` looks for"),
        }
    }
}

/// Applies every rule to the repository at `root`.
///
/// # Errors
///
/// As [`book`].
pub fn check(root: &Path) -> Result<Report> {
    let mut report = book(root)?;
    let drawings = figures::drawings();
    report.findings.extend(figures::figures(root, &chapters(root)?, &drawings)?);
    report.findings.extend(outputs::outputs(root)?);
    report.findings.sort();
    Ok(report)
}

/// Builds the book at `root` into a scratch folder and applies the rules on chapters and pages.
///
/// # Errors
///
/// If a chapter cannot be read, or a scratch folder cannot be written.
pub fn book(root: &Path) -> Result<Report> {
    let chapters = chapters(root)?;
    let mut report = Report::default();
    let numbered = || chapters.iter().flat_map(|chapter| &chapter.numbered);
    let count = |kind| numbered().filter(|element| element.kind == kind).count();
    report.counts.figures = count(Kind::Figure);
    report.counts.listings = count(Kind::Listing);
    report.counts.includes =
        chapters.iter().map(|chapter| chapter.includes.len()).sum();
    written(root, &chapters, &mut report);
    match build(root) {
        Ok(site) => built(&site, &chapters, &mut report),
        Err(error) => {
            let message = format!(
                "the book does not build, so its pages are not checked: {error:#}"
            );
            report.findings.push(Finding::new("book.toml", message));
        }
    }
    report.findings.sort();
    Ok(report)
}

/// The rules on chapters as they are written.
fn written(root: &Path, chapters: &[Chapter], report: &mut Report) {
    let (ignored, unexplained) = ignored::ignored(chapters, ignored::MOST_IGNORED);
    report.counts.ignored = ignored;
    report.findings.extend(unexplained);
    report.findings.extend(includes::includes(root, chapters));
    report.findings.extend(code::code(root, chapters));
    report.findings.extend(mentions::mentions(chapters));
}

/// The rules on built pages.
fn built(site: &Site, chapters: &[Chapter], report: &mut Report) {
    let (links, broken) = links::links(site);
    report.counts.pages = site.pages.len();
    report.counts.links = links;
    report.findings.extend(broken);
    for rule in [
        ids::ids,
        external::external,
        numbers::numbers,
        alt::alt,
        figure_text::figure_text,
        figure_size::figure_size,
    ] {
        report.findings.extend(rule(site));
    }
    report.findings.extend(listings::listings(site, chapters));
}

/// The pages of the book at `root`, built where no reader or server looks.
fn build(root: &Path) -> Result<Site> {
    let folder = tempfile::tempdir().context("making a scratch folder")?;
    build_into(root, root, folder.path())?;
    Site::read(folder.path())
}
