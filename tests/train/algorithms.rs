//! Which convolution a network is trained with shows in its speed only.

use listings::Algorithm;
use listings::emnist::Dataset;
use listings::model::{Book, Course, Fused, Network};
use listings::random::seeded;
use listings::train::{Recipe, Training};

use crate::{RECIPE, algorithm};

/// The mean loss of each of three batches of four.
fn losses<N: Network<f32>>(network: N, learning_rate: f64) -> Vec<f64> {
    let set = Dataset::drawn(0..1);
    let recipe = Recipe { batch: 4, epochs: 1, learning_rate, ..RECIPE };
    let mut training =
        Training::new(recipe, network, &set, (0..12).collect()).unwrap();
    let mut sums = vec![0.0];
    for _ in 0..3 {
        training.step().unwrap();
        sums.push(training.seen().loss);
    }
    sums.windows(2).map(|pair| (pair[1] - pair[0]) / 4.0).collect()
}

fn check(name: &str, got: &[f64], wanted: &[f64]) {
    assert!((wanted[0] - wanted[2]).abs() > 1e-3, "nothing moves: {wanted:?}");
    for (got, wanted) in got.iter().zip(wanted) {
        let off = (got - wanted).abs();
        assert!(off < 2e-6, "{name}: {got}, wanted {wanted}");
    }
}

/// A loss of 4 has steps of 2.4e-7 in `f32`; sums come in another order.
#[test]
fn the_first_losses_are_the_same_with_every_algorithm() {
    let [oracle, others @ ..] = Algorithm::ALL else { panic!("no algorithms") };
    let course =
        |algorithm| losses(Course::new(algorithm, &mut seeded(1, &[])), 1e-2);
    let wanted = course(*oracle);
    for algorithm in others {
        check(algorithm.name, &course(*algorithm), &wanted);
    }
}

/// With dropout, and 230,319 parameters, of which more have gradients so near 0 that a
/// rounding turns Adam's first step around: so the steps are shorter.
#[test]
fn the_first_losses_are_the_same_with_joined_layers() {
    let plain = Book::new(algorithm("im2col"), &mut seeded(1, &[]));
    let fused = Fused::new(&mut seeded(1, &[]));
    check("fused", &losses(fused, 1e-3), &losses(plain, 1e-3));
}
