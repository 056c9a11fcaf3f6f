//! The same logits from a forward pass in NumPy, on all of the book's own characters.

use std::process::Output;

use listings::glyphs;
use ndarray::{Array2, Array4};

use crate::networks::{File, files};
use crate::{common::Folder, python};

/// With another Python: `PYTHON=… cargo test --test weights numpy -- --ignored`.
#[test]
#[ignore = "needs python3 with NumPy 2 and safetensors"]
fn numpy_computes_the_same_logits() {
    let (images, _) = glyphs::labeled(1..2); // (47, 1, 28, 28)
    for file in files() {
        let mut logits = file.logits(images.clone());
        let output = compare(&file, &images, &logits);
        assert!(output.status.success(), "{}: {output:?}", file.name);
        println!("{}, {}", file.name, String::from_utf8_lossy(&output.stdout));

        logits[[46, 46]] += 2e-4;
        let output = compare(&file, &images, &logits);
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(error.contains("off by more than 1e-4"), "{}: {output:?}", file.name);
    }
}

fn compare(file: &File, images: &Array4<f32>, logits: &Array2<f32>) -> Output {
    let folder = Folder::with(&[]);
    folder.write("weights", &file.bytes);
    folder.write("expected", python::tensors(images, Some(logits)));
    python::run(
        "logits.py",
        ["weights", "expected"].map(|name| folder.path().join(name)),
    )
}
