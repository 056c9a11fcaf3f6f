//! Epoch after epoch, each ending with a try, a line and a checkpoint.

use std::mem;
use std::time::{Duration, Instant};

use anyhow::Result;
use listings::emnist::Dataset;
use listings::model::Network;
use listings::train::{Scores, Training, checkpoint, predict};
use listings::weights;

use super::folder::Folder;
use super::metrics::Metrics;
use super::notes::Notes;
use super::progress::Progress;
use crate::interrupt::Interrupt;
use crate::print;

/// Trains until the last epoch or Ctrl-C.
///
/// # Errors
///
/// The network refuses the images; a file cannot be written, or the metrics not be read.
pub(super) fn run<N: Network<f32>>(
    mut training: Training<'_, N>,
    set: &Dataset,
    held_out: &[usize],
    folder: &Folder,
    mut notes: Notes,
    interrupt: &Interrupt,
) -> Result<()> {
    let (steps, epochs) = (training.steps_an_epoch(), training.recipe().epochs);
    let first = training.steps_taken() / steps;
    let mut metrics = Metrics::after(first, folder.file("metrics.jsonl"))?;
    for epoch in first..epochs {
        notes.seconds += epoch_of(&mut training, epoch, interrupt)?.as_secs_f64();
        if training.steps_taken() == 0 {
            return print::line(
                "Stopped before the first step: there is nothing to go on with.",
            );
        }
        if training.steps_taken() < (epoch + 1) * steps {
            folder.save_checkpoint(&checkpoint::save(&training, &notes.pairs()))?;
            return print::line(format_args!(
                "Stopped after step {} of {}. To go on: {}",
                training.steps_taken(),
                training.steps(),
                folder.resume_command()
            ));
        }
        let scores = scores(&training, set, held_out)?;
        let seconds = mem::take(&mut notes.seconds);
        // Killed between these two, the checkpoint is an epoch behind, and the line is
        // dropped and written again.
        metrics.add(epoch + 1, training.seen(), scores.as_ref(), seconds)?;
        folder.save_checkpoint(&checkpoint::save(&training, &notes.pairs()))?;
        print::line(line(epoch + 1, &training, scores.as_ref(), seconds))?;
    }
    let network = notes.network.to_string();
    let bytes = weights::save(training.network(), &[("network", &network)]);
    let file = folder.finish(notes.network.file(), &bytes)?;
    print::line(format_args!(
        "The weights are in {}, after {:.0} s of training.",
        file.display(),
        metrics.seconds()
    ))
}

/// What is left of an epoch, or what Ctrl-C lets there be, and how long it took.
fn epoch_of<N: Network<f32>>(
    training: &mut Training<'_, N>,
    epoch: usize,
    interrupt: &Interrupt,
) -> Result<Duration> {
    let steps = training.steps_an_epoch();
    let taken = training.steps_taken() - epoch * steps;
    let progress = Progress::new(epoch + 1, training.recipe().epochs, steps, taken);
    let before = if taken == 0 { 0 } else { training.seen().images };
    let start = Instant::now();
    for _ in taken..steps {
        if interrupt.pressed() {
            break;
        }
        training.step()?;
        let seen = training.seen();
        progress.step(seen, seen.images - before, start.elapsed());
    }
    Ok(start.elapsed())
}

/// How the network does on the images held out, if any were.
fn scores<N: Network<f32>>(
    training: &Training<'_, N>,
    set: &Dataset,
    held_out: &[usize],
) -> Result<Option<Scores>> {
    if held_out.is_empty() {
        return Ok(None);
    }
    let logits = predict::logits(training.network(), set, held_out)?;
    let labels: Vec<usize> =
        held_out.iter().map(|&i| set.labels()[i].into()).collect();
    Ok(Some(Scores::new(logits.view(), &labels)))
}

fn line<N: Network<f32>>(
    epoch: usize,
    training: &Training<'_, N>,
    scores: Option<&Scores>,
    seconds: f64,
) -> String {
    let seen = training.seen();
    let held_out = scores.map_or(String::new(), |scores| {
        format!(
            ", {:.2} % of {} held out ({:.2} % with every class counted alike)",
            100.0 * scores.accuracy(),
            scores.images(),
            100.0 * scores.balanced_accuracy()
        )
    });
    format!(
        "epoch {epoch}: loss {:.4}, accuracy {:.2} %{held_out}, {seconds:.1} s",
        seen.mean_loss(),
        100.0 * seen.accuracy(),
    )
}
