//! The committed figures are the ones that the code draws, and the chapters use them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use figures::{ALL, WITH_DATA};
use scraper::{ElementRef, Html};

use super::Finding;
use super::site::text;
use crate::chapter::{Chapter, Kind};
use crate::files::files;

/// Where the committed figures stand.
const FOLDER: &str = "src/figures";

/// A figure as its code draws it today.
#[derive(Debug)]
pub struct Drawing {
    /// Its name: the file is `src/figures/NAME.svg`.
    pub name: String,
    /// How the committed file is told from a stale one.
    pub expected: Expected,
}

/// What a committed figure must be.
#[derive(Debug)]
pub enum Expected {
    /// This text.
    Svg(String),
    /// Drawn from real data, which need not be here. Its `<metadata>` is
    /// `source: SOURCE; fingerprint: FINGERPRINT`, with this fingerprint of what the code draws.
    Fingerprint(String),
}

/// The figures of the figures crate.
pub fn drawings() -> Vec<Drawing> {
    let drawn = ALL.iter().map(|figure| Drawing {
        name: figure.name.to_owned(),
        expected: Expected::Svg((figure.draw)().to_string()),
    });
    let of_data = WITH_DATA.iter().map(|figure| Drawing {
        name: figure.name.to_owned(),
        expected: Expected::Fingerprint(figure.fingerprint()),
    });
    drawn.chain(of_data).collect()
}

/// Figures that are stale, that nothing draws, or that no chapter shows.
///
/// # Errors
///
/// The folder of figures cannot be read.
pub fn figures(
    root: &Path,
    chapters: &[Chapter],
    drawings: &[Drawing],
) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for drawing in drawings {
        let file = file(&drawing.name);
        let used =
            chapters.iter().flat_map(|chapter| &chapter.numbered).any(|element| {
                element.kind == Kind::Figure && element.name == drawing.name
            });
        let unused = (!used).then(|| {
            let name = &drawing.name;
            format!("no chapter shows this figure: write `<Figure name=\"{name}\" alt=\"…\">`, or delete it and its code")
        });
        let messages = stale(root, drawing).into_iter().chain(unused);
        findings.extend(messages.map(|message| Finding::new(&file, message)));
    }
    let drawn: BTreeSet<PathBuf> =
        drawings.iter().map(|drawing| file(&drawing.name)).collect();
    let committed = files(root, FOLDER, "svg")?;
    for file in committed.iter().filter(|file| !drawn.contains(*file)) {
        let message = "nothing in the figures crate draws this file: delete it, or add its function to `figures::ALL`";
        findings.push(Finding::new(file, message));
    }
    Ok(findings)
}

fn file(name: &str) -> PathBuf {
    Path::new(FOLDER).join(format!("{name}.svg"))
}

/// Why the committed file is not what the code draws.
fn stale(root: &Path, drawing: &Drawing) -> Option<String> {
    let name = &drawing.name;
    let data = match drawing.expected {
        Expected::Svg(_) => "",
        Expected::Fingerprint(_) => " --data DIR",
    };
    let remedy =
        format!("run `cargo run -- figures {name}{data}`, look at it, commit it");
    let Ok(committed) = fs::read_to_string(root.join(file(name))) else {
        return Some(format!("the figure is not there: {remedy}"));
    };
    match &drawing.expected {
        Expected::Svg(svg) if *svg == committed => None,
        Expected::Svg(_) => {
            Some(format!("the figure is stale, its code draws another: {remedy}"))
        }
        Expected::Fingerprint(fingerprint) => {
            let metadata = metadata(&committed);
            let end = format!("; fingerprint: {fingerprint}");
            let Some(source) = metadata.strip_suffix(&end) else {
                return Some(format!(
                    "the figure is stale, its <metadata> does not end in the fingerprint {fingerprint} of its code: {remedy}"
                ));
            };
            let source = source.trim_start_matches("source:").trim();
            source.is_empty().then(|| {
                format!("the figure does not name the source of its data: {remedy}")
            })
        }
    }
}

/// The text of the `<metadata>` elements.
fn metadata(svg: &str) -> String {
    let svg = Html::parse_fragment(svg);
    let elements = svg.tree.nodes().filter_map(ElementRef::wrap);
    let metadata = elements.filter(|element| element.value().name() == "metadata");
    metadata.map(text).collect::<Vec<_>>().join(" ")
}
