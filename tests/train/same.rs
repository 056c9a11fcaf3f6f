//! What the bits of a trained network depend on, and what they do not.

use listings::augment::Augment;
use listings::emnist::Dataset;
use listings::model::{Book, Fused, Network};
use listings::random::seeded;
use listings::train::{Recipe, Training, predict};

use crate::{RECIPE, algorithm, bits, state, training};

/// The state after two steps, by so many threads.
fn two_steps<N: Network<f32>>(
    recipe: Recipe,
    network: N,
    threads: usize,
) -> (Vec<u32>, Vec<u32>, [u64; 4]) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| {
        let set = Dataset::drawn(0..3);
        let images = (0..set.len()).collect();
        let mut training = Training::new(recipe, network, &set, images).unwrap();
        training.step().unwrap();
        training.step().unwrap();
        state(&training)
    })
}

#[test]
fn one_thread_and_four() {
    let recipe = Recipe { batch: 100, ..RECIPE }; // four pieces, then 41 images
    let one = two_steps(recipe, crate::course(1), 1);
    assert_eq!(one.2[0], 141);
    assert!(one == two_steps(recipe, crate::course(1), 4));
}

#[test]
fn one_thread_and_four_with_dropout() {
    with_dropout(|| Book::new(algorithm("im2col"), &mut seeded(1, &[])));
}

#[test]
fn one_thread_and_four_with_joined_layers() {
    with_dropout(|| Fused::new(&mut seeded(1, &[])));
}

fn with_dropout<N: Network<f32>>(network: impl Fn() -> N + Sync) {
    let recipe = Recipe { batch: 36, ..RECIPE }; // pieces of 32 and 4
    let set = Dataset::drawn(0..1);
    let steps = |threads| {
        let pool =
            rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let mut training =
                Training::new(recipe, network(), &set, (0..36).collect()).unwrap();
            training.step().unwrap();
            bits(training.network())
        })
    };
    assert!(steps(1) == steps(4));
}

#[test]
fn logits_by_one_thread_and_four() {
    let set = Dataset::drawn(0..2);
    let all: Vec<usize> = (0..set.len()).rev().collect();
    let network = crate::course(1);
    let by = |threads| {
        let pool =
            rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| predict::logits(&network, &set, &all).unwrap())
    };
    let logits = by(1);
    assert_eq!(logits, by(4));
    // Pieces of 32, 32 and 30: the last image must be at its place.
    let (last, _) = network.forward(set.batch(&[0]), None).unwrap();
    let off = (&logits.row(93) - &last.row(0)).fold(0.0, |m: f32, d| m.max(d.abs()));
    assert!(off < 1e-6, "off by {off:e}");
}

#[test]
fn the_seed_alone() {
    let set = Dataset::drawn(0..1);
    // The same network at the start, so that only order and changes of the images differ.
    let network = |recipe| {
        let images = (0..20).collect();
        let mut training =
            Training::new(recipe, crate::course(1), &set, images).unwrap();
        training.step().unwrap();
        bits(training.network())
    };
    let recipe = Recipe { batch: 10, ..RECIPE };
    let (same, again) = (network(recipe), network(recipe));
    assert!(same == again);
    let other = network(Recipe { seed: 2, ..recipe });
    let differ = same.iter().zip(&other).filter(|(a, b)| a != b).count();
    assert!(differ > same.len() / 4, "{differ} of {}", same.len());
}

/// Nothing moves at a learning rate of 0, so that the loss of an image is its name.
#[test]
fn an_epoch_sees_every_image_once_in_an_order_of_its_own() {
    let set = Dataset::drawn(0..1);
    let recipe =
        Recipe { batch: 1, learning_rate: 0.0, augment: Augment::NONE, ..RECIPE };
    let mut training = training(recipe, &set, 20);
    let mut epoch = || {
        let mut sums = vec![0.0];
        for _ in 0..20 {
            training.step().unwrap();
            sums.push(training.seen().loss);
        }
        // In steps that no rounding of a sum of twenty losses reaches.
        let losses = sums.windows(2).map(|pair| (pair[1] - pair[0]) * 1e9);
        losses.map(|loss| loss.round() as u64).collect::<Vec<_>>()
    };
    let (mut first, mut second) = (epoch(), epoch());
    assert_ne!(first, second);
    first.sort();
    second.sort();
    assert_eq!(first, second);
    first.dedup();
    assert_eq!(first.len(), 20, "two images have one loss");
}

#[test]
fn the_last_batch_of_an_epoch_may_be_smaller() {
    let set = Dataset::drawn(0..1);
    let mut training = training(Recipe { batch: 7, ..RECIPE }, &set, 20);
    assert_eq!((training.steps_an_epoch(), training.steps()), (3, 9));
    let mut seen = Vec::new();
    for _ in 0..6 {
        training.step().unwrap();
        seen.push(training.seen().images);
    }
    assert_eq!(seen, [7, 14, 20, 7, 14, 20]);
}
