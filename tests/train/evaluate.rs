//! What `evaluate` prints of a network.

use std::fs;

use listings::emnist::{Dataset, Part};
use listings::glyphs::CLASSES;
use listings::model::{Course, Network};
use listings::random::seeded;
use listings::weights;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::folder::{Folder, run};
use crate::{algorithm, course};

/// Nothing but the test files: an image of each class but the last; and the weights
/// of a network that has learned nothing.
fn folder() -> Folder {
    let folder = Folder::new();
    folder.write(Part::Test, &drawn(), 46);
    fs::write(folder.path("course.safetensors"), weights::save(&course(3), &[]))
        .unwrap();
    folder
}

fn drawn() -> Dataset {
    Dataset::drawn(5..6)
}

const COMMAND: &str =
    "evaluate --network course --weights course.safetensors --data data";

/// Class and probability of every image, by the same weights in `f64`.
fn predictions() -> Vec<(usize, f64)> {
    let mut wide = Course::new(algorithm("im2col"), &mut seeded(0, &[]));
    let narrow = course(3);
    for (mut wide, (_, narrow)) in
        wide.parameters_mut().into_iter().zip(narrow.parameters())
    {
        wide.assign(&narrow.mapv(f64::from));
    }
    let images = drawn().batch(&Vec::from_iter(0..46));
    let (logits, _) = wide.forward(images, None).unwrap();
    let of_row = |row: ndarray::ArrayView1<'_, f64>| {
        let (class, largest) =
            row.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).unwrap();
        (class, 1.0 / row.mapv(|logit| (logit - largest).exp()).sum())
    };
    logits.rows().into_iter().map(of_row).collect()
}

#[test]
fn one_json_object_that_agrees_with_itself_and_with_the_network() {
    let folder = folder();
    let said = run(&mut folder.program(COMMAND.split(' ').chain(["--json"])));
    let report: Value = serde_json::from_str(&said).unwrap();
    let keys: Vec<_> = report.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "accuracy",
            "accuracy_of_each",
            "characters",
            "confusion",
            "correct",
            "images",
            "mistakes",
            "weights_sha256",
        ]
    );
    let weights = fs::read(folder.path("course.safetensors")).unwrap();
    let sha256 = Sha256::digest(weights);
    let sha256 = sha256.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert_eq!(report["weights_sha256"], sha256);
    let predictions = predictions();
    let correct = predictions.iter().enumerate().filter(|(i, of)| *i == of.0).count();
    assert!(correct > 0, "choose another seed");
    assert_eq!(report["images"], 46);
    assert_eq!(report["correct"], correct);
    let accuracy = report["accuracy"].as_f64().unwrap();
    assert!((accuracy - correct as f64 / 46.0).abs() < 1e-12);
    assert_eq!(report["characters"], Value::from_iter(CLASSES.map(String::from)));

    let mut confusion = vec![vec![0; 47]; 47];
    for (label, (class, _)) in predictions.iter().enumerate() {
        confusion[label][*class] += 1;
    }
    assert_eq!(report["confusion"], Value::from(confusion));
    // One image a class, and none of the last.
    for label in 0..46 {
        let wanted = if predictions[label].0 == label { 1.0 } else { 0.0 };
        assert_eq!(report["accuracy_of_each"][label], wanted);
    }
    assert_eq!(report["accuracy_of_each"][46], Value::Null);

    let mistakes = report["mistakes"].as_array().unwrap();
    assert_eq!(mistakes.len(), 46 - correct);
    let mut surest = f64::INFINITY;
    for mistake in mistakes {
        let image = mistake["image"].as_u64().unwrap() as usize;
        let (class, probability) = predictions[image];
        assert_ne!(class, image);
        assert_eq!(mistake["label"], CLASSES[image].to_string());
        assert_eq!(mistake["taken_for"], CLASSES[class].to_string());
        let got = mistake["probability"].as_f64().unwrap();
        assert!((got - probability).abs() < 1e-5, "{got}, {probability}");
        assert!(got <= surest);
        surest = got;
    }
}

