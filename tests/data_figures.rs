//! The figures of real characters: drawn without the data, and redrawn with them. That the
//! committed ones are not stale is for `check` to say.

use std::fs;
use std::path::Path;

use figures::{Characters, DataFigure, WITH_DATA};

/// The committed file of a figure.
fn committed(figure: &DataFigure) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/figures");
    fs::read_to_string(folder.join(format!("{}.svg", figure.name))).unwrap()
}

#[test]
fn other_characters_are_another_figure_with_the_same_fingerprint() {
    let stand_in = Characters::stand_in();
    let mut others = stand_in.clone();
    others.images.mapv_inplace(|ink| 1.0 - ink);
    for figure in WITH_DATA {
        let (svg, other) = (figure.of(&stand_in), figure.of(&others));
        assert_ne!(svg, other, "{} does not show its characters", figure.name);
        assert!(other.to_string().contains(&figure.fingerprint()), "{}", figure.name);
        assert_eq!(svg, figure.of(&stand_in), "{} differs by the run", figure.name);
    }
}

#[test]
#[ignore = "needs the EMNIST files the figures were drawn from: set EMNIST_DIR"]
fn redrawn_from_the_data_the_bytes_are_the_committed_ones() {
    let folder = tools::data::folder(None).unwrap();
    let characters = tools::characters::characters(&folder).unwrap();
    for figure in WITH_DATA {
        let svg = committed(figure);
        let source = &characters.source;
        assert!(svg.contains(source), "{} was not drawn from {source}", figure.name);
        assert_eq!(svg, figure.of(&characters).to_string(), "{}", figure.name);
    }
}
