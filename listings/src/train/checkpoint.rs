//! All that a training must remember to go on as if it had never stopped.
//!
//! A file of safetensors: the network's weights under their names, Adam's moments under
//! `first.` and `second.` and the same names, and in the file's metadata the recipe and
//! how far it is. Random numbers need no place: each is made of the seed and the number
//! of its step, epoch or image.

use std::fmt::Display;
use std::str::FromStr;

use listings::NamedBytes;
use listings::augment::Augment;
use listings::emnist::Dataset;
use listings::error;
use listings::model::Network;
use listings::nn::Adam;
use listings::nn::adam::Moments;
use listings::train::{Recipe, Tally, Training};
use listings::weights::{self, Result, Tensors};

/// The bytes of a checkpoint. `notes` are words of the caller's, which
/// [`Checkpoint::note`] gives back.
///
/// # Panics
/// If a note has the name of another, or one that the checkpoint itself uses.
pub fn save<N: Network<f32>>(
    training: &Training<'_, N>,
    notes: &[(&str, String)],
) -> Vec<u8> {
    let mut tensors = Tensors::default();
    weights::insert(&mut tensors, training.network());
    let moments = training.optimizer().moments();
    for ((name, _), moments) in training.network().parameters().iter().zip(moments) {
        tensors.insert(format!("first.{name}"), moments.first.view());
        tensors.insert(format!("second.{name}"), moments.second.view());
    }
    let mut note = |key: &str, value: &dyn Display| {
        let other = tensors.metadata.insert(key.into(), value.to_string());
        assert_eq!(other, None, "a checkpoint has one {key}");
    };
    let (recipe, seen) = (training.recipe(), training.seen());
    note("epochs", &recipe.epochs);
    note("batch", &recipe.batch);
    note("peak", &recipe.learning_rate);
    note("weight_decay", &recipe.weight_decay);
    note("smoothing", &recipe.smoothing);
    note("rotation", &recipe.augment.rotation);
    note("scale", &recipe.augment.scale);
    note("shear", &recipe.augment.shear);
    note("shift", &recipe.augment.shift);
    note("seed", &recipe.seed);
    note("step", &training.steps_taken());
    note("seen.images", &seen.images);
    note("seen.correct", &seen.correct);
    note("seen.loss", &seen.loss);
    for (key, value) in notes {
        note(key, value);
    }
    tensors.to_bytes()
}

/// A checkpoint that was read.
#[derive(Debug)]
pub struct Checkpoint {
    tensors: Tensors,
    recipe: Recipe,
    step: usize,
    seen: Tally,
}

impl Checkpoint {
    /// Reads a checkpoint.
    ///
    /// # Errors
    /// As [`Tensors::read`] and [`Tensors::entry`]: when the file is no checkpoint.
    pub fn read(file: NamedBytes<'_>) -> Result<Self> {
        let tensors = Tensors::read(file)?;
        let augment = Augment {
            rotation: tensors.entry("rotation")?,
            scale: tensors.entry("scale")?,
            shear: tensors.entry("shear")?,
            shift: tensors.entry("shift")?,
        };
        let recipe = Recipe {
            epochs: tensors.entry("epochs")?,
            batch: tensors.entry("batch")?,
            learning_rate: tensors.entry("peak")?,
            weight_decay: tensors.entry("weight_decay")?,
            smoothing: tensors.entry("smoothing")?,
            augment,
            seed: tensors.entry("seed")?,
        };
        let seen = Tally {
            images: tensors.entry("seen.images")?,
            correct: tensors.entry("seen.correct")?,
            loss: tensors.entry("seen.loss")?,
        };
        let step = tensors.entry("step")?;
        Ok(Checkpoint { tensors, recipe, step, seen })
    }

    /// How the training went until then, and will go on.
    pub fn recipe(&self) -> &Recipe {
        &self.recipe
    }

    /// A word that the caller of [`save`] left.
    ///
    /// # Errors
    /// As [`Tensors::entry`].
    pub fn note<T: FromStr>(&self, key: &str) -> Result<T> {
        self.tensors.entry(key)
    }

    /// The training as it was. `network` is one of the same kind, whose parameters are
    /// replaced.
    ///
    /// # Errors
    /// When the file's tensors are not those of such a network and its moments; as
    /// [`Training::new`].
    pub fn resume<N: Network<f32>>(
        mut self,
        mut network: N,
        set: &Dataset,
        images: Vec<usize>,
    ) -> error::Result<Training<'_, N>> {
        weights::take(&mut self.tensors, &mut network)?;
        let mut moments = Vec::new();
        for (name, parameter) in network.parameters() {
            let mut take = |of| {
                let array =
                    self.tensors.take(&format!("{of}.{name}"), parameter.shape())?;
                // In the parameter's order in memory, so that a step reads straight on.
                let mut moment = parameter.mapv(|_| 0.0);
                moment.assign(&array);
                Result::Ok(moment)
            };
            if self.step > 0 {
                moments
                    .push(Moments { first: take("first")?, second: take("second")? });
            }
        }
        self.tensors.finish()?;
        let decay = self.recipe.weight_decay as f32;
        let optimizer = Adam::resume(decay, self.step as u64, moments);
        Training::resume(
            self.recipe,
            network,
            optimizer,
            set,
            images,
            self.step,
            self.seen,
        )
    }
}
