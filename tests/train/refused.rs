//! Trainings that cannot begin, go on, or take another step.

use listings::Error;
use listings::augment::Augment;
use listings::emnist::{Dataset, NamedBytes};
use listings::model::Network;
use listings::nn;
use listings::train::{Checkpoint, Recipe, Training, checkpoint, predict};

use crate::{RECIPE, build, course, state, training};

fn refused(recipe: Recipe, images: usize) -> String {
    let set = Dataset::drawn(0..1);
    let images = (0..images).collect();
    Training::new(recipe, course(1), &set, images).unwrap_err().to_string()
}

#[test]
fn recipes_that_make_no_sense() {
    let recipe = RECIPE;
    insta::assert_snapshot!(refused(Recipe { epochs: 0, ..recipe }, 5), @"the number of epochs is 0: use 1 or more");
    insta::assert_snapshot!(refused(Recipe { batch: 0, ..recipe }, 5), @"the size of the batch is 0: use 1 or more");
    insta::assert_snapshot!(refused(Recipe { learning_rate: 1.0, ..recipe }, 5), @"the learning rate is 1: use 0 or more, and less than 1");
    insta::assert_snapshot!(refused(Recipe { learning_rate: f64::NAN, ..recipe }, 5), @"the learning rate is NaN: use 0 or more, and less than 1");
    insta::assert_snapshot!(refused(Recipe { weight_decay: -0.1, ..recipe }, 5), @"the weight decay is -0.1: use 0 or more, and less than 1");
    insta::assert_snapshot!(refused(Recipe { smoothing: 1.5, ..recipe }, 5), @"the smoothing is 1.5: use 0 or more, and less than 1");
    let augment = Augment { scale: 1.0, ..Augment::LIGHT };
    insta::assert_snapshot!(refused(Recipe { augment, ..recipe }, 5), @"the scale of the augmentation is 1: use 0 or more, and less than 1");
    let refused_augment = |augment| refused(Recipe { augment, ..recipe }, 5);
    insta::assert_snapshot!(refused_augment(Augment { rotation: -0.1, ..Augment::NONE }), @"the rotation of the augmentation is -0.1: use 0 or more, and a finite number");
    insta::assert_snapshot!(refused_augment(Augment { shear: f32::NAN, ..Augment::NONE }), @"the shear of the augmentation is NaN: use 0 or more, and a finite number");
    insta::assert_snapshot!(refused_augment(Augment { shift: f32::INFINITY, ..Augment::NONE }), @"the shift of the augmentation is inf: use 0 or more, and a finite number");
    insta::assert_snapshot!(refused(recipe, 0), @"the number of images is 0: use 1 or more");
    assert_eq!(Recipe::BOOK.check(), Ok(()));
}

#[test]
fn images_of_another_number_of_classes() {
    let (images, labels) = (build::images(&[9; 2 * 784]), build::labels(&[0, 2]));
    let set = build::read(&images, &labels, build::MAPPING).unwrap();
    let error = training(RECIPE, &set, 2).step().unwrap_err();
    insta::assert_snapshot!(error, @"the network has 47 outputs and the images have 3 classes: train it on a split of EMNIST with as many classes as outputs");
}

#[test]
fn no_images_have_no_logits() {
    let error = predict::logits(&course(1), &Dataset::drawn(0..1), &[]).unwrap_err();
    assert_eq!(error, Error::Zero { what: "number of images" });
}

/// An infinite logit would be compared as one, and NaN is larger than nothing: class 0.
#[test]
fn logits_that_are_no_numbers() {
    let set = Dataset::drawn(0..1);
    let mut network = course(1);
    network.linear.bias[3] = f32::NAN;
    let error = predict::logits(&network, &set, &[7, 8]).unwrap_err();
    insta::assert_snapshot!(error, @"the logit of class 3 of image 7 is NaN: the network's weights are too large for f32; train it again with a lower learning rate, or take an earlier file");
    network.linear.bias[3] = f32::INFINITY;
    assert!(matches!(
        predict::logits(&network, &set, &[7, 8]),
        Err(Error::Network(nn::Error::Logit {
            image: 7,
            class: 3,
            value: f32::INFINITY
        }))
    ));
}

/// More steps than a number counts are still a training that can begin.
#[test]
fn epochs_without_end() {
    let set = Dataset::drawn(0..1);
    let mut training = training(Recipe { epochs: usize::MAX, ..RECIPE }, &set, 47);
    assert_eq!(training.steps(), usize::MAX);
    training.step().unwrap();
}

/// Whose weights are as large as this, and how it ends.
fn diverged(times: [f32; 3]) -> Error {
    let set = Dataset::drawn(0..1);
    let mut network = course(1);
    for (mut layer, times) in
        network.parameters_mut().into_iter().step_by(2).zip(times)
    {
        layer *= times;
    }
    let mut training =
        Training::new(RECIPE, network, &set, (0..5).collect()).unwrap();
    let before = state(&training);
    let error = training.step().unwrap_err();
    assert!(state(&training) == before, "something has moved");
    error
}

#[test]
fn a_loss_that_is_no_number() {
    let error = diverged([1e20, 1e20, 1.0]);
    insta::assert_snapshot!(error, @"at step 1 the loss is NaN: the training has diverged; begin again with a lower learning rate");
    let Error::Network(nn::Error::Diverged { step: 1, value, .. }) = error else {
        panic!("{error:?}")
    };
    assert!(value.is_nan());
}

/// The loss is finite, and the square of a gradient is not: AdamW would keep it.
#[test]
fn a_gradient_that_is_too_large() {
    let error = diverged([1e12, 1e12, 1e-24]);
    let message = error.to_string();
    assert!(message.starts_with("at step 1 a gradient of 7.weight is "), "{message}");
    assert!(message.contains("e21: the training has diverged;"), "{message}");
    let Error::Network(nn::Error::Diverged { step: 1, value, .. }) = error else {
        panic!("{error:?}")
    };
    assert!(value.is_finite() && (value as f32).powi(2).is_infinite(), "{value}");
}

#[test]
fn weights_that_are_no_checkpoint_and_other_networks() {
    let set = Dataset::drawn(0..1);
    let read = |bytes: &[u8]| Checkpoint::read(NamedBytes { name: "file", bytes });
    let weights = listings::weights::save(&course(1), &[]);
    insta::assert_snapshot!(read(&weights).unwrap_err(), @"file does not say its rotation: it was not written by a training; pass a checkpoint");

    let mut begun = training(RECIPE, &set, 5);
    begun.step().unwrap();
    let bytes = checkpoint::save(&begun, &[]);
    let book = listings::model::Book::new(
        crate::algorithm("im2col"),
        &mut listings::random::seeded(1, &[]),
    );
    let error = read(&bytes).unwrap().resume(book, &set, vec![0]).unwrap_err();
    insta::assert_snapshot!(error, @"file seems to hold the weights of the course's network, expected those of the book's network: pass the other file (weights/emnist.safetensors is the book's, weights/course.safetensors the course's), or choose the other network");

    let half = &bytes[..bytes.len() / 2];
    let message = read(half).unwrap_err().to_string();
    let wanted = format!("file is truncated: {} bytes were expected", bytes.len());
    assert!(message.starts_with(&wanted), "{message}");
}
