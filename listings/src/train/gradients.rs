//! The gradient of a batch, by several threads.

use listings::error::{Error, Result};
use listings::model::Network;
use listings::nn::cross_entropy;
use listings::random::Rng;
use listings::train::{Seen, predict};
use ndarray::Array4;
use rayon::prelude::*;

/// Images that one thread takes through the network at a time.
pub const PIECE: usize = 32;

// ANCHOR: piece
/// A part of a batch, ready for the network.
#[derive(Debug, Clone)]
pub struct Piece {
    /// `(n, 1, 28, 28)`.
    pub images: Array4<f32>,
    /// `n` classes.
    pub targets: Vec<usize>,
    /// For dropout.
    pub random: Rng,
}

/// The gradients of a mean loss, and the loss.
#[derive(Debug, Clone)]
pub struct Gradients<N> {
    /// One number for each parameter.
    pub of: N,
    /// The images they come from, and how the network did on them.
    pub seen: Seen,
}

/// One piece, forward and backward.
fn of_piece<N: Network<f32>>(
    network: &N,
    mut piece: Piece,
    smoothing: f64,
) -> Result<Gradients<N>> {
    let targets = &piece.targets;
    let (logits, cache) = network.forward(piece.images, Some(&mut piece.random))?;
    let (loss, surprise) = cross_entropy::forward(logits.view(), targets, smoothing)?;
    let of = network.backward(&cache, cross_entropy::backward(&surprise))?;
    let classes = logits.rows().into_iter().map(predict::class);
    let correct = classes.zip(targets).filter(|(class, target)| class == *target);
    let (images, correct) = (targets.len(), correct.count());
    let seen = Seen { images, correct, loss: f64::from(loss) * images as f64 };
    Ok(Gradients { of, seen })
}
// ANCHOR_END: piece

// ANCHOR: of_batch
/// The gradients of the mean loss of `count` images that come in pieces: `piece(i)`
/// makes the one of the images `i · PIECE` and following, on the thread that takes it.
///
/// The pieces are of one size and are added in their order, so that the number of
/// threads does not show.
///
/// # Errors
/// As the network's forward and backward, and [`cross_entropy::forward`];
/// [`Error::Zero`] without images.
pub fn of_batch<N: Network<f32>>(
    network: &N,
    count: usize,
    smoothing: f64,
    piece: impl Fn(usize) -> Piece + Sync,
) -> Result<Gradients<N>> {
    let pieces = (0..count.div_ceil(PIECE)).into_par_iter();
    let pieces = pieces.map(|i| of_piece(network, piece(i), smoothing));
    let pieces: Vec<Gradients<N>> = pieces.collect::<Result<_>>()?;

    let mut pieces = pieces.into_iter();
    let mut sum = pieces.next().ok_or(Error::Zero { what: "size of the batch" })?;
    let part = |seen: &Seen| seen.images as f32 / count as f32;
    let first = part(&sum.seen);
    for mut sum in sum.of.parameters_mut() {
        sum *= first;
    }
    for next in pieces {
        let part = part(&next.seen);
        for (mut sum, (_, next)) in
            sum.of.parameters_mut().into_iter().zip(next.of.parameters())
        {
            sum.scaled_add(part, &next);
        }
        sum.seen.add(&next.seen);
    }
    Ok(sum)
}
// ANCHOR_END: of_batch
