//! The gradient of a batch, by several threads.

use listings::error::Result;
use listings::model::Network;
use listings::nn::{Error, cross_entropy};
use listings::random::Rng;
use listings::train::{Objective, Tally, predict};
use ndarray::Array4;
use rayon::prelude::*;

/// Images that one thread takes through the network at a time. A batch of 128 is four
/// such pieces, so that more than four threads do not make it faster.
pub const PIECE: usize = 32;

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
    pub seen: Tally,
}

/// One piece, forward and backward.
fn of_piece<N: Network<f32>>(
    network: &N,
    mut piece: Piece,
    objective: &Objective,
) -> Result<Gradients<N>> {
    let targets = &piece.targets;
    let (logits, cache) = network.forward(piece.images, Some(&mut piece.random))?;
    let (classes, outputs) = (objective.prior.len(), logits.ncols());
    if classes != outputs {
        return Err(Error::Outputs { outputs, classes }.into());
    }
    // Counted before the prior is added: nobody adds it who asks the network.
    let answers = logits.rows().into_iter().map(predict::class);
    let correct = answers.zip(targets).filter(|(class, target)| class == *target);
    let (images, correct) = (targets.len(), correct.count());
    let logits = logits + &objective.prior; // (n, classes)
    let (loss, surprise) =
        cross_entropy::forward(logits.view(), targets, objective.smoothing)?;
    let of = network.backward(&cache, cross_entropy::backward(&surprise))?;
    let seen = Tally { images, correct, loss: f64::from(loss) * images as f64 };
    Ok(Gradients { of, seen })
}

// ANCHOR: of_batch
/// The gradients of the mean loss of `count` images that come in pieces: `piece(i)`
/// makes the one of the images `i · PIECE` and following, on the thread that takes it.
/// Each is of exactly [`PIECE`] images, and the last of the rest.
///
/// The pieces are added in their order, so that the number of threads does not show.
///
/// # Errors
/// As the network's forward and backward, and [`cross_entropy::forward`];
/// [`Zero`](listings::Error::Zero) without images.
pub fn of_batch<N: Network<f32>>(
    network: &N,
    count: usize,
    objective: &Objective,
    piece: impl Fn(usize) -> Piece + Sync,
) -> Result<Gradients<N>> {
    let pieces = (0..count.div_ceil(PIECE)).into_par_iter();
    let pieces = pieces.map(|i| {
        let piece = piece(i);
        debug_assert_eq!(piece.targets.len(), PIECE.min(count - i * PIECE));
        of_piece(network, piece, objective)
    });
    let pieces = pieces.map(|piece| Ok(piece?.part_of(count)));
    let pieces: Vec<Gradients<N>> = pieces.collect::<Result<_>>()?;
    let sum = pieces.into_iter().reduce(Gradients::plus);
    sum.ok_or(listings::Error::Zero { what: "size of the batch" })
}
// ANCHOR_END: of_batch

impl<N: Network<f32>> Gradients<N> {
    /// What they add to the gradients of a mean over `count` images.
    fn part_of(mut self, count: usize) -> Self {
        let part = self.seen.images as f32 / count as f32;
        for mut of in self.of.parameters_mut() {
            of *= part;
        }
        self
    }

    fn plus(mut self, other: Self) -> Self {
        let sums = self.of.parameters_mut().into_iter();
        for (mut sum, (_, of)) in sums.zip(other.of.parameters()) {
            sum += &of;
        }
        self.seen.add(&other.seen);
        self
    }

    /// Checks that a step can be taken with them.
    ///
    /// # Errors
    /// [`Error::Diverged`] at this `step` if the loss is not finite, or if the square
    /// of a gradient, of which Adam keeps a mean, is not.
    pub fn check(&self, step: usize) -> Result<()> {
        let diverged =
            |what, value| Err(Error::Diverged { step, what, value }.into());
        let loss = self.seen.mean_loss();
        if !loss.is_finite() {
            return diverged("the loss".into(), loss);
        }
        let fits = |d: &f32| (d * d).is_finite();
        for (name, of) in self.of.parameters() {
            // In the order of memory, without a branch, and only then in search of one.
            if !of.fold(true, |all, d| all & fits(d)) {
                let large =
                    of.iter().find(|d| !fits(d)).expect("one that does not fit");
                return diverged(format!("a gradient of {name}"), (*large).into());
            }
        }
        Ok(())
    }
}
