//! What a training saw of itself on the way.

/// Images, and how the network did on them at the moment it saw them.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tally {
    /// How many images.
    pub images: usize,
    /// How many of them it recognized.
    pub correct: usize,
    /// The sum of their losses.
    pub loss: f64,
}

impl Tally {
    /// The mean loss of an image; NaN without images.
    pub fn mean_loss(&self) -> f64 {
        self.loss / self.images as f64
    }

    /// The part it recognized, from 0 to 1; NaN without images.
    pub fn accuracy(&self) -> f64 {
        self.correct as f64 / self.images as f64
    }

    /// The same images and others.
    pub fn add(&mut self, other: &Tally) {
        self.images += other.images;
        self.correct += other.correct;
        self.loss += other.loss;
    }
}
