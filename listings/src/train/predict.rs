//! What a network says of images, by several threads.

use listings::emnist::Dataset;
use listings::error::{Error, Result};
use listings::model::Network;
use listings::nn;
use listings::train::gradients::PIECE;
use ndarray::{Array2, ArrayView1, ArrayView2, Axis, concatenate};
use rayon::prelude::*;

/// The logits `(n, classes)` of some images of a set.
///
/// # Errors
/// As the network's forward; [`Error::Zero`] without images, [`Logit`](nn::Error::Logit) for
/// one that is not finite, of which no class could be told.
///
/// # Panics
/// If there is no image of some index.
pub fn logits<N: Network<f32>>(
    network: &N,
    set: &Dataset,
    indices: &[usize],
) -> Result<Array2<f32>> {
    if indices.is_empty() {
        return Err(Error::Zero { what: "number of images" });
    }
    let pieces = indices.par_chunks(PIECE);
    let pieces = pieces.map(|piece| Ok(network.forward(set.batch(piece), None)?.0));
    let pieces: Vec<Array2<f32>> = pieces.collect::<Result<_>>()?;
    let pieces: Vec<ArrayView2<'_, f32>> =
        pieces.iter().map(|piece| piece.view()).collect();
    let logits = concatenate(Axis(0), &pieces)?; // (n, classes)
    match logits.indexed_iter().find(|(_, logit)| !logit.is_finite()) {
        None => Ok(logits),
        Some(((row, class), &value)) => {
            Err(nn::Error::Logit { image: indices[row], class, value }.into())
        }
    }
}

/// The class with the largest logit; of equals, the first. NaN is larger than nothing,
/// so that class 0 comes out where all are NaN.
pub fn class(logits: ArrayView1<'_, f32>) -> usize {
    let numbered = logits.iter().enumerate();
    numbered
        .fold((0, f32::NEG_INFINITY), |best, (class, &logit)| {
            if logit > best.1 { (class, logit) } else { best }
        })
        .0
}
