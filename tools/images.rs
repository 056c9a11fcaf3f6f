//! The images that a network learns from or is tried on: EMNIST's, or the book's own.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use listings::emnist::{Dataset, Part, Split};
use listings::glyphs::CLASSES;

use crate::data;

/// Labeled images, and what they are.
pub(crate) struct Images {
    /// The images.
    pub(crate) set: Dataset,
    /// What they are, for messages.
    pub(crate) what: String,
}

/// Reads a part of EMNIST Balanced from the folder that `data` or the surroundings
/// name; if there is none, draws characters.
///
/// # Errors
///
/// As [`data::load`]; more classes than the networks tell apart.
pub(crate) fn images(data: Option<PathBuf>, part: Part) -> Result<Images> {
    match data::folder_if_any(data) {
        Some(dir) => read(&dir, part),
        None => {
            eprintln!(
                "There is no EMNIST here, so these are characters drawn by the book; \
                 `cargo run -- data` downloads real ones."
            );
            Ok(drawn(part))
        }
    }
}

fn read(dir: &Path, part: Part) -> Result<Images> {
    let set = data::load(dir, Split::Balanced, part)?;
    let last = usize::from(*set.mapping().labels().end());
    ensure!(
        last < CLASSES.len(),
        "the mapping in {} has a class {last}, and the classes of EMNIST Balanced are 0 to \
         {}: these are the files of another split under its names; take those of Balanced",
        dir.display(),
        CLASSES.len() - 1
    );
    let what =
        format!("{} images of the {part} files in {}", set.len(), dir.display());
    Ok(Images { set, what })
}

/// No seed is in both parts.
fn drawn(part: Part) -> Images {
    let seeds = match part {
        Part::Train => 1000..1200,
        Part::Test => 2000..2050,
    };
    let set = Dataset::drawn(seeds.clone());
    let what = format!("{} characters drawn by the book ({seeds:?})", set.len());
    Images { set, what }
}
