//! No page asks another server for anything. Links that a reader follows may lead anywhere.

use super::Finding;
use super::address::{Address, address};
use super::css;
use super::references::references;
use super::site::Site;

/// What a page or a style sheet loads from another origin.
pub fn external(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for page in &site.pages {
        for reference in references(page) {
            if reference.loaded
                && address(&reference.url, &page.path) == Address::Elsewhere
            {
                let (place, url) = (reference.place, reference.url);
                let message = format!(
                    "{place} loads `{url}` from another server: ship a copy in src/"
                );
                findings.push(Finding::new(&page.path, message));
            }
        }
        let runnable = |class| class == "playground";
        if page.content().any(|element| element.value().classes().any(runnable)) {
            let message = "a code block is a playground, for which mdBook's script asks play.rust-lang.org which crates it knows: set `runnable = false` in [output.html.playground] of book.toml";
            findings.push(Finding::new(&page.path, message));
        }
    }
    for style in &site.styles {
        for url in css::urls(&style.css) {
            if address(&url, &style.path) == Address::Elsewhere {
                let message = format!(
                    "url() loads `{url}` from another server: ship a copy in src/"
                );
                findings.push(Finding::new(&style.path, message));
            }
        }
    }
    findings
}
