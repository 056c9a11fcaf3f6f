//! What a checkpoint says besides the network: what `--resume` need not be told again.

use anyhow::{Context, Result};
use clap::ValueEnum;
use listings::train::Checkpoint;
use sha2::{Digest as _, Sha256};

use crate::images::Images;
use crate::network::NetworkKind;
use crate::sha256::hex;

/// The options that are not part of the recipe, what tells these images from others,
/// and the time.
pub(super) struct Notes {
    pub(super) network: NetworkKind,
    pub(super) algorithm: String,
    pub(super) held_out: usize,
    sha256: String,
    /// That the epoch took until it was interrupted.
    pub(super) seconds: f64,
}

impl Notes {
    /// Of a training that has no images yet.
    pub(super) fn new(
        network: NetworkKind,
        algorithm: &str,
        held_out: usize,
    ) -> Notes {
        let (algorithm, sha256) = (algorithm.into(), String::new());
        Notes { network, algorithm, held_out, sha256, seconds: 0.0 }
    }

    /// Takes note of the images that a training begins with.
    pub(super) fn learn_from(&mut self, images: &Images) {
        self.sha256 = sha256(images);
    }

    /// # Errors
    ///
    /// The checkpoint was not written by this command.
    pub(super) fn read(checkpoint: &Checkpoint) -> Result<Notes> {
        let network: String = checkpoint.note("network")?;
        let network =
            NetworkKind::from_str(&network, false).ok().with_context(|| {
                format!("the checkpoint is of an unknown network, {network:?}")
            })?;
        Ok(Notes {
            network,
            algorithm: checkpoint.note("algorithm")?,
            held_out: checkpoint.note("held_out")?,
            sha256: checkpoint.note("sha256")?,
            seconds: checkpoint.note("seconds")?,
        })
    }

    pub(super) fn pairs(&self) -> [(&'static str, String); 5] {
        [
            ("network", self.network.to_string()),
            ("algorithm", self.algorithm.clone()),
            ("held_out", self.held_out.to_string()),
            ("sha256", self.sha256.clone()),
            ("seconds", self.seconds.to_string()),
        ]
    }

    /// Whether the training was on these images.
    pub(super) fn fits(&self, images: &Images) -> bool {
        self.sha256 == sha256(images)
    }
}

/// Of all labels and all pixels.
fn sha256(images: &Images) -> String {
    let mut hash = Sha256::new();
    hash.update(images.set.labels().to_vec());
    for image in images.set.images().outer_iter() {
        // Columns first, as the bytes lie in memory.
        hash.update(Vec::from_iter(image.t().iter().copied()));
    }
    hex(hash)
}
