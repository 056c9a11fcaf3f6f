//! Official files from another folder.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};

use super::accept::{accept, with};
use super::digest::Digest;
use super::official::Official;
use super::part::Part;

/// Copies a file from `folder` to `path`, if it has the published bytes.
///
/// # Errors
///
/// It is not there, or is another file; it cannot be read or written.
pub(super) fn copy(file: &Official, folder: &Path, path: &Path) -> Result<()> {
    ensure!(
        folder.is_dir(),
        "{} is not a folder: after --from goes mirror, nist, an address (https://…), or a \
         folder that has the files, such as EMNIST's gzip.zip unpacked",
        folder.display()
    );
    let from = folder.join(file.name);
    let from_name = from.display();
    match Digest::of(&from)? {
        None => bail!(
            "{} has no file {}: give another folder with --from DIR, or download it with \
             `cargo run -- data`",
            folder.display(),
            file.name
        ),
        Some(found) if !file.is(&found) => bail!(
            "{from_name} is not the published file: it has {found}, expected {}; it is not \
             used; give another folder with --from DIR, or download it with \
             `cargo run -- data`",
            file.digest()
        ),
        Some(_) => {}
    }
    let cannot_read = || format!("{from_name} cannot be read");
    let mut source = File::open(&from).with_context(cannot_read)?;
    let mut part = Part::open(with(path, "part"))?;
    part.restart()?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        match source.read(&mut buffer).with_context(cannot_read)? {
            0 => break,
            n => part.append(&buffer[..n])?,
        }
    }
    accept(part, file, path, &from_name.to_string())
}
