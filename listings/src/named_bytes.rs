//! The bytes of a file under the name that messages call it by, and the check that a
//! server did not send a page in its place.

/// The bytes of a file, and the name that messages call it by.
#[derive(Debug, Clone, Copy)]
pub struct NamedBytes<'a> {
    /// The file's name.
    pub name: &'a str,
    /// Its bytes, as they lie on the disk.
    pub bytes: &'a [u8],
}

/// A server's page under the name of a file of data or weights.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{file} is a web page, not data (it begins with {start:?}): the server answered with a \
     page instead of the file; delete it and download it from another address"
)]
pub struct Html {
    /// The file's name.
    pub file: String,
    /// How the page begins.
    pub start: String,
}

impl NamedBytes<'_> {
    /// Refuses a web page. No file of the book begins with `<`.
    ///
    /// # Errors
    /// [`Html`] when the first character that is not a blank is `<`.
    ///
    /// ```
    /// use listings::NamedBytes;
    ///
    /// let page = NamedBytes { name: "images.gz", bytes: b"<!DOCTYPE html>" };
    /// assert!(page.check_not_html().is_err());
    /// ```
    pub fn check_not_html(&self) -> Result<(), Html> {
        let text = String::from_utf8_lossy(&self.bytes[..self.bytes.len().min(64)]);
        let text = text.trim_start_matches('\u{feff}').trim_start();
        if !text.starts_with('<') {
            return Ok(());
        }
        let start = text.chars().take(9).collect();
        Err(Html { file: self.name.into(), start })
    }
}
