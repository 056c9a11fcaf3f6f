//! Every local link, fragment, image and style sheet of the built book exists.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::Finding;
use super::address::{Address, address};
use super::css;
use super::references::references;
use super::site::{Page, Site};

/// What to do about a local address that leads nowhere. Returns how many were looked at, too.
pub fn links(site: &Site) -> (usize, Vec<Finding>) {
    let ids = site.pages.iter().map(|page| (page.path.as_path(), ids(page)));
    let ids: BTreeMap<&Path, BTreeSet<&str>> = ids.collect();
    let mut seen = 0;
    let mut findings = Vec::new();
    let mut follow = |url: &str, place: &str, from: &Path, base: &Path| {
        let problem = match address(url, base) {
            Address::Elsewhere | Address::Inline => return,
            Address::ServerRoot => Some("it starts at the server's root, and the book may stand in a folder there: write it relative to the page".to_owned()),
            Address::Local { path, fragment } => problem(site, &ids, path, &fragment),
        };
        seen += 1;
        if let Some(problem) = problem {
            findings.push(Finding::new(
                from,
                format!("{place} leads to `{url}`: {problem}"),
            ));
        }
    };
    for page in &site.pages {
        let base = base(page);
        for reference in references(page) {
            follow(&reference.url, &reference.place, &page.path, base);
        }
    }
    for style in &site.styles {
        for url in css::urls(&style.css) {
            follow(&url, "url()", &style.path, &style.path);
        }
    }
    (seen, findings)
}

/// The file that relative addresses of `page` start from. Only 404.html has a `<base>`, because it
/// is served in place of pages at any depth; its base is the book's folder.
fn base(page: &Page) -> &Path {
    match page.elements().any(|element| element.value().name() == "base") {
        true => Path::new("404.html"),
        false => &page.path,
    }
}

fn problem(
    site: &Site,
    ids: &BTreeMap<&Path, BTreeSet<&str>>,
    path: Option<PathBuf>,
    fragment: &str,
) -> Option<String> {
    let Some(mut path) = path else {
        return Some("that is outside the book's folder".to_owned());
    };
    if !site.files.contains(&path) {
        path.push("index.html");
    }
    if !site.files.contains(&path) {
        return Some("there is no such file in the built book".to_owned());
    }
    let known = ids.get(path.as_path())?; // a fragment of what is not a page is left alone
    // HTML itself takes `#` and `#top` to the top of the page.
    let found = matches!(fragment, "" | "top") || known.contains(fragment);
    (!found).then(|| format!("`{}` has no id `{fragment}`", path.display()))
}

fn ids(page: &Page) -> BTreeSet<&str> {
    page.elements().filter_map(|element| element.attr("id")).collect()
}
