//! How the right network and the wrong one are trained: alike, in `f64`.

use listings::emnist::Dataset;
use listings::error::Result;
use listings::garbage::Net;
use listings::model::Network;
use listings::nn::{Adam, cross_entropy};
use listings::random;
use rayon::prelude::*;

/// Images of one step.
const BATCH: usize = 16;
/// How far a step goes.
const LEARNING_RATE: f64 = 0.003;

/// What came of a training.
#[derive(Debug, Clone)]
pub struct Run {
    /// The network at its end.
    pub net: Net,
    /// The mean loss of each epoch, measured while learning.
    pub losses: Vec<f64>,
}

/// Trains by [`Adam`], in an order of the images that `seed` decides.
///
/// # Errors
/// As the network's forward and backward.
pub fn train(mut net: Net, set: &Dataset, epochs: u64, seed: u64) -> Result<Run> {
    let mut adam = Adam::new(0.0);
    let mut losses = Vec::new();
    for epoch in 0..epochs {
        let mut order = Vec::from_iter(0..set.len());
        random::shuffle(&mut random::seeded(seed, &[epoch]), &mut order);
        let mut sum = 0.0;
        for batch in order.chunks(BATCH) {
            let (loss, gradients) = gradients(&net, set, batch)?;
            let gradients = gradients.parameters().into_iter();
            let gradients = Vec::from_iter(gradients.map(|(_, gradient)| gradient));
            adam.step(&mut net.parameters_mut(), &gradients, LEARNING_RATE)?;
            sum += loss * batch.len() as f64;
        }
        losses.push(sum / set.len() as f64);
    }
    Ok(Run { net, losses })
}

/// Trains several networks, each with a seed of its own and on one thread.
///
/// # Errors
/// As [`train`].
pub fn train_all(
    networks: Vec<(Net, u64)>,
    set: &Dataset,
    epochs: u64,
) -> Result<Vec<Run>> {
    let runs = networks.into_par_iter();
    runs.map(|(net, seed)| train(net, set, epochs, seed)).collect()
}

/// The mean loss of those images of the set.
///
/// # Errors
/// As the network's forward, and [`cross_entropy::forward`].
pub fn loss(net: &Net, set: &Dataset, images: &[usize]) -> Result<f64> {
    let (logits, _) = net.forward(set.batch(images), None)?;
    Ok(cross_entropy::forward(logits.view(), &classes(set, images), 0.0)?.0)
}

/// The same with the gradient of every parameter.
///
/// # Errors
/// As the network's forward and backward, and [`cross_entropy::forward`].
pub fn gradients(net: &Net, set: &Dataset, images: &[usize]) -> Result<(f64, Net)> {
    let (logits, cache) = net.forward(set.batch(images), None)?;
    let (loss, surprise) =
        cross_entropy::forward(logits.view(), &classes(set, images), 0.0)?;
    Ok((loss, net.backward(&cache, cross_entropy::backward(&surprise))?))
}

/// The part of the set that the network names right.
///
/// # Errors
/// As the network's forward.
pub fn accuracy(net: &Net, set: &Dataset) -> Result<f64> {
    let all = Vec::from_iter(0..set.len());
    let mut right = 0;
    for images in all.chunks(BATCH) {
        let (logits, _) = net.forward(set.batch(images), None)?; // (n, 47)
        for (row, class) in logits.rows().into_iter().zip(classes(set, images)) {
            let larger = row.iter().filter(|&&logit| logit >= row[class]).count();
            right += usize::from(larger == 1); // itself
        }
    }
    Ok(right as f64 / set.len() as f64)
}

fn classes(set: &Dataset, images: &[usize]) -> Vec<usize> {
    images.iter().map(|&image| usize::from(set.labels()[image])).collect()
}
