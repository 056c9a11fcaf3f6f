//! A training under way: a network, its optimizer, and how far it is.

use listings::emnist::Dataset;
use listings::error::{Error, Result};
use listings::model::Network;
use listings::nn::{Adam, one_cycle};
use listings::random::{seeded, shuffle};
use listings::train::gradients::{self, PIECE, Piece};
use listings::train::{Objective, Recipe, Tally};
use ndarray::{Array4, ArrayViewD, s};

/// A network that is being trained.
#[derive(Debug, Clone)]
pub struct Training<'a, N> {
    recipe: Recipe,
    network: N,
    optimizer: Adam<f32>,
    set: &'a Dataset,
    images: Vec<usize>,
    objective: Objective,
    step: usize,
    order: Vec<usize>, // of the images, in this epoch
    seen: Tally,       // in this epoch
}

/// What random numbers are for: the first of the numbers given to [`seeded`].
#[derive(Clone, Copy)]
enum For {
    Order = 1,
    Augment = 2,
    Dropout = 3,
}

impl<'a, N: Network<f32>> Training<'a, N> {
    /// A training of `network` on some images of a set, before its first step.
    ///
    /// # Errors
    /// As [`Recipe::check`]; [`Error::Zero`] without images.
    ///
    /// # Panics
    /// If there is no image of some index.
    pub fn new(
        recipe: Recipe,
        network: N,
        set: &'a Dataset,
        images: Vec<usize>,
    ) -> Result<Self> {
        let optimizer = Adam::new(recipe.weight_decay as f32);
        let seen = Tally::default();
        Training::resume(recipe, network, optimizer, set, images, 0, seen)
    }

    /// A training that has taken `step` steps, and `seen` images of the epoch it is in.
    ///
    /// # Errors
    /// As [`new`](Training::new).
    ///
    /// # Panics
    /// As [`new`](Training::new).
    pub(crate) fn resume(
        recipe: Recipe,
        network: N,
        optimizer: Adam<f32>,
        set: &'a Dataset,
        images: Vec<usize>,
        step: usize,
        seen: Tally,
    ) -> Result<Self> {
        recipe.check()?;
        if images.is_empty() {
            return Err(Error::Zero { what: "number of images" });
        }
        let labels: Vec<usize> =
            images.iter().map(|&index| set.labels()[index].into()).collect();
        let classes = usize::from(*set.mapping().labels().end()) + 1;
        let objective = Objective::new(recipe.smoothing, &labels, classes);
        let order = Vec::new();
        let mut training = Training {
            recipe,
            network,
            optimizer,
            set,
            images,
            objective,
            step,
            order,
            seen,
        };
        training.shuffle();
        Ok(training)
    }

    /// How it trains.
    pub fn recipe(&self) -> &Recipe {
        &self.recipe
    }

    /// The network as it is now.
    pub fn network(&self) -> &N {
        &self.network
    }

    /// Its moments and the number of its steps are what a checkpoint keeps.
    pub fn optimizer(&self) -> &Adam<f32> {
        &self.optimizer
    }

    /// What it saw in the epoch it is in, or in the one that the last step ended.
    pub fn seen(&self) -> &Tally {
        &self.seen
    }

    /// How many images it learns from.
    pub fn images(&self) -> usize {
        self.images.len()
    }

    /// Steps taken.
    pub fn steps_taken(&self) -> usize {
        self.step
    }

    /// Steps of one epoch. The last batch of an epoch may be smaller.
    pub fn steps_an_epoch(&self) -> usize {
        self.images.len().div_ceil(self.recipe.batch)
    }

    /// Steps of all epochs.
    pub fn steps(&self) -> usize {
        self.recipe.epochs.saturating_mul(self.steps_an_epoch())
    }

    /// Takes the next step: one batch forward and backward, and every parameter moves.
    /// After the last of [`steps`](Training::steps) it begins another epoch, at the
    /// learning rate of that last one.
    ///
    /// # Errors
    /// As the network's forward and backward; [`Diverged`](listings::nn::Error::Diverged). No parameter has
    /// moved then.
    pub fn step(&mut self) -> Result<()> {
        let within = self.step % self.steps_an_epoch();
        if within == 0 {
            self.shuffle();
            self.seen = Tally::default();
        }
        let from = within * self.recipe.batch;
        let to = self.images.len().min(from + self.recipe.batch);
        let batch = &self.order[from..to];
        let gradients =
            gradients::of_batch(&self.network, batch.len(), &self.objective, |i| {
                self.piece(batch, i)
            })?;
        gradients.check(self.step + 1)?;
        let rate =
            one_cycle(self.step, self.steps(), self.recipe.learning_rate) as f32;
        let of: Vec<ArrayViewD<'_, f32>> =
            gradients.of.parameters().into_iter().map(|(_, of)| of).collect();
        self.optimizer.step(&mut self.network.parameters_mut(), &of, rate)?;
        self.seen.add(&gradients.seen);
        self.step += 1;
        Ok(())
    }

    // ANCHOR: piece
    /// The images `i · PIECE` and following of a batch, each changed a little.
    fn piece(&self, batch: &[usize], i: usize) -> Piece {
        let seeded = |of: For, a, b| seeded(self.recipe.seed, &[of as u64, a, b]);
        let end = batch.len().min((i + 1) * PIECE);
        let batch = &batch[i * PIECE..end];
        let plain: Array4<f32> = self.set.batch(batch); // (n, 1, 28, 28)
        let mut images = Array4::zeros(plain.raw_dim());
        for (at, &index) in batch.iter().enumerate() {
            let random = &mut seeded(For::Augment, self.epoch(), index as u64);
            let plain = plain.slice(s![at, 0, .., ..]); // (28, 28)
            let changed = images.slice_mut(s![at, 0, .., ..]);
            self.recipe.augment.apply(plain, random, changed);
        }
        let labels = self.set.labels();
        let targets = batch.iter().map(|&index| labels[index].into()).collect();
        let random = seeded(For::Dropout, self.step as u64, i as u64);
        Piece { images, targets, random }
    }
    // ANCHOR_END: piece

    /// Puts the images into the order of this epoch.
    fn shuffle(&mut self) {
        let random =
            &mut seeded(self.recipe.seed, &[For::Order as u64, self.epoch()]);
        self.order.clone_from(&self.images);
        shuffle(random, &mut self.order);
    }

    /// The epoch it is in, from 0.
    fn epoch(&self) -> u64 {
        (self.step / self.steps_an_epoch()) as u64
    }
}
