//! Files that are either the old or the new, never half of one.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use tempfile::NamedTempFile;

/// Makes `content` the content of `file`, and says whether that changed anything.
///
/// It is written beside the file, which it then replaces. A file that already holds it is not
/// touched. The bytes are on the disk before the name is: a power failure leaves one of the two,
/// and what the caller deletes after is safe to delete.
///
/// # Errors
///
/// The folder or the file cannot be written.
pub(crate) fn replace(file: &Path, content: impl AsRef<[u8]>) -> Result<bool> {
    let content = content.as_ref();
    if std::fs::read(file).is_ok_and(|old| old == content) {
        return Ok(false);
    }
    write(file, content)
        .with_context(|| format!("cannot write {}", file.display()))?;
    Ok(true)
}

fn write(file: &Path, content: &[u8]) -> Result<()> {
    let folder = file.parent().context("it has no folder")?;
    std::fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut beside: NamedTempFile = builder.prefix(".").tempfile_in(folder)?;
    beside.write_all(content)?;
    beside.as_file().sync_all()?;
    beside.persist(file)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::replace;

    #[test]
    fn a_file_is_made_changed_or_left() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let file = folder.path().join("new/file.txt");
        assert!(replace(&file, "one").expect("it writes"));
        assert!(!replace(&file, "one").expect("it compares"));
        assert!(replace(&file, "two").expect("it writes"));
        assert_eq!(std::fs::read_to_string(&file).expect("it is there"), "two");
        let beside = std::fs::read_dir(folder.path().join("new")).expect("a folder");
        assert_eq!(beside.count(), 1);
    }
}
