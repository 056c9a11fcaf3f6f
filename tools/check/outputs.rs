//! Recorded outputs are what their programs print.

use std::path::Path;

use anyhow::Result;

use super::Finding;
use crate::outputs::compare;

/// Recordings of Rust examples that are not what these print now, and recordings whose program is
/// gone. What NumPy scripts print is compared where there is NumPy.
///
/// # Errors
///
/// As [`compare`]: an example does not compile or fails.
pub fn outputs(root: &Path) -> Result<Vec<Finding>> {
    let differences = compare(root)?.into_iter();
    Ok(differences.map(|found| Finding::new(found.file, found.reason)).collect())
}
