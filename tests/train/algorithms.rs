//! Which convolution a network is trained with shows in its speed only.

use listings::Algorithm;
use listings::emnist::Dataset;
use listings::model::Course;
use listings::random::seeded;
use listings::train::{Recipe, Training};

use crate::RECIPE;

/// The mean loss of each of three batches of four.
fn losses(algorithm: Algorithm<f32>) -> Vec<f64> {
    let set = Dataset::drawn(0..1);
    let recipe = Recipe { batch: 4, epochs: 1, learning_rate: 1e-2, ..RECIPE };
    let network = Course::new(algorithm, &mut seeded(1, &[]));
    let mut training =
        Training::new(recipe, network, &set, (0..12).collect()).unwrap();
    let mut sums = vec![0.0];
    for _ in 0..3 {
        training.step().unwrap();
        sums.push(training.seen().loss);
    }
    sums.windows(2).map(|pair| (pair[1] - pair[0]) / 4.0).collect()
}

/// A loss of 4 has steps of 2.4e-7 in `f32`; sums come in another order.
#[test]
fn the_first_losses_are_the_same_with_every_algorithm() {
    let [oracle, others @ ..] = Algorithm::ALL else { panic!("no algorithms") };
    let wanted = losses(*oracle);
    assert!((wanted[0] - wanted[2]).abs() > 1e-3, "nothing moves: {wanted:?}");
    for algorithm in others {
        for (got, wanted) in losses(*algorithm).iter().zip(&wanted) {
            let off = (got - wanted).abs();
            assert!(off < 2e-6, "{}: {got}, wanted {wanted}", algorithm.name);
        }
    }
}
