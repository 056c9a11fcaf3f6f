//! Training, trying, and the two commands that do it.
//!
//! - `resumed`: stopped anywhere and gone on with, a training ends with the same bits
//! - `same`: the same for any number of threads; other seeds, other networks
//! - `algorithms`: every convolution learns the same
//! - `gradients`: a batch in pieces has the gradients of the whole batch
//! - `learns`: better than guessing, on characters it has not seen
//! - `refused`: recipes that make no sense, checkpoints that are none, trainings that diverge
//! - `command`: what `train` writes and says; `interrupted`, `killed`, `locked`, `errors`: and when
//!   not all goes well
//! - `evaluate`: what `evaluate` prints

mod algorithms;
#[path = "../emnist/build.rs"]
#[allow(dead_code, reason = "made for more than these tests need")]
mod build;
mod command;
mod errors;
mod evaluate;
mod folder;
mod gradients;
#[cfg(unix)]
mod interrupted;
mod killed;
mod learns;
mod locked;
mod refused;
mod resumed;
mod same;

use listings::augment::Augment;
use listings::emnist::Dataset;
use listings::model::{Course, Network};
use listings::number::Number;
use listings::random::seeded;
use listings::train::{Recipe, Training};
use listings::{Algorithm, train::Tally};

/// A small training.
const RECIPE: Recipe = Recipe {
    epochs: 3,
    batch: 40, // a piece of 32 and one of 8
    learning_rate: 3e-3,
    weight_decay: 1e-2,
    smoothing: 0.05,
    augment: Augment::LIGHT,
    seed: 1,
};

fn algorithm<A: Number>(name: &str) -> Algorithm<A> {
    *Algorithm::ALL.iter().find(|algorithm| algorithm.name == name).expect(name)
}

fn course(seed: u64) -> Course<f32> {
    Course::new(algorithm("im2col"), &mut seeded(seed, &[]))
}

/// A training of the course's network on the first `count` images of a set.
fn training(
    recipe: Recipe,
    set: &Dataset,
    count: usize,
) -> Training<'_, Course<f32>> {
    Training::new(recipe, course(recipe.seed), set, (0..count).collect()).unwrap()
}

/// Every bit of a network.
fn bits<N: Network<f32>>(network: &N) -> Vec<u32> {
    let parameters = network.parameters().into_iter();
    parameters.flat_map(|(_, of)| of.mapv(f32::to_bits)).collect()
}

/// Every bit of what a training has come to: weights, moments, and what it saw.
fn state<N: Network<f32>>(
    training: &Training<'_, N>,
) -> (Vec<u32>, Vec<u32>, [u64; 4]) {
    let moments = training.optimizer().moments().iter();
    let moments = moments.flat_map(|of| [&of.first, &of.second]);
    let moments = moments.flat_map(|of| of.mapv(f32::to_bits)).collect();
    let Tally { images, correct, loss } = *training.seen();
    let seen =
        [images as u64, correct as u64, loss.to_bits(), training.optimizer().steps()];
    (bits(training.network()), moments, seen)
}
