//! The committed figures are what the code draws, and each is fit for a page.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use figures::ALL;

#[test]
fn committed_figures_are_those_of_todays_code() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/figures");
    for figure in ALL {
        let name = figure.name;
        let committed = fs::read_to_string(folder.join(format!("{name}.svg")));
        let committed = committed.unwrap_or_else(|error| {
            panic!("{name}.svg: {error}; draw it with `cargo run -- figures {name}`")
        });
        let drawn = (figure.draw)().to_string();
        assert!(drawn == committed, "{name}.svg is stale");
        assert!(drawn.len() <= 60_000, "{name}.svg has {} bytes", drawn.len());
    }
}

#[test]
fn names_are_unique() {
    let names: BTreeSet<_> = ALL.iter().map(|figure| figure.name).collect();
    assert_eq!(names.len(), ALL.len());
}

/// Every color is the page's or a variable of the theme: a fixed one would vanish on a dark
/// page.
#[test]
fn no_color_is_fixed() {
    for figure in ALL {
        let svg = (figure.draw)().to_string();
        let mut values = svg.split('"').skip(1).step_by(2);
        let fixed = values.find(|value| value.starts_with('#'));
        assert_eq!(fixed, None, "{}", figure.name);
        assert!(svg.contains("currentColor"), "{} has no ink", figure.name);
    }
}

#[test]
fn figures_are_one_line_and_as_wide_as_a_phone() {
    for figure in ALL {
        let svg = (figure.draw)().to_string();
        assert_eq!(svg.matches('\n').count(), 1, "{}", figure.name);
        assert!(svg.contains(r#" viewBox="0 0 3450 "#), "{}", figure.name);
    }
}
