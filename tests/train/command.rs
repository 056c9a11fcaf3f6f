//! What `train` writes.

use std::collections::BTreeMap;
use std::fs;

use listings::augment::Augment;
use listings::emnist::{NamedBytes, Part, Split};
use listings::model::Network;
use listings::random::{seeded, shuffle};
use listings::train::{Recipe, Training};
use listings::weights;
use ndarray::{Array4, ArrayView1};
use tools::data::load;

use crate::folder::{Folder, metrics, run};
use crate::{RECIPE, bits, course};

/// The same training, step by step in this test.
#[test]
fn the_files_say_what_the_training_came_to() {
    let folder = Folder::to_learn();
    let options =
        "--seed 7 --learning-rate 0.01 --weight-decay 0.1 --smoothing 0.2 --plain";
    let options: Vec<&str> = options.split(' ').collect();
    let said = run(&mut folder.train("out", &options));
    assert_eq!(folder.names("out"), ["course.safetensors", "metrics.jsonl"]);

    let set = load(&folder.path("data"), Split::Balanced, Part::Train).unwrap();
    let mut order: Vec<usize> = (0..94).collect();
    shuffle(&mut seeded(47, &[]), &mut order);
    let mut learned = order.split_off(24);
    learned.sort();
    let recipe = Recipe {
        learning_rate: 0.01,
        weight_decay: 0.1,
        smoothing: 0.2,
        augment: Augment::NONE,
        seed: 7,
        ..RECIPE
    };
    let mut training = Training::new(recipe, course(7), &set, learned).unwrap();
    let lines = metrics(&folder.path("out"));
    assert_eq!(lines.len(), 3);
    for (epoch, line) in (1..).zip(&lines) {
        training.step().unwrap();
        training.step().unwrap();
        let seen = training.seen();
        assert_eq!(seen.images, 70);
        let near = |name: &str, wanted: f64| {
            let got = line[name].as_f64().expect(name);
            assert!(
                (got - wanted).abs() < 1e-12,
                "epoch {epoch}, {name}: {got}, {wanted}"
            );
        };
        near("loss", seen.mean_loss());
        near("accuracy", seen.accuracy());
        let label = |i: usize| usize::from(set.labels()[order[i]]);
        let right = right(training.network(), set.batch(&order), label);
        near(
            "held_out_accuracy",
            right.iter().filter(|&&right| right).count() as f64 / 24.0,
        );
        let balanced = balanced(&right, label);
        near("held_out_balanced_accuracy", balanced);
        assert_eq!(line["epoch"], epoch);
        assert_eq!(line["held_out_images"], 24);
        assert_eq!(line.as_object().unwrap().len(), 6);
        let start = format!("epoch {epoch}: loss {:.4}, accuracy ", seen.mean_loss());
        assert!(said.contains(&start), "{said}");
    }
    assert!(
        said.starts_with("Learning from 70 of 94 images of the train files"),
        "{said}"
    );

    let bytes = fs::read(folder.path("out/course.safetensors")).unwrap();
    let mut written = course(0);
    weights::load(&mut written, NamedBytes { name: "written", bytes: &bytes })
        .unwrap();
    assert!(bits(&written) == bits(training.network()));
}

/// Whether the label of each image has the largest logit.
fn right(
    network: &impl Network<f32>,
    images: Array4<f32>,
    label: impl Fn(usize) -> usize,
) -> Vec<bool> {
    let (logits, _) = network.forward(images, None).unwrap();
    let rows = logits.rows().into_iter().enumerate();
    let largest = |(i, row): (usize, ArrayView1<'_, f32>)| {
        row.iter().all(|&other| other <= row[label(i)])
    };
    rows.map(largest).collect()
}

/// The mean over the classes that there are of the part that is right.
fn balanced(right: &[bool], label: impl Fn(usize) -> usize) -> f64 {
    let mut classes: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
    for (i, &right) in right.iter().enumerate() {
        let (sum, count) = classes.entry(label(i)).or_default();
        *sum += f64::from(u8::from(right));
        *count += 1.0;
    }
    assert!(classes.len() < right.len(), "some classes come twice");
    classes.values().map(|(sum, count)| sum / count).sum::<f64>()
        / classes.len() as f64
}

#[test]
fn the_same_bytes_with_any_threads_and_others_with_another_seed() {
    let folder = Folder::to_learn();
    let weights = |out: &str, more: &[&str]| {
        run(&mut folder.train(out, &[&["--epochs", "1"], more].concat()));
        fs::read(folder.path(out).join("course.safetensors")).unwrap()
    };
    let one = weights("one", &["--threads", "1"]);
    assert!(one == weights("four", &["--threads", "4"]));
    assert!(one != weights("other", &["--seed", "2"]));
    // A finished training is not in the way of the next one.
    assert!(one == weights("other", &["--seed", "1"]));
}

#[test]
fn without_emnist_it_learns_from_what_the_book_draws() {
    let folder = Folder::new();
    let mut command = folder.program("train --held-out 9400".split(' '));
    // Where the program looks for the book, there is no data.
    command.env("CARGO_MANIFEST_DIR", folder.path("")).env_remove("EMNIST_DIR");
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("these are characters drawn by the book"), "{said}");
    assert!(said.contains("`cargo run -- data` downloads real ones"), "{said}");
    assert!(said.contains("there are 9400 images"), "{said}");
    assert_eq!(folder.names(""), [""; 0]);
}

#[test]
fn a_debug_build_says_that_it_is_slow_and_nothing_held_out_is_null() {
    let folder = Folder::to_learn();
    let output =
        folder.train("out", &["--held-out", "0", "--epochs", "1"]).output().unwrap();
    let hint = String::from_utf8(output.stderr).unwrap();
    assert_eq!(hint.contains("cargo run --release -- train"), cfg!(debug_assertions));
    let line = &metrics(&folder.path("out"))[0];
    assert!(line["held_out_images"].is_null() && line["held_out_accuracy"].is_null());
}
