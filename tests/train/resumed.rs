//! A training stopped anywhere and gone on with ends where it would have ended.

use listings::augment::Augment;
use listings::emnist::{Dataset, NamedBytes};
use listings::model::{Book, Fused, Network};
use listings::random::seeded;
use listings::train::{Checkpoint, Recipe, Training, checkpoint};

use crate::{RECIPE, algorithm, bits, course, state};

/// The training that a checkpoint's bytes are of. What `fresh` has learned must not matter.
fn resume<'a, N: Network<f32>>(
    bytes: &[u8],
    fresh: &N,
    set: &'a Dataset,
    images: usize,
) -> Training<'a, N> {
    let checkpoint =
        Checkpoint::read(NamedBytes { name: "checkpoint", bytes }).unwrap();
    checkpoint.resume(fresh.clone(), set, (0..images).collect()).unwrap()
}

/// After each of all steps, none included, and once after every one.
fn stopped_anywhere<N: Network<f32>>(
    recipe: Recipe,
    images: usize,
    [begin, fresh]: [N; 2],
) {
    assert_ne!(bits(&begin), bits(&fresh));
    let set = Dataset::drawn(0..2);
    let mut whole =
        Training::new(recipe, begin, &set, (0..images).collect()).unwrap();
    let steps = whole.steps();
    let (mut checkpoints, mut states) = (Vec::new(), Vec::new());
    for step in 0..=steps {
        assert_eq!(whole.steps_taken(), step);
        checkpoints.push(checkpoint::save(&whole, &[]));
        states.push(state(&whole));
        if step < steps {
            whole.step().unwrap();
        }
    }
    for (stopped, bytes) in checkpoints.iter().enumerate() {
        let mut training = resume(bytes, &fresh, &set, images);
        assert_eq!(training.recipe(), &recipe);
        assert!(
            checkpoint::save(&training, &[]) == *bytes,
            "stopped after step {stopped}"
        );
        for (step, wanted) in states.iter().enumerate().skip(stopped) {
            assert_eq!(training.steps_taken(), step);
            assert!(
                state(&training) == *wanted,
                "stopped after step {stopped}: {step}"
            );
            if step < steps {
                training.step().unwrap();
            }
        }
    }
}

#[test]
fn in_mid_epoch_between_epochs_and_after_the_last() {
    // Batches of 40 (pieces of 32 and 8) and 30.
    stopped_anywhere(RECIPE, 70, [course(1), course(2)]);
}

#[test]
fn when_a_batch_is_larger_than_the_set_or_one_image() {
    let odd = Recipe {
        learning_rate: 0.1,
        weight_decay: 1.0 / 3.0,
        smoothing: 0.1,
        ..RECIPE
    };
    stopped_anywhere(odd, 3, [course(1), course(2)]);
    let one = Recipe { batch: 1, augment: Augment::NONE, seed: u64::MAX, ..odd };
    stopped_anywhere(one, 3, [course(1), course(2)]);
}

#[test]
fn with_dropout() {
    let recipe = Recipe { batch: 2, epochs: 2, ..RECIPE };
    let book = |seed| Book::new(algorithm("im2col"), &mut seeded(seed, &[]));
    stopped_anywhere(recipe, 3, [book(1), book(2)]);
    stopped_anywhere(
        recipe,
        3,
        [1, 2].map(|seed| Fused::new(&mut seeded(seed, &[]))),
    );
}

#[test]
fn a_checkpoint_gives_its_notes_back() {
    let set = Dataset::drawn(0..1);
    let notes = [("word", "a \"word\"".to_owned()), ("number", "0.1".to_owned())];
    let bytes = checkpoint::save(&crate::training(RECIPE, &set, 5), &notes);
    let checkpoint =
        Checkpoint::read(NamedBytes { name: "checkpoint", bytes: &bytes }).unwrap();
    assert_eq!(checkpoint.note::<String>("word").unwrap(), "a \"word\"");
    assert_eq!(checkpoint.note::<f64>("number").unwrap(), 0.1);
    let message = checkpoint.note::<String>("nothing").unwrap_err().to_string();
    insta::assert_snapshot!(message, @"checkpoint does not say its nothing: it was not written by a training; pass a checkpoint");
}

#[test]
#[should_panic(expected = "a checkpoint has one seed")]
fn a_note_under_a_name_of_the_recipe() {
    let set = Dataset::drawn(0..1);
    checkpoint::save(&crate::training(RECIPE, &set, 5), &[("seed", "2".into())]);
}
