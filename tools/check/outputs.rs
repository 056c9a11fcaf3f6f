//! Every recorded output belongs to a program that prints it.

use std::path::Path;

use super::Finding;
use super::figures::files;

/// Folders of recorded outputs, and where the programs stand that print them.
const RECORDED: [(&str, &str, &str); 2] = [
    ("listings/examples/output", "listings/examples", "rs"),
    ("tests/numpy/output", "tests/numpy", "py"),
];

/// Recorded outputs whose program is gone.
pub fn outputs(root: &Path) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (folder, programs, extension) in RECORDED {
        for file in files(root, folder, "txt") {
            let name = file.file_stem().unwrap_or_default();
            let program = Path::new(programs).join(name).with_extension(extension);
            if !root.join(&program).is_file() {
                let program = program.display();
                let message = format!(
                    "there is no program {program} that prints this: delete the file, or name the program so"
                );
                findings.push(Finding::new(file, message));
            }
        }
    }
    findings
}
