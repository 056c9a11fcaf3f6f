//! The characters that the figures of real data show.

use std::path::Path;

use anyhow::{Result, ensure};
use figures::Characters;
use listings::emnist::{Part, Split, files};
use listings::glyphs::CLASSES;

use crate::data;

/// The images of the official file of Balanced's test part.
const OFFICIAL: usize = 18_800;

/// Reads the test part of EMNIST Balanced from a folder. Its source says so if the file has
/// another number of images than the official one: it is another file of the same name.
///
/// # Errors
///
/// As [`data::load`], and when the file has no character of one of the 47 classes.
pub fn characters(dir: &Path) -> Result<Characters> {
    let (split, part) = (Split::Balanced, Part::Test);
    let set = data::load(dir, split, part)?;
    let name = files(split, part).images;
    let n = set.len();
    let labels: Vec<char> = (0..n).map(|i| set.character(i)).collect();
    for class in CLASSES {
        ensure!(
            labels.contains(&class),
            "{} has no {class:?} in {name}: the figures need all 47 classes, take the \
             file of EMNIST's gzip archive",
            dir.display(),
        );
    }
    let source = match n {
        OFFICIAL => format!("EMNIST, {name}"),
        _ => format!(
            "EMNIST, {n} characters under the name {name}, whose official file has {OFFICIAL}"
        ),
    };
    let images = set.images().mapv(|ink| f32::from(ink) / 255.0); // (n, 28, 28)
    Ok(Characters { images, labels, source })
}
