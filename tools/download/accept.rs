//! The last step: a file gets its name, or is set aside.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::official::Official;
use super::part::{Part, rename};

/// Gives a part its name if it has the published bytes, and sets aside what was there. Sets the
/// part aside if it has not.
pub(super) fn accept(
    part: Part,
    file: &Official,
    path: &Path,
    from: &str,
) -> Result<()> {
    let found = part.digest()?;
    part.sync()?; // before anything gives way to it
    let aside = with(path, "wrong");
    if file.is(&found) {
        if path.exists() {
            rename(path, &aside)?;
        }
        return part.rename(path);
    }
    part.rename(&aside)?;
    bail!(
        "{from} is not the published file: {} has {found}, expected {}; it is kept as {} and \
         not used; take another source with --from nist, --from URL or --from DIR",
        file.name,
        file.digest(),
        aside.display()
    )
}

/// The path with another extension behind its own.
pub(super) fn with(path: &Path, extension: &str) -> PathBuf {
    let mut path = path.to_owned();
    path.as_mut_os_string().push(format!(".{extension}"));
    path
}
