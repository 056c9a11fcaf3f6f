//! A script of this folder, run by Python.

use std::env;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output};

use ndarray::{Array2, Array4};

use listings::weights::Tensors;

/// Runs it with `python3`, or the program that the environment variable PYTHON names.
pub(crate) fn run<S: AsRef<OsStr>>(
    script: &str,
    arguments: impl IntoIterator<Item = S>,
) -> Output {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/weights");
    let python = env::var_os("PYTHON").unwrap_or("python3".into());
    Command::new(python).arg(folder.join(script)).args(arguments).output().unwrap()
}

/// A file for the script to read.
pub(crate) fn tensors(images: &Array4<f32>, logits: Option<&Array2<f32>>) -> Vec<u8> {
    let mut tensors = Tensors::default();
    tensors.insert("images", images.view().into_dyn());
    if let Some(logits) = logits {
        tensors.insert("logits", logits.view().into_dyn());
    }
    tensors.to_bytes()
}
