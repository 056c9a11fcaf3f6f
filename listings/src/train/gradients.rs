//! The gradient of a batch, by several threads.

use listings::error::Result;
use listings::model::Network;
use listings::nn::cross_entropy;
use listings::random::Rng;
use listings::train::predict;
use ndarray::Array4;
use rayon::prelude::*;

/// Images that one thread takes through the network at a time.
pub const PIECE: usize = 32;

/// Images ready for the network, with their classes.
#[derive(Debug, Clone)]
pub struct Piece {
    /// `(n, 1, 28, 28)`.
    pub images: Array4<f32>,
    /// `n` classes.
    pub targets: Vec<usize>,
    /// For dropout.
    pub random: Rng,
}

/// What a batch says about the network.
#[derive(Debug, Clone)]
pub struct Gradients<N> {
    /// The mean loss.
    pub loss: f64,
    /// How many images it recognized.
    pub correct: usize,
    /// The gradient of every parameter.
    pub of: N,
}

// ANCHOR: of_batch
/// The gradient of the mean loss of a batch, which comes in pieces: `piece(i)` makes
/// the one of the images `i · PIECE` and following, on the thread that needs it.
///
/// # Errors
/// As the network's forward and backward, and [`cross_entropy::forward`].
pub fn of_batch<N: Network<f32>>(
    network: &N,
    count: usize,
    smoothing: f64,
    piece: impl Fn(usize) -> Piece + Sync,
) -> Result<Gradients<N>> {
    let pieces = (0..count.div_ceil(PIECE)).into_par_iter();
    let pieces = pieces.map(|i| of_piece(network, piece(i), smoothing));
    let pieces: Vec<(usize, Gradients<N>)> = pieces.collect::<Result<_>>()?;

    let mut sum: Option<Gradients<N>> = None;
    for (n, mut next) in pieces {
        let part = n as f64 / count as f64;
        next.loss *= part;
        for mut gradient in next.of.parameters_mut() {
            gradient *= part as f32;
        }
        match &mut sum {
            None => sum = Some(next),
            Some(sum) => sum.add(&next),
        }
    }
    sum.ok_or(listings::Error::Zero { what: "size of the batch" })
}
// ANCHOR_END: of_batch

/// One piece, forward and backward, and how many images it has.
fn of_piece<N: Network<f32>>(
    network: &N,
    mut piece: Piece,
    smoothing: f64,
) -> Result<(usize, Gradients<N>)> {
    let (logits, cache) = network.forward(piece.images, Some(&mut piece.random))?;
    let (loss, surprise) =
        cross_entropy::forward(logits.view(), &piece.targets, smoothing)?;
    let of = network.backward(&cache, cross_entropy::backward(&surprise))?;
    let classes = logits.rows().into_iter().map(predict::class);
    let correct = classes
        .zip(&piece.targets)
        .filter(|(class, target)| class == *target)
        .count();
    Ok((piece.targets.len(), Gradients { loss: f64::from(loss), correct, of }))
}

impl<N: Network<f32>> Gradients<N> {
    fn add(&mut self, other: &Self) {
        self.loss += other.loss;
        self.correct += other.correct;
        for (mut sum, (_, next)) in
            self.of.parameters_mut().into_iter().zip(other.of.parameters())
        {
            sum += &next;
        }
    }
}