#[test]
fn a_report_for_people_by_any_algorithm() {
    let folder = folder();
    let report = run(&mut folder.program(COMMAND.split(' ')));
    insta::assert_snapshot!(report.lines().take(2).collect::<Vec<_>>().join("\n"), @r"
    46 images of the test files in data
    1 of 46 recognized: 2.17 %
    ");
    for part in
        ["of each class:", "taken for another most often:", "the surest mistakes:"]
    {
        assert!(report.contains(part), "{report}");
    }
    assert!(!report.contains("NaN"), "{report}");
    let naive = COMMAND.split(' ').chain(["--algorithm", "naive"]);
    let naive = run(&mut folder.program(naive));
    assert_eq!(naive.lines().nth(1), report.lines().nth(1));
}

#[test]
fn what_it_cannot_evaluate() {
    let folder = folder();
    let error = |line: String| folder.error(&mut folder.program(line.split(' ')));
    insta::assert_snapshot!(error(COMMAND.replace("--network course", "--network book")), @"error: course.safetensors seems to hold the weights of the course's network, expected those of the book's network: pass the other file (weights/emnist.safetensors is the book's, weights/course.safetensors the course's), or choose the other network");
    let none = error(COMMAND.replace("course.safe", "none.safe"));
    let start = "error: none.safetensors cannot be read: name a file of weights with --weights: ";
    assert!(none.starts_with(start), "{none}");
    insta::assert_snapshot!(error(format!("{COMMAND} --algorithm fft")), @"error: there is no algorithm fft; the algorithms are naive, strided, einsum, einsum-weights-first, einsum-packed, im2col, shifted, tile, winograd, fused");
    let none = error(COMMAND.replace("--data data", "--data none"));
    assert!(none.starts_with("error: none is not a folder"), "{none}");

    let mut diverged = course(3);
    diverged.conv1.bias[2] = f32::NAN;
    fs::write(folder.path("course.safetensors"), weights::save(&diverged, &[]))
        .unwrap();
    insta::assert_snapshot!(error(COMMAND.into()), @"error: 0.bias[2] of course.safetensors is NaN: a training that diverged leaves such weights, and what comes after them means nothing; train again with a lower learning rate, or take an earlier file");

    let mut large = course(3);
    large.conv2.weight.fill(1e38);
    fs::write(folder.path("course.safetensors"), weights::save(&large, &[])).unwrap();
    let overflow = error(COMMAND.into());
    let start = "error: the logit of class 0 of image 0 is ";
    assert!(overflow.starts_with(start), "{overflow}");

    folder.write(Part::Test, &drawn(), 0);
    fs::write(folder.path("course.safetensors"), weights::save(&course(3), &[]))
        .unwrap();
    insta::assert_snapshot!(error(COMMAND.into()), @"error: the number of images is 0: use 1 or more");
}

#[test]
fn a_debug_build_says_that_it_is_slow() {
    let output = folder().program(COMMAND.split(' ')).output().unwrap();
    let hint = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        hint.contains("cargo run --release -- evaluate"),
        cfg!(debug_assertions)
    );
}

/// As after `| head`, which has seen enough.
#[test]
fn nobody_reads_what_it_says() {
    let folder = folder();
    folder.write(Part::Train, &drawn(), 46);
    for line in [
        COMMAND.to_owned(),
        format!("{COMMAND} --json"),
        "train --network course --data data --held-out 2 --batch 44 --epochs 1"
            .into(),
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut program = folder.program(line.split(' '));
        let output = program.stdout(writer).output().unwrap();
        assert!(output.status.success(), "{line}: {output:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.lines().count() <= 1, "{line}: {said}"); // the hint of debug builds
    }
    assert_eq!(folder.names("training"), ["course.safetensors", "metrics.jsonl"]);
}

/// Linux has a device that is always full.
#[test]
#[cfg(target_os = "linux")]
fn a_full_disk() {
    let folder = folder();
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let error = folder.error(folder.program(COMMAND.split(' ')).stdout(full));
    let start = "error: cannot write to standard output: No space left";
    assert!(error.starts_with(start), "{error}");
}
