//! A short training reads characters that it has not seen.

use listings::augment::Augment;
use listings::emnist::Dataset;
use listings::nn::cross_entropy;
use listings::train::{Recipe, Scores, predict};

use crate::training;

/// Whoever knows only that there are 47 classes, as many of each, has a mean loss of ln 47
/// = 3.85 at best, and is right once in 47 times.
#[test]
fn better_than_guessing() {
    let learned = Dataset::drawn(0..3);
    let recipe = Recipe {
        epochs: 7,
        batch: 16,
        learning_rate: 1e-2,
        smoothing: 0.0,
        augment: Augment::NONE,
        ..crate::RECIPE
    };
    let mut training = training(recipe, &learned, learned.len());
    for _ in 0..training.steps() {
        training.step().unwrap();
    }
    let others = Dataset::drawn(100..102);
    let all: Vec<usize> = (0..others.len()).collect();
    let labels: Vec<usize> =
        others.labels().iter().map(|&label| label.into()).collect();
    let logits = predict::logits(training.network(), &others, &all).unwrap();
    let (loss, _) = cross_entropy::forward(logits.view(), &labels, 0.0).unwrap();
    let scores = Scores::new(logits.view(), &labels);
    assert!(f64::from(loss) < 47_f64.ln() / 2.0, "{loss}");
    assert!(scores.accuracy() > 10.0 / 47.0, "{}", scores.accuracy());
}
