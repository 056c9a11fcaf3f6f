//! Recorded outputs are what their programs print.

use std::path::Path;

use anyhow::Result;

use super::Finding;
use super::figures::files;
use crate::outputs::compare;

/// Recordings of Rust examples that are not what these print now, and recordings of NumPy scripts
/// that are gone. What the scripts print is compared where there is NumPy.
///
/// # Errors
///
/// As [`compare`]: an example does not compile or fails.
pub fn outputs(root: &Path) -> Result<Vec<Finding>> {
    let differences = compare(root)?;
    let stale = differences.into_iter().map(|difference| {
        Finding::new(
            difference.file,
            format!("the recorded output {}", difference.reason),
        )
    });
    let recorded = files(root, "tests/numpy/output", "txt");
    let orphans = recorded.into_iter().filter_map(|file| {
        let name = file.file_stem()?;
        let script = Path::new("tests/numpy").join(name).with_extension("py");
        (!root.join(&script).is_file()).then(|| {
            let message = format!(
                "there is no script {} that prints this: delete the file, or name the script so",
                script.display()
            );
            Finding::new(&file, message)
        })
    });
    Ok(stale.chain(orphans).collect())
}
