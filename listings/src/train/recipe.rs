//! Everything about a training but the data: the same recipe, the same network.

use listings::augment::Augment;
use listings::error::Result;
use listings::nn::Error;

/// How to train.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recipe {
    /// How often every image is seen.
    pub epochs: usize,
    /// Images a step.
    pub batch: usize,
    /// The learning rate at its highest; see [`one_cycle`](listings::nn::one_cycle).
    pub learning_rate: f64,
    /// Of AdamW; see [`Adam`](listings::nn::Adam).
    pub weight_decay: f64,
    /// Of the targets; see [`cross_entropy`](listings::nn::cross_entropy).
    pub smoothing: f64,
    /// How far an image is moved, turned and bent.
    pub augment: Augment,
    /// Of all random numbers.
    pub seed: u64,
}

impl Recipe {
    // ANCHOR: book
    /// The recipe of the weights in the repository.
    pub const BOOK: Recipe = Recipe {
        epochs: 14,
        batch: 128,
        learning_rate: 3e-3,
        weight_decay: 1e-2,
        smoothing: 0.05,
        augment: Augment::LIGHT,
        seed: 1,
    };
    // ANCHOR_END: book

    /// Checks what can be wrong with a recipe.
    ///
    /// # Errors
    /// [`Zero`](listings::Error::Zero) without epochs or for an empty batch, [`Error::Fraction`] for a
    /// learning rate, a weight decay, a smoothing or a scale outside 0 ≤ … < 1,
    /// [`Error::Range`] for a rotation, a shear or a shift that is below 0 or not finite.
    pub fn check(&self) -> Result<()> {
        for (number, what) in
            [(self.epochs, "number of epochs"), (self.batch, "size of the batch")]
        {
            if number == 0 {
                return Err(listings::Error::Zero { what });
            }
        }
        for (given, what) in [
            (self.learning_rate, "the learning rate"),
            (self.weight_decay, "the weight decay"),
            (self.smoothing, "the smoothing"),
            (self.augment.scale.into(), "the scale of the augmentation"),
        ] {
            if !(0.0..1.0).contains(&given) {
                return Err(Error::Fraction { what, given }.into());
            }
        }
        let Augment { rotation, shear, shift, .. } = self.augment;
        for (given, what) in [
            (rotation, "the rotation of the augmentation"),
            (shear, "the shear of the augmentation"),
            (shift, "the shift of the augmentation"),
        ] {
            if !(0.0..f32::INFINITY).contains(&given) {
                return Err(Error::Range { what, given }.into());
            }
        }
        Ok(())
    }
}
