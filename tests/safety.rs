//! `unsafe` stands in two files: the example that is about it, and the exports of the
//! WebAssembly module, whose names are all that is unsafe there.
//!
//! The lint `unsafe_code = "deny"` can be switched off in any file. This test reads them
//! all, and every manifest, to say where that happened.

use std::fs;
use std::path::{Path, PathBuf};

const ACCIDENT: &str = "listings/examples/accident.rs";
const EXPORTS: &str = "demos/src/exports.rs";

#[test]
fn only_the_accident_and_the_exports_are_unsafe() {
    let files = files(Path::new(env!("CARGO_MANIFEST_DIR")), "rs");
    assert!(files.len() > 50, "only {} files found", files.len());
    let uses: Vec<_> = files.iter().filter(|file| is_unsafe(&read(file))).collect();
    let mut expected = vec![ACCIDENT, EXPORTS];
    expected.retain(|expected| !uses.iter().any(|file| file.ends_with(expected)));
    assert!(
        uses.len() == 2 && expected.is_empty(),
        "unsafe, or the lint off, in {uses:?}"
    );
}

#[test]
fn the_exports_are_unsafe_by_their_names_alone() {
    let code = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(EXPORTS));
    let named = [format!("#![allow({WORD}_code)]"), format!("{WORD}(no_mangle)")];
    let rest = named.iter().fold(code, |code, text| code.replace(text, ""));
    assert!(!is_unsafe(&rest));
}

#[test]
fn every_package_has_the_lints_of_the_workspace() {
    let manifests = files(Path::new(env!("CARGO_MANIFEST_DIR")), "toml");
    let manifests = manifests.iter().filter(|file| file.ends_with("Cargo.toml"));
    let texts: Vec<_> = manifests.map(|file| (file, read(file))).collect();
    assert!(texts.len() >= 3);
    for (file, text) in &texts {
        assert!(text.contains("[lints]\nworkspace = true"), "{}", file.display());
    }
    assert!(
        texts.iter().any(|(_, text)| text.contains("\nunsafe_code = \"deny\"\n"))
    );
}

#[test]
fn what_counts_as_unsafe() {
    for code in ["_ { x }", "_ fn f() {}", "x = _ {", "#[_(no_mangle)]"] {
        assert!(is_unsafe(&code.replace('_', WORD)), "{code}");
    }
    assert!(is_unsafe(&format!("#![allow({WORD}_code)]")));
    for code in ["// _ { x }", "a /// _ fn", "_ly", "an _ thing", "deny(_code)"] {
        assert!(!is_unsafe(&code.replace('_', WORD)), "{code}");
    }
    assert!(!is_unsafe(&format!("is_{WORD}(x)")));
}

/// The keyword, not written as one.
const WORD: &str = concat!("un", "safe");

/// Whether code, its comments cut off, uses the keyword or switches the lint off.
fn is_unsafe(text: &str) -> bool {
    let code = text.lines().map(|line| line.split("//").next().unwrap_or(line));
    let mut words = code.flat_map(|line| {
        line.match_indices(WORD)
            .map(|(at, word)| (&line[..at], &line[at + word.len()..]))
    });
    words.any(|(before, after)| {
        let part_of_a_name =
            before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let off = ["allow(", "expect(", "warn("].iter().any(|o| before.ends_with(o));
        let uses = ["{", " {", " fn", " impl", " trait", " extern", "("];
        let used = uses.iter().any(|u| after.starts_with(u));
        !part_of_a_name && (off || used)
    })
}

fn read(file: &Path) -> String {
    fs::read_to_string(file)
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The files below `folder` with that extension, without what is built or hidden.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the repository") {
        let path = entry.expect("an entry of the repository").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') || ["target", "book"].contains(&&*name) {
            continue;
        }
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found
}
