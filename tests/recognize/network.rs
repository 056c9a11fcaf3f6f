//! From an image file and a file of weights to a character.

use std::path::Path;
use std::process::Command;

use listings::conv::{Algorithm, naive};
use listings::glyphs::class_of;
use listings::model::{Book, Course};
use listings::{random, weights};
use tempfile::TempDir;

use crate::png::{self, Kind};

/// What the command prints of a block of ink, on standard output or, if it fails, of errors.
fn recognized(folder: &TempDir, weights: &Path) -> Result<String, String> {
    let image = folder.path().join("image.png");
    let block =
        |i: u32, j: u32| vec![if i.min(j) > 4 && i.max(j) < 20 { 0 } else { 255 }];
    std::fs::write(&image, png::file([25, 25], Kind::GRAY, &[], block)).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_strides-and-sums"))
        .args(["recognize".as_ref(), image.as_os_str()])
        .args(["--weights".as_ref(), weights.as_os_str()])
        .output()
        .expect("the book's program");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    if output.status.success() {
        Ok(text(output.stdout))
    } else {
        Err(text(output.stderr))
    }
}

fn naive() -> Algorithm<f32> {
    Algorithm::new("naive", naive::conv2d)
}

#[test]
fn the_network_names_three_characters() {
    let folder = tempfile::tempdir().unwrap();
    // It has learned nothing, except to prefer three classes.
    let mut network = Book::new(naive(), &mut random::seeded(1, &[]));
    for (character, preferred) in [('R', 102.0), ('g', 101.0), ('4', 100.0)] {
        network.linear2.bias[class_of(character).unwrap()] = preferred;
    }
    network.linear2.weight.fill(0.0);
    let file = folder.path().join("network.safetensors");
    std::fs::write(&file, weights::save(&network, &[])).unwrap();

    let printed = recognized(&folder, &file).unwrap();
    let lines: Vec<_> = printed.lines().collect();
    assert_eq!(lines.len(), 28 + 3);
    assert_eq!(lines[14].matches('█').count(), 44, "{printed}");
    // The softmax of 2, 1, 0.
    assert_eq!(lines[28..], ["R  66.5 %", "g  24.5 %", "4   9.0 %"]);
}

#[test]
fn without_weights_or_with_others_it_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("network.safetensors");
    let message = recognized(&folder, &file).unwrap_err();
    let cannot = format!("{} cannot be read: name a file of weights", file.display());
    assert!(message.contains(&cannot), "{message}");

    let course = Course::new(naive(), &mut random::seeded(1, &[]));
    std::fs::write(&file, weights::save::<f32, _>(&course, &[])).unwrap();
    let message = recognized(&folder, &file).unwrap_err();
    assert!(message.contains("network.safetensors"), "{message}");
    assert!(
        message.contains("weights/emnist.safetensors is the book's"),
        "{message}"
    );
}

#[test]
fn weights_that_overflow_name_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("network.safetensors");
    let mut network = Book::new(naive(), &mut random::seeded(1, &[]));
    network.linear1.weight.fill(1e38);
    network.linear2.weight.fill(1e38);
    network.linear2.weight.row_mut(class_of('A').unwrap()).fill(0.0);
    std::fs::write(&file, weights::save(&network, &[])).unwrap();
    let message = recognized(&folder, &file).unwrap_err();
    let wanted = "the logit of 0 is inf: the network's weights are too large for f32; take \
                  others with --weights";
    assert!(message.contains(wanted), "{message}");
}
