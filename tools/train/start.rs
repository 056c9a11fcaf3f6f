//! A training, from its first step or from where it stopped.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use listings::emnist::{Dataset, NamedBytes, Part};
use listings::error;
use listings::model::{Book, Course, Fused, Network};
use listings::random::seeded;
use listings::train::{Checkpoint, Recipe, Training};

use super::folder::Folder;
use super::notes::Notes;
use super::{epochs, held_out};
use crate::images::{Images, images};
use crate::interrupt::Interrupt;
use crate::network::{Computed, NetworkKind, algorithm};
use crate::print;

/// Where a training begins.
pub(super) enum Start {
    /// At its first step.
    New(Recipe),
    /// Where it stopped.
    Resumed(Checkpoint),
}

impl Start {
    /// Reads the checkpoint of a folder, and what it says besides.
    ///
    /// # Errors
    ///
    /// There is none, or it is damaged.
    pub(super) fn resumed(folder: &mut Folder) -> Result<(Start, Notes)> {
        let (name, bytes) = folder.checkpoint()?;
        let checkpoint = Checkpoint::read(NamedBytes { name: &name, bytes: &bytes })?;
        let notes = Notes::read(&checkpoint)?;
        Ok((Start::Resumed(checkpoint), notes))
    }

    fn recipe(&self) -> &Recipe {
        match self {
            Start::New(recipe) => recipe,
            Start::Resumed(checkpoint) => checkpoint.recipe(),
        }
    }

    /// A network that is new has the weights it begins with; another's are replaced.
    fn training<N: Network<f32>>(
        self,
        network: N,
        set: &Dataset,
        images: Vec<usize>,
    ) -> error::Result<Training<'_, N>> {
        match self {
            Start::New(recipe) => Training::new(recipe, network, set, images),
            Start::Resumed(checkpoint) => checkpoint.resume(network, set, images),
        }
    }
}

/// Trains until the last epoch or Ctrl-C.
///
/// # Errors
///
/// There is no such algorithm; the images cannot be read, or are others than those the
/// training was begun on; as [`epochs::run`].
pub(super) fn run(
    start: Start,
    mut notes: Notes,
    data: Option<PathBuf>,
    folder: &mut Folder,
    interrupt: &Interrupt,
) -> Result<()> {
    let algorithm = algorithm(&notes.algorithm, notes.network)?; // before the images, which take time
    let images = images(data, Part::Train)?;
    match start {
        Start::New(_) => notes.learn_from(&images),
        Start::Resumed(_) => ensure!(
            notes.fits(&images),
            "{} is of a training on other images than these, {}: name the folder it was \
             begun with by --data",
            folder.checkpoint_file().display(),
            images.what
        ),
    }
    let random = &mut seeded(start.recipe().seed, &[]);
    match (notes.network, algorithm) {
        (_, Computed::Fused) => {
            train(start, Fused::new(random), &images, notes, folder, interrupt)
        }
        (NetworkKind::Book, Computed::Layers(algorithm)) => {
            let network = Book::new(algorithm, random);
            train(start, network, &images, notes, folder, interrupt)
        }
        (NetworkKind::Course, Computed::Layers(algorithm)) => {
            let network = Course::new(algorithm, random);
            train(start, network, &images, notes, folder, interrupt)
        }
    }
}

fn train<N: Network<f32>>(
    start: Start,
    network: N,
    images: &Images,
    notes: Notes,
    folder: &mut Folder,
    interrupt: &Interrupt,
) -> Result<()> {
    let (held_out, learned) = held_out::split(images, notes.held_out)?;
    let new = matches!(start, Start::New(_));
    let (batch, n) = (start.recipe().batch, learned.len());
    ensure!(
        batch <= n || !new,
        "--batch {batch} is more than the {n} images to learn from: use {n} or fewer"
    );
    let training = start.training(network, &images.set, learned)?;
    if new {
        folder.lock()?;
        folder.ensure_free()?; // another training may have stopped there meanwhile
    }
    let (step, steps) = (training.steps_taken(), training.steps());
    match new {
        true => print::line(format_args!("Learning from {n} of {}.", images.what))?,
        false => print::line(format_args!("Going on after step {step} of {steps}."))?,
    }
    epochs::run(training, &images.set, &held_out, folder, notes, interrupt)
}
