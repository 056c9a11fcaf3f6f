//! A figure by name, and how a figure of real data tells that it is out of date.

use sha2::{Digest, Sha256};

use crate::{Characters, Svg};

/// A figure that needs no data.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    /// The name of its file: `src/figures/NAME.svg`.
    pub name: &'static str,
    /// Draws it: the same bytes each time.
    pub draw: fn() -> Svg,
}

/// A figure of real characters.
///
/// The repository holds the picture but not the data. So that a change of the drawing
/// code is noticed without them, the picture carries a fingerprint: what the same
/// function draws of [`Characters::stand_in`].
#[derive(Debug, Clone, Copy)]
pub struct DataFigure {
    /// The name of its file: `src/figures/NAME.svg`.
    pub name: &'static str,
    /// Draws it, without the metadata.
    pub draw: fn(&Characters) -> Svg,
}

impl DataFigure {
    /// The figure of `characters`, with their source and the fingerprint as metadata.
    pub fn of(&self, characters: &Characters) -> Svg {
        let fingerprint = self.fingerprint();
        let metadata =
            format!("source: {}; fingerprint: {fingerprint}", characters.source);
        (self.draw)(characters).with_metadata(&metadata)
    }

    /// The SHA-256 of what the drawing function makes of the stand-in, in hexadecimal.
    pub fn fingerprint(&self) -> String {
        let svg = (self.draw)(&Characters::stand_in()).to_string();
        let digest = Sha256::digest(svg.as_bytes());
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
