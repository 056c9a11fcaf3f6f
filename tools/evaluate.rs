//! `evaluate`: what a network makes of images it has not seen.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use listings::emnist::Part;
use listings::model::{Book, Course, Fused, Network};
use listings::train::{Scores, predict, scores};
use ndarray::Array2;

use crate::images::{Images, images};
use crate::network::{
    Computed, NetworkKind, Trained, algorithm, trained, warn_of_debug,
};
use crate::print;

mod report;

/// Try a network on the test files of EMNIST, or without them on characters drawn by the book
#[derive(Args, Debug)]
pub struct Evaluate {
    /// A file of weights; without it the book's, weights/emnist.safetensors
    #[arg(long, value_name = "FILE")]
    weights: Option<PathBuf>,
    /// A folder of EMNIST's files; the test files are enough
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Which network the weights are of
    #[arg(long, value_enum, default_value_t = NetworkKind::Book)]
    network: NetworkKind,
    /// Which convolution; fused: the book's network with its layers joined
    #[arg(long, value_name = "NAME", default_value = "im2col")]
    algorithm: String,
    /// Print one JSON object instead of a report
    #[arg(long)]
    json: bool,
}

impl Evaluate {
    /// Evaluates and prints the report.
    ///
    /// # Errors
    ///
    /// Weights or data that cannot be read, or do not belong together.
    pub fn run(self) -> Result<()> {
        warn_of_debug("evaluate");
        let algorithm = algorithm(&self.algorithm, self.network)?;
        let (which, file) = (self.network, self.weights);
        // The weights first: they are read in no time, and then tried on many images.
        let (sha256, images, logits) = match (which, algorithm) {
            (_, Computed::Fused) => {
                logits(trained(which, Fused::new, file)?, self.data)?
            }
            (NetworkKind::Book, Computed::Layers(algorithm)) => {
                let new = |random: &mut _| Book::new(algorithm, random);
                logits(trained(which, new, file)?, self.data)?
            }
            (NetworkKind::Course, Computed::Layers(algorithm)) => {
                let new = |random: &mut _| Course::new(algorithm, random);
                logits(trained(which, new, file)?, self.data)?
            }
        };
        let labels: Vec<usize> =
            images.set.labels().iter().map(|&label| label.into()).collect();
        let report = report::Report {
            scores: Scores::new(logits.view(), &labels),
            mistakes: scores::mistakes(logits.view(), &labels),
            mapping: images.set.mapping(),
            what: &images.what,
            weights_sha256: &sha256,
        };
        match self.json {
            true => print::line(report.json()),
            false => print::text(report),
        }
    }
}

/// The hash of a network's weights, the images of the test files, and its logits of each.
fn logits<N: Network<f32>>(
    Trained { network, sha256 }: Trained<N>,
    data: Option<PathBuf>,
) -> Result<(String, Images, Array2<f32>)> {
    let images = images(data, Part::Test)?;
    let all: Vec<usize> = (0..images.set.len()).collect();
    let logits = predict::logits(&network, &images.set, &all)?;
    Ok((sha256, images, logits))
}
