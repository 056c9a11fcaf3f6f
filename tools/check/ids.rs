//! Every id is given once, so that a link and a gradient reach what they mean.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use super::site::{Page, Site};

/// Ids that stand twice in a page, or in drawings of two pages.
pub fn ids(site: &Site) -> Vec<Finding> {
    let mut findings: Vec<Finding> = site.chapters().flat_map(twice).collect();
    findings.extend(in_two_drawings(site));
    findings
}

fn twice(page: &Page) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let ids = page.elements().filter_map(|element| element.attr("id"));
    ids.filter(|id| !seen.insert(*id))
        .map(|id| {
            Finding::new(
                &page.path,
                format!("the id `{id}` stands twice: rename one"),
            )
        })
        .collect()
}

/// print.html holds every chapter. mdBook renames ids there that stand twice, and the links to
/// them, but not the `url(#…)` of a drawing, which then takes another's gradient.
fn in_two_drawings(site: &Site) -> Vec<Finding> {
    let mut first_page = BTreeMap::new();
    let mut findings = Vec::new();
    for page in site.chapters() {
        let inside =
            page.drawings().flat_map(|drawing| drawing.descendent_elements());
        for id in inside.filter_map(|element| element.attr("id")) {
            let first = first_page.entry(id).or_insert(&page.path);
            if *first != &page.path {
                let message = format!(
                    "the id `{id}` stands in a drawing here and in one of {}, and print.html holds both: begin it with the figure's name",
                    first.display()
                );
                findings.push(Finding::new(&page.path, message));
            }
        }
    }
    findings
}
