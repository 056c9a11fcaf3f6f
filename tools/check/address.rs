//! What an address means: a file of the book, with a fragment, or another site.

use std::path::{Component, Path, PathBuf};

/// Where an address leads.
#[derive(Debug, PartialEq)]
pub(super) enum Address {
    /// A file of the book, relative to its folder; `None` where `..` leads out of it.
    Local {
        /// The file, or a folder whose `index.html` is meant.
        path: Option<PathBuf>,
        /// What follows `#`, decoded; empty without one.
        fragment: String,
    },
    /// Another origin: `https://…`, `//host/…`.
    Elsewhere,
    /// From the server's root: `/…`. A book that stands in a folder of its server breaks it.
    ServerRoot,
    /// Nothing to fetch: `data:`, `mailto:`.
    Inline,
}

/// Reads `url` as it stands in the file `page`.
pub(super) fn address(url: &str, page: &Path) -> Address {
    if url.starts_with("//") {
        return Address::Elsewhere;
    }
    if url.starts_with('/') {
        return Address::ServerRoot;
    }
    if let Some(scheme) = scheme(url) {
        let inline = ["data", "mailto", "about", "blob"];
        return match inline.iter().any(|name| scheme.eq_ignore_ascii_case(name)) {
            true => Address::Inline,
            false => Address::Elsewhere,
        };
    }
    let (rest, fragment) = url.split_once('#').unwrap_or((url, ""));
    let (path, _query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = if path.is_empty() {
        Some(page.to_path_buf())
    } else {
        let folder = page.parent().unwrap_or(Path::new(""));
        normal(&folder.join(decoded(path)))
    };
    Address::Local { path, fragment: decoded(fragment) }
}

/// The `https` of `https://…`, by the grammar of RFC 3986, section 3.1.
fn scheme(url: &str) -> Option<&str> {
    let (scheme, _) = url.split_once(':')?;
    let letters = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    (scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(letters))
    .then_some(scheme)
}

/// `path` without `.` and `..`, or `None` where `..` leads above its start.
fn normal(path: &Path) -> Option<PathBuf> {
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => clean.pop().then_some(())?,
            Component::CurDir => {}
            part => clean.push(part),
        }
    }
    Some(clean)
}

/// `text` with `%20` and the like replaced; an escape that is not one stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escape = (first == b'%')
            .then(|| after.get(..2))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escape.unwrap_or(first));
        rest = if escape.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Address, address, decoded};
    use std::path::{Path, PathBuf};

    fn local(path: &str, fragment: &str) -> Address {
        Address::Local {
            path: Some(PathBuf::from(path)),
            fragment: fragment.to_owned(),
        }
    }

    #[test]
    fn follows_an_address_from_its_page() {
        let from = |url| address(url, Path::new("part/page.html"));
        assert_eq!(from("next.html"), local("part/next.html", ""));
        assert_eq!(from("../a%20b.png?v=2#c%C3%A9"), local("a b.png", "c\u{e9}"));
        assert_eq!(from("#here"), local("part/page.html", "here"));
        assert_eq!(from(""), local("part/page.html", ""));
        assert_eq!(from("./"), local("part", ""));
        assert_eq!(from("a:b/c.html"), Address::Elsewhere);
        assert_eq!(from("a/b:c.html"), local("part/a/b:c.html", ""));
        let out = Address::Local { path: None, fragment: String::new() };
        assert_eq!(from("../../out.html"), out);
    }

    #[test]
    fn tells_other_origins() {
        let from = |url| address(url, Path::new("page.html"));
        assert_eq!(from("https://example.com/a"), Address::Elsewhere);
        assert_eq!(from("//example.com/a"), Address::Elsewhere);
        assert_eq!(from("/a"), Address::ServerRoot);
        assert_eq!(from("data:image/png;base64,AA"), Address::Inline);
    }

    #[test]
    fn keeps_what_is_no_escape() {
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%zz%4"), "%zz%4");
        assert_eq!(decoded("%+1"), "%+1");
    }
}
