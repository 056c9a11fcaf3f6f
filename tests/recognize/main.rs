//! What `recognize` reads of an image file.

mod errors;
mod glyphs;
mod kinds;
mod network;
mod png;

use ndarray::Array2;

/// What the network reads of a file with these bytes, or the whole error.
fn prepared(bytes: &[u8]) -> Result<Array2<f32>, String> {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let file = folder.path().join("image.png");
    std::fs::write(&file, bytes).expect("a writable file");
    tools::recognize::prepared(&file).map_err(|error| format!("{error:#}"))
}
