//! What chapter 17 says of the trained network in words. Another training may make it
//! false: then the chapter has to be read again.

use std::fs;
use std::path::Path;

use listings::inside::{look, most_alike};
use listings::model::{Book, Network};
use listings::random::seeded;
use listings::trained::Evaluation;
use listings::{Algorithm, glyphs, kernels, trained};
use ndarray::{Array4, Axis, s};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

fn im2col() -> Algorithm<f64> {
    *Algorithm::ALL.iter().find(|algorithm| algorithm.name == "im2col").unwrap()
}

/// Of each of chapter 1's kernels, the correlation with the filter most like it.
fn found(network: &Book<f64>) -> [f64; 5] {
    let weight = network.conv1.weight.view();
    kernels::ALL.map(|kernel| most_alike(weight, kernel.array().view()).correlation)
}

#[test]
fn the_blur_and_the_edges_are_finds_and_the_others_are_not() {
    let learned = found(&trained::book(im2col()));
    let random: Vec<_> = (0..20)
        .map(|seed| found(&Book::new(im2col(), &mut seeded(seed, &[]))))
        .collect();
    for (i, kernel) in kernels::ALL.iter().enumerate() {
        let above = random.iter().all(|random| learned[i] > random[i]);
        let said = ["blur", "sobel x", "sobel y"].contains(&kernel.name);
        assert_eq!(above, said, "{}", kernel.name);
        let below = random.iter().all(|random| learned[i] < random[i]);
        assert_eq!(below, kernel.name == "sharpen", "{}", kernel.name);
    }
}

#[test]
fn the_edges_are_halves_of_bars() {
    let network = trained::book(im2col());
    let weight = network.conv1.weight.view();
    let [blur, _, x, y, _] =
        kernels::ALL.map(|kernel| most_alike(weight, kernel.array().view()));
    assert_eq!(blur.filter, x.filter);
    for (kernel, found, axis) in [(kernels::ALL[2], x, 1), (kernels::ALL[3], y, 0)] {
        let alone = weight.slice(s![found.filter..=found.filter, .., .., ..]);
        let other = most_alike(alone, (-kernel.array()).view());
        assert!(other.correlation > 0.6, "{}: {other:?}", kernel.name);
        let apart = other.place[axis].abs_diff(found.place[axis]);
        assert!(apart > 0, "{}: {other:?} in the same place", kernel.name);
    }
    // The vertical bar is positive in the middle, the horizontal one negative.
    assert!(x.place[1] < 2 && y.place[0] > 0);
}

#[test]
fn the_letter_is_recognized_by_a_vote() {
    let network = trained::book(im2col());
    let letter = listings::letter().insert_axis(Axis(0)).insert_axis(Axis(0));
    let inside = look(&network, letter).unwrap();
    let logits = inside.logits.row(0);
    let mut classes: Vec<usize> = (0..47).collect();
    classes.sort_by(|&a, &b| logits[b].total_cmp(&logits[a]));
    assert_eq!(glyphs::CLASSES[classes[0]], 'R');
    let numbers = inside.linear1.row(0); // (128)
    let products = |class: usize| &numbers * &network.linear2.weight.row(class);
    let [winner, rival] = [classes[0], classes[1]].map(products);
    // "The margin comes mostly from those who do not."
    let against = winner.iter().zip(&rival).filter(|&(_, &r)| r < 0.0);
    let made: f64 = against.map(|(w, r)| w - r).sum();
    let margin = logits[classes[0]] - logits[classes[1]];
    assert!(2.0 * made > margin, "{made} of {margin}");
    // "Two fifths": the five largest are less than half of the sum.
    let mut sorted = winner.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    assert!(sorted[..5].iter().sum::<f64>() < 0.5 * logits[classes[0]]);
    // "128 numbers, most of which are 0."
    assert!(numbers.iter().filter(|&&number| number == 0.0).count() > 64);
}

#[test]
fn most_mistakes_are_those_that_chapter_14_foresaw() {
    let evaluation = trained::evaluation();
    let groups = ["0O", "1IL", "9gq", "Ff", "2Z", "5S"];
    let alike = |pair: &[char; 2]| {
        groups.iter().any(|group| pair.iter().all(|&c| group.contains(c)))
    };
    let pairs = evaluation.confused();
    let within: usize = pairs
        .iter()
        .filter(|(pair, _)| alike(pair))
        .map(|(_, [ab, ba])| ab + ba)
        .sum();
    assert!(2 * within > evaluation.mistakes());
    // "F, I, L, O, f, g and q are far below."
    let confusion = evaluation.confusion();
    for class in "FILOfgq".chars().map(|c| glyphs::class_of(c).unwrap()) {
        assert!(10 * confusion[[class, class]] < 8 * confusion.row(class).sum());
    }
    let top = (0..47).filter(|&class| {
        10 * confusion[[class, class]] >= 9 * confusion.row(class).sum()
    });
    assert!(top.count() > 23, "most of the 47 stand in the top row");
}

/// After a training, `evaluate` has to be run again, with and without `--json`, and for
/// the file in half precision.
#[test]
fn the_records_are_of_the_weights_in_the_repository() {
    let file =
        |name| fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    for (weights, record) in [
        ("weights/emnist.safetensors", "weights/evaluation.json"),
        ("src/demos/emnist-f16.safetensors", "weights/evaluation-f16.json"),
    ] {
        let sha256 = Sha256::digest(file(weights));
        let sha256: String =
            sha256.iter().map(|byte| format!("{byte:02x}")).collect();
        let json: Value = serde_json::from_slice(&file(record)).unwrap();
        assert_eq!(json["weights_sha256"], sha256, "{record}");
    }

    let Evaluation { correct, images, .. } = trained::evaluation();
    let text = String::from_utf8(file("weights/evaluation.txt")).unwrap();
    let part = 100.0 * correct as f64 / images as f64;
    let line = format!("{correct} of {images} recognized: {part:.2} %");
    assert_eq!(text.lines().nth(1), Some(&*line));
}

#[test]
fn the_record_is_of_47_classes() {
    let evaluation = trained::evaluation();
    assert_eq!(evaluation.characters, glyphs::CLASSES);
    assert_eq!(evaluation.confusion().sum(), evaluation.images);
    assert_eq!(evaluation.confusion().diag().sum(), evaluation.correct);
}

#[test]
fn some_strangers_are_named_with_confidence() {
    let network = trained::book(im2col());
    let images = listings::inside::strangers().map(|(_, image)| image);
    let images =
        ndarray::stack(Axis(0), &images.each_ref().map(|image| image.view()));
    let images: Array4<f64> = images.unwrap().insert_axis(Axis(1));
    let (logits, _) = network.forward(images, None).unwrap();
    let sure = listings::nn::cross_entropy::softmax(logits.view());
    let most = sure.fold(0.0, |most: f64, &p| most.max(p));
    assert!(most > 0.5, "the surest answer to no character has {most}");
}
