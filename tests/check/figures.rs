//! Stale figures, figures that nothing draws, figures that nobody shows.

use ::figures::{Characters, DataFigure, Svg};
use tools::check::Finding;
use tools::check::figures::{Drawing, Expected, figures};

use crate::common::Folder;
use crate::{chapter, none, one};

const SLIDE: &str = "<svg><rect/></svg>";
const SHOWN: &str = "<Figure name=\"slide\" alt=\"\">\n\nA caption.\n\n</Figure>\n";

/// What is found where `slide` is drawn, the `files` are committed and the chapter says `text`.
fn found(expected: Expected, files: &[(&str, &str)], text: &str) -> Vec<Finding> {
    let slide = Drawing { name: "slide".to_owned(), expected };
    figures(Folder::with(files).path(), &chapter(text), &[slide])
        .expect("a readable folder")
}

fn drawn(files: &[(&str, &str)]) -> Vec<Finding> {
    found(Expected::Svg(SLIDE.to_owned()), files, SHOWN)
}

/// The figure is of real data and carries this `<metadata>`.
fn from_data(metadata: &str) -> Vec<Finding> {
    let svg = format!("<svg><metadata>{metadata}</metadata><rect/></svg>");
    let expected = Expected::Fingerprint("c0ffee".to_owned());
    found(expected, &[("src/figures/slide.svg", &svg)], SHOWN)
}

#[test]
fn lets_current_figures_through() {
    none(&drawn(&[("src/figures/slide.svg", SLIDE)]));
    none(&from_data("source: EMNIST, test-images.gz; fingerprint: c0ffee"));
}

#[test]
fn catches_a_stale_figure() {
    let findings = drawn(&[("src/figures/slide.svg", "<svg><rect /></svg>")]);
    one(&findings, &["src/figures/slide.svg", "stale", "cargo run -- figures slide"]);
    one(
        &drawn(&[]),
        &["src/figures/slide.svg", "not there", "cargo run -- figures slide"],
    );
}

#[test]
fn catches_a_stale_figure_of_real_data() {
    let expected =
        ["src/figures/slide.svg", "stale", "c0ffee", "figures slide --data DIR"];
    one(&from_data("EMNIST Balanced, test-images.gz; code badcafe"), &expected);
    one(&from_data(""), &expected);
    let elsewhere = "<svg><!-- c0ffee --><text>c0ffee</text></svg>";
    let fingerprint = Expected::Fingerprint("c0ffee".to_owned());
    one(
        &found(fingerprint, &[("src/figures/slide.svg", elsewhere)], SHOWN),
        &expected,
    );
}

#[test]
fn catches_real_data_without_a_source() {
    one(
        &from_data("source: ; fingerprint: c0ffee"),
        &["src/figures/slide.svg", "source"],
    );
}

#[test]
fn catches_a_file_that_nothing_draws() {
    let files = [("src/figures/slide.svg", SLIDE), ("src/figures/old.svg", SLIDE)];
    one(&drawn(&files), &["src/figures/old.svg", "nothing", "draws"]);
}

#[test]
fn catches_a_figure_that_no_chapter_shows() {
    let files = [("src/figures/slide.svg", SLIDE)];
    let findings = found(Expected::Svg(SLIDE.to_owned()), &files, "No figure.");
    one(&findings, &["src/figures/slide.svg", "no chapter shows"]);
}

#[test]
fn reads_what_a_figure_of_data_writes() {
    let figure = DataFigure { name: "slide", draw: |_| Svg::draw(10.0, |_| ()) };
    let svg = figure.of(&Characters::stand_in()).to_string();
    let files = [("src/figures/slide.svg", svg.as_str())];
    none(&found(Expected::Fingerprint(figure.fingerprint()), &files, SHOWN));
}
