//! `train`: the network, from random numbers to a file of weights.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use listings::augment::Augment;
use listings::train::Recipe;

use crate::interrupt::Interrupt;
use crate::network::{NetworkKind, warn_of_debug};
use folder::Folder;
use notes::Notes;
use start::Start;

mod epochs;
mod folder;
mod held_out;
mod metrics;
mod notes;
mod progress;
mod start;

/// Train a network on EMNIST, or without it on characters drawn by the book
#[derive(Args, Debug)]
pub struct Train {
    /// A folder of EMNIST's files
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Where checkpoint, metrics and weights go
    #[arg(long, value_name = "DIR", default_value = "training")]
    out: PathBuf,
    /// Go on with the checkpoint in that folder
    #[arg(long, conflicts_with_all = ["network", "algorithm", "epochs", "batch",
        "learning_rate", "weight_decay", "smoothing", "plain", "seed", "held_out"])]
    resume: bool,
    /// Which network
    #[arg(long, value_enum, default_value_t = NetworkKind::Book)]
    network: NetworkKind,
    /// Which convolution; fused: the book's network with its layers joined
    #[arg(long, value_name = "NAME", default_value = "im2col")]
    algorithm: String,
    /// How often every image is seen
    #[arg(long, value_name = "N", default_value_t = Recipe::BOOK.epochs)]
    epochs: usize,
    /// Images a step
    #[arg(long, value_name = "N", default_value_t = Recipe::BOOK.batch)]
    batch: usize,
    /// The learning rate at its highest
    #[arg(long, value_name = "RATE", default_value_t = Recipe::BOOK.learning_rate)]
    learning_rate: f64,
    /// The weight decay of AdamW: this times the learning rate is the part of every parameter
    /// that a step takes away
    #[arg(long, value_name = "DECAY", default_value_t = Recipe::BOOK.weight_decay)]
    weight_decay: f64,
    /// What part of itself a target gives up, to be shared out among all classes
    #[arg(long, value_name = "PART", default_value_t = Recipe::BOOK.smoothing)]
    smoothing: f64,
    /// Show every image as it is, not turned, bent and moved a little
    #[arg(long)]
    plain: bool,
    /// The seed of the first weights, the order of the images, their changes, and dropout
    #[arg(long, value_name = "S", default_value_t = Recipe::BOOK.seed)]
    seed: u64,
    /// Images of the training files to try the network on after each epoch, instead of
    /// learning from them
    #[arg(long, value_name = "N", default_value_t = 5000)]
    held_out: usize,
    /// Threads; the result is the same with any number [default: one a processor]
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

impl Train {
    /// Trains until the last epoch or Ctrl-C, and says where the result is.
    ///
    /// # Errors
    ///
    /// Data that cannot be read, options that make no sense, a checkpoint that is none or
    /// is in the way, a folder that cannot be written, a training that diverges.
    pub fn run(self) -> Result<()> {
        warn_of_debug("train");
        let mut folder = Folder::new(&self.out, self.data.as_deref());
        let threads =
            rayon::ThreadPoolBuilder::new().num_threads(self.threads.unwrap_or(0));
        let threads = threads.build().context("cannot start the threads")?;
        let interrupt = Interrupt::listen()?;
        threads.install(|| {
            let (start, notes) = match self.resume {
                true => Start::resumed(&mut folder)?,
                false => self.begin(&folder)?,
            };
            start::run(start, notes, self.data.clone(), &mut folder, &interrupt)
        })
    }

    /// What the options say, checked as far as that takes no time.
    fn begin(&self, folder: &Folder) -> Result<(Start, Notes)> {
        self.recipe().check()?;
        folder.ensure_free()?;
        let notes = Notes::new(self.network, &self.algorithm, self.held_out);
        Ok((Start::New(self.recipe()), notes))
    }

    fn recipe(&self) -> Recipe {
        Recipe {
            epochs: self.epochs,
            batch: self.batch,
            learning_rate: self.learning_rate,
            weight_decay: self.weight_decay,
            smoothing: self.smoothing,
            augment: if self.plain { Augment::NONE } else { Recipe::BOOK.augment },
            seed: self.seed,
        }
    }
}
