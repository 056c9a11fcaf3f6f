//! Recorded outputs and the programs that print them.

use tools::check::Finding;
use tools::check::outputs::outputs;

use crate::common::Folder;
use crate::{none, one};

const RECORDED: &str = "listings/examples/output/01-sum.txt";
const NUMPY: &str = "tests/numpy/output/01-sum.txt";
const SUM: &str = "ANCHOR: sum\n3\nANCHOR_END: sum\n";

/// What is found in a workspace whose one example prints 3, with these recordings.
fn found(recordings: &[(&str, &str)]) -> Vec<Finding> {
    let folder = Folder::with(recordings);
    folder.write(
        "Cargo.toml",
        "[workspace]\nmembers = [\"listings\"]\nresolver = \"3\"\n",
    );
    folder.write(
        "listings/Cargo.toml",
        "[package]\nname = \"listings\"\nedition = \"2024\"\n",
    );
    folder.write("listings/src/lib.rs", "");
    let example = "fn main() {\n    println!(\"== Sum ==\\n{}\", 1 + 2);\n}\n";
    folder.write("listings/examples/01-sum.rs", example);
    folder.write("tests/numpy/01-sum.py", "print('== Sum ==\\n3')");
    outputs(folder.path()).expect("the example runs")
}

#[test]
fn lets_current_recordings_through() {
    none(&found(&[(RECORDED, SUM), (NUMPY, SUM)]));
}

#[test]
fn catches_a_number_that_the_program_does_not_print() {
    let stale = SUM.replace('3', "4");
    one(&found(&[(RECORDED, &stale)]), &[RECORDED, "line 2", "\"4\"", "\"3\""]);
}

#[test]
fn catches_recordings_without_a_program() {
    let gone = "listings/examples/output/02-gone.txt";
    one(&found(&[(RECORDED, SUM), (gone, SUM)]), &[gone, "no program prints"]);
    let gone = "tests/numpy/output/02-gone.txt";
    one(&found(&[(RECORDED, SUM), (gone, SUM)]), &[gone, "no program prints"]);
}
