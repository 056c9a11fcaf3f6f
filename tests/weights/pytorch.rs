//! The same logits as PyTorch printed, on seven characters.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use listings::glyphs;
use ndarray::{Array4, Axis};

use crate::networks::files;
use crate::{common::Folder, python};

/// After new weights: `PYTHON=… cargo test --test weights pytorch -- --ignored`.
#[test]
#[ignore = "needs Python with PyTorch and safetensors, and records what it prints"]
fn pytorch_loads_the_weights() {
    let folder = Folder::with(&[]);
    folder.write("images", python::tensors(&images(), None));
    let mut arguments = vec![folder.path().join("images")];
    for file in files() {
        folder.write(&file.name, &file.bytes);
        arguments.push(folder.path().join(file.name));
    }
    let output = python::run("pytorch.py", arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).unwrap();
    compare(&printed);
    fs::write(record(), printed).unwrap();
}

#[test]
fn the_logits_are_those_that_pytorch_printed() {
    compare(&fs::read_to_string(record()).unwrap());
}

fn record() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/weights/pytorch.txt")
}

/// (7, 1, 28, 28)
fn images() -> Array4<f32> {
    let draw = |character| glyphs::draw_char(character, 1).unwrap();
    let letters: Vec<_> = "STRIDES".chars().map(draw).collect();
    let views: Vec<_> = letters.iter().map(|letter| letter.view()).collect();
    ndarray::stack(Axis(0), &views).unwrap().insert_axis(Axis(1))
}

/// Every file must be there, and every logit within 1e-4.
fn compare(printed: &str) {
    let mut of_file: BTreeMap<&str, Vec<f32>> = BTreeMap::new();
    for section in printed.split("== ").skip(1) {
        let (name, rows) = section.split_once(" ==\n").unwrap();
        let rows = rows.lines().filter(|line| !line.starts_with("image"));
        let numbers = rows.flat_map(str::split_whitespace);
        of_file.insert(name, numbers.map(|number| number.parse().unwrap()).collect());
    }
    for file in files() {
        let Some(theirs) = of_file.remove(file.name.as_str()) else {
            panic!(
                "{} is new: record it as tests/weights/pytorch.py says",
                file.name
            );
        };
        let ours = file.logits(images());
        assert_eq!(theirs.len(), ours.len(), "{}", file.name);
        for (i, (&ours, theirs)) in ours.iter().zip(theirs).enumerate() {
            let off = (ours - theirs).abs();
            assert!(
                off <= 1e-4,
                "{}, logit {i}: {ours}, PyTorch {theirs}",
                file.name
            );
        }
    }
    assert!(of_file.is_empty(), "recorded, but gone: {:?}", of_file.keys());
}
