//! `train --resume`: a training goes on where it stopped.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use listings::emnist::{NamedBytes, Part};
use listings::model::{Book, Course, Network};
use listings::random::seeded;
use listings::train::Checkpoint;

use super::folder::Folder;
use super::notes::Notes;
use super::{epochs, held_out};
use crate::images::{Images, images};
use crate::interrupt::Interrupt;
use crate::network::{Which, algorithm};

/// Goes on with the checkpoint of a folder.
///
/// # Errors
///
/// There is no checkpoint, or it is of other images, or damaged; as the training itself.
pub(super) fn resume(
    data: Option<PathBuf>,
    folder: &Folder,
    interrupt: &Interrupt,
) -> Result<()> {
    let (name, bytes) = folder.checkpoint()?;
    let checkpoint = Checkpoint::read(NamedBytes { name: &name, bytes: &bytes })?;
    let notes = Notes::read(&checkpoint)?;
    let algorithm = algorithm(&notes.algorithm)?;
    let images = images(data, Part::Train)?;
    ensure!(
        notes.are_of(&images),
        "{name} is of a training on other images than these, {}: name the folder it was \
         begun with by --data",
        images.what
    );
    let random = &mut seeded(0, &[]); // what comes of it is replaced
    match notes.network {
        Which::Book => {
            let network = Book::new(algorithm, random);
            go_on(checkpoint, network, folder, &images, notes, interrupt)
        }
        Which::Course => {
            let network = Course::new(algorithm, random);
            go_on(checkpoint, network, folder, &images, notes, interrupt)
        }
    }
}

fn go_on<N: Network<f32>>(
    checkpoint: Checkpoint,
    network: N,
    folder: &Folder,
    images: &Images,
    notes: Notes,
    interrupt: &Interrupt,
) -> Result<()> {
    let (held_out, learned) = held_out::split(images, notes.held_out)?;
    let training = checkpoint.resume(network, &images.set, learned)?;
    folder.ensure_writable()?;
    println!(
        "Going on after step {} of {}.",
        training.steps_taken(),
        training.steps()
    );
    epochs::run(training, &images.set, &held_out, folder, notes, interrupt)
}
