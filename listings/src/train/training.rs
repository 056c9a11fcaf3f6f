//! A training under way: a network, its optimizer, and how far it is.

use listings::emnist::Dataset;
use listings::error::{Error, Result};
use listings::model::Network;
use listings::nn::{Adam, one_cycle};
use listings::random::{seeded, shuffle};
use listings::train::Recipe;
use listings::train::gradients::{self, Gradients, PIECE, Piece};
use ndarray::{Array4, ArrayViewD, Axis};

/// A network that is being trained.
#[derive(Debug)]
pub struct Training<'a, N> {
    pub(super) recipe: Recipe,
    pub(super) network: N,
    pub(super) optimizer: Adam<f32>,
    set: &'a Dataset,
    images: Vec<usize>,
    order: Vec<usize>,
    pub(super) step: usize,
}

/// What one step saw.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The mean loss of its batch, before the step.
    pub loss: f64,
    /// Images of its batch that the network recognized.
    pub correct: usize,
    /// Images of its batch.
    pub images: usize,
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
    pub fn new(
        recipe: Recipe,
        network: N,
        set: &'a Dataset,
        images: Vec<usize>,
    ) -> Result<Self> {
        recipe.check()?;
        if images.is_empty() {
            return Err(Error::Zero { what: "number of images" });
        }
        let optimizer = Adam::new(recipe.weight_decay as f32);
        let mut training = Training {
            recipe,
            network,
            optimizer,
            set,
            order: images.clone(),
            images,
            step: 0,
        };
        training.shuffle();
        Ok(training)
    }

    /// The network as it is now.
    pub fn network(&self) -> &N {
        &self.network
    }

    /// How many steps it has taken.
    pub fn step_number(&self) -> usize {
        self.step
    }

    /// Steps of one epoch.
    pub fn steps_an_epoch(&self) -> usize {
        self.images.len().div_ceil(self.recipe.batch)
    }

    /// Steps of all epochs.
    pub fn steps(&self) -> usize {
        self.recipe.epochs * self.steps_an_epoch()
    }

    // ANCHOR: step
    /// Takes the next step: one batch forward, backward, and a move of every parameter.
    ///
    /// # Errors
    /// As the network's forward and backward.
    pub fn step(&mut self) -> Result<Step> {
        let (epoch, within) =
            (self.step / self.steps_an_epoch(), self.step % self.steps_an_epoch());
        let batch = self
            .order
            .chunks(self.recipe.batch)
            .nth(within)
            .expect("a batch of the epoch");
        let gradients: Gradients<N> = gradients::of_batch(
            &self.network,
            batch.len(),
            self.recipe.smoothing,
            |i| self.piece(batch, epoch, i),
        )?;
        let rate = one_cycle(self.step, self.steps(), self.recipe.peak);
        let of: Vec<_> = gradients.of.parameters();
        let of: Vec<ArrayViewD<'_, f32>> =
            of.into_iter().map(|(_, gradient)| gradient).collect();
        self.optimizer.step(&mut self.network.parameters_mut(), &of, rate as f32)?;
        let images = batch.len();
        self.step += 1;
        if self.step.is_multiple_of(self.steps_an_epoch()) {
            self.shuffle();
        }
        Ok(Step { loss: gradients.loss, correct: gradients.correct, images })
    }
    // ANCHOR_END: step

    /// The images `i · PIECE` and following of a batch, each changed a little.
    fn piece(&self, batch: &[usize], epoch: usize, i: usize) -> Piece {
        let seed = self.recipe.seed;
        let indices = &batch[i * PIECE..batch.len().min((i + 1) * PIECE)];
        let plain: Array4<f32> = self.set.batch(indices);
        let mut images = Array4::zeros(plain.raw_dim());
        for ((&index, plain), mut image) in
            indices.iter().zip(plain.outer_iter()).zip(images.outer_iter_mut())
        {
            let random =
                &mut seeded(seed, &[For::Augment as u64, epoch as u64, index as u64]);
            let (from, to) =
                (plain.index_axis_move(Axis(0), 0), image.index_axis_mut(Axis(0), 0));
            self.recipe.augment.apply(from, random, to);
        }
        let targets = indices
            .iter()
            .map(|&index| usize::from(self.set.labels()[index]))
            .collect();
        let random = seeded(seed, &[For::Dropout as u64, self.step as u64, i as u64]);
        Piece { images, targets, random }
    }

    /// The order of the images in the epoch that begins.
    fn shuffle(&mut self) {
        let epoch = (self.step / self.steps_an_epoch()) as u64;
        self.order.clone_from(&self.images);
        shuffle(
            &mut seeded(self.recipe.seed, &[For::Order as u64, epoch]),
            &mut self.order,
        );
    }
}
