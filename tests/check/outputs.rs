//! Recorded outputs and their programs.

use tools::check::outputs::outputs;

use crate::common::Folder;
use crate::{none, one};

const RECORDED: &str = "listings/examples/output/03-windows.txt";
const NUMPY: &str = "tests/numpy/output/03-windows.txt";

#[test]
fn lets_outputs_of_programs_through() {
    let folder = Folder::with(&[
        (RECORDED, ""),
        ("listings/examples/03-windows.rs", ""),
        (NUMPY, ""),
        ("tests/numpy/03-windows.py", ""),
    ]);
    none(&outputs(folder.path()));
    none(&outputs(Folder::with(&[]).path()));
}

#[test]
fn catches_outputs_without_a_program() {
    let rust = Folder::with(&[(RECORDED, ""), ("tests/numpy/03-windows.py", "")]);
    one(&outputs(rust.path()), &[RECORDED, "listings/examples/03-windows.rs"]);
    let numpy = Folder::with(&[(NUMPY, ""), ("listings/examples/03-windows.rs", "")]);
    one(&outputs(numpy.path()), &[NUMPY, "tests/numpy/03-windows.py"]);
}
