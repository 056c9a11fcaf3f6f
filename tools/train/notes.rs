//! What a checkpoint says besides the network: what `--resume` need not be told again.

use anyhow::{Context, Result};
use clap::ValueEnum;
use listings::train::Checkpoint;

use crate::images::Images;
use crate::network::Which;

/// The options that are not part of the recipe, and a fingerprint of the images.
pub(super) struct Notes {
    pub(super) network: Which,
    pub(super) algorithm: String,
    pub(super) held_out: usize,
    images: usize,
    ink: u64,
}

impl Notes {
    pub(super) fn new(
        network: Which,
        algorithm: &str,
        held_out: usize,
        images: &Images,
    ) -> Notes {
        let (images, ink) = fingerprint(images);
        Notes { network, algorithm: algorithm.into(), held_out, images, ink }
    }

    /// # Errors
    ///
    /// The checkpoint was not written by this command.
    pub(super) fn read(checkpoint: &Checkpoint) -> Result<Notes> {
        let network: String = checkpoint.note("network")?;
        let network = Which::from_str(&network, false).ok().with_context(|| {
            format!("the checkpoint is of an unknown network, {network:?}")
        })?;
        Ok(Notes {
            network,
            algorithm: checkpoint.note("algorithm")?,
            held_out: checkpoint.note("held_out")?,
            images: checkpoint.note("images")?,
            ink: checkpoint.note("ink")?,
        })
    }

    pub(super) fn pairs(&self) -> [(&'static str, String); 5] {
        [
            ("network", self.network.to_string()),
            ("algorithm", self.algorithm.clone()),
            ("held_out", self.held_out.to_string()),
            ("images", self.images.to_string()),
            ("ink", self.ink.to_string()),
        ]
    }

    /// Whether the training was on these images.
    pub(super) fn are_of(&self, images: &Images) -> bool {
        (self.images, self.ink) == fingerprint(images)
    }
}

/// How many images, and all their ink.
fn fingerprint(images: &Images) -> (usize, u64) {
    let ink = images.set.images().iter().map(|&pixel| u64::from(pixel)).sum();
    (images.set.len(), ink)
}
