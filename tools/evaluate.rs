//! `evaluate`: what a network makes of images it has not seen.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use listings::emnist::{Dataset, NamedBytes, Part};
use listings::model::{Book, Course, Network};
use listings::random::seeded;
use listings::train::{Scores, predict, scores};
use listings::{Algorithm, weights};
use ndarray::Array2;

use crate::book;
use crate::images::images;
use crate::network::{Which, algorithm, warn_of_debug};

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
    #[arg(long, value_enum, default_value_t = Which::Book)]
    network: Which,
    /// Which convolution
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
        let file = match self.weights {
            Some(file) => file,
            None => book::root()?.join("weights").join(self.network.file()),
        };
        let name = file.display().to_string();
        let bytes = fs::read(&file).with_context(|| {
            format!("{name} cannot be read: name a file of weights with --weights")
        })?;
        let weights = NamedBytes { name: &name, bytes: &bytes };
        let images = images(self.data, Part::Test)?;
        let algorithm = algorithm(&self.algorithm)?;
        let logits = match self.network {
            Which::Book => logits(Book::new, algorithm, weights, &images.set)?,
            Which::Course => logits(Course::new, algorithm, weights, &images.set)?,
        };
        let labels: Vec<usize> =
            images.set.labels().iter().map(|&label| label.into()).collect();
        let report = report::Report {
            scores: Scores::new(logits.view(), &labels),
            mistakes: scores::mistakes(logits.view(), &labels),
            mapping: images.set.mapping(),
            what: &images.what,
        };
        if self.json {
            println!("{}", report.json());
        } else {
            print!("{report}");
        }
        Ok(())
    }
}

/// The logits of every image, by a network with these weights.
fn logits<N: Network<f32>>(
    new: impl Fn(Algorithm<f32>, &mut listings::random::Rng) -> N,
    algorithm: Algorithm<f32>,
    file: NamedBytes<'_>,
    set: &Dataset,
) -> Result<Array2<f32>> {
    let mut network = new(algorithm, &mut seeded(0, &[])); // its weights are replaced
    weights::load(&mut network, file)?;
    let all: Vec<usize> = (0..set.len()).collect();
    Ok(predict::logits(&network, set, &all)?)
}
