//! The live figures: their module is as new as its sources, and their scripts are small.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// What the module is made of, as `tools/build-wasm.sh` lists it.
const SOURCES: [&str; 6] = [
    "Cargo.lock",
    "demos/Cargo.toml",
    "demos/src",
    "listings/Cargo.toml",
    "listings/src",
    "weights/emnist.safetensors", // its first layer
];

#[test]
fn the_module_is_as_new_as_its_sources() {
    let mut files: Vec<_> =
        SOURCES.iter().flat_map(|path| files(Path::new(path))).collect();
    assert!(files.len() > 100, "only {} files found", files.len());
    files.sort_by_key(|file| file.display().to_string()); // in the order of bytes
    let lines = files.iter().map(|file| {
        let bytes = fs::read(root().join(file)).expect("a file just found");
        format!("{}  {}\n", hash(&bytes), file.display())
    });
    let recorded = fs::read_to_string(root().join("demos/sources.sha256"));
    assert_eq!(
        recorded.expect("the hash of the sources").trim(),
        hash(lines.collect::<String>().as_bytes()),
        "src/demos/demos.wasm is older than its sources: run tools/build-wasm.sh"
    );
}

/// Over the wire, in bytes.
#[test]
fn module_and_weights_are_small() {
    let data = bytes_of(&["wasm", "safetensors"], gzip);
    assert!(data > 0 && data < 600_000, "{data} bytes of module and weights");
}

/// As they are written, with the script that brings them to a page.
#[test]
fn scripts_are_small() {
    let loader = fs::read(root().join("theme/demos.js")).expect("the loader");
    let scripts = loader.len() + bytes_of(&["mjs"], <[u8]>::len);
    assert!(scripts < 40_000, "{scripts} bytes of JavaScript");
}

/// What the live figures' files with these extensions come to.
fn bytes_of(extensions: &[&str], count: impl Fn(&[u8]) -> usize) -> usize {
    let files = files(Path::new("src/demos"));
    let named = files.iter().filter(|file| {
        file.extension().is_some_and(|ext| extensions.iter().any(|&e| ext == e))
    });
    named
        .map(|file| count(&fs::read(root().join(file)).expect("a file just found")))
        .sum()
}

fn gzip(bytes: &[u8]) -> usize {
    let mut encoder =
        flate2::bufread::GzEncoder::new(bytes, flate2::Compression::best());
    std::io::copy(&mut encoder, &mut std::io::sink()).expect("memory") as usize
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files at `path` or below it, relative to the root.
fn files(path: &Path) -> Vec<PathBuf> {
    if root().join(path).is_file() {
        return vec![path.to_path_buf()];
    }
    let entries =
        fs::read_dir(root().join(path)).expect("a folder of the repository");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    names.flat_map(|name| files(&path.join(name))).collect()
}
