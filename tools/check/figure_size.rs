//! No inline figure makes its page heavy.

use super::Finding;
use super::site::{Site, name};

/// The most bytes an inline figure may have: a page with five of them is then still smaller than
/// one photograph.
pub const MOST_BYTES: usize = 60_000;

/// Inline figures that are larger.
pub fn figure_size(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for page in site.chapters() {
        for drawing in page.drawings() {
            let bytes = drawing.html().len();
            if bytes > MOST_BYTES {
                let what = name(drawing);
                let message = format!(
                    "{what} has {bytes} bytes, and {MOST_BYTES} are allowed: draw pixels as one small PNG, lines with fewer points"
                );
                findings.push(Finding::new(&page.path, message));
            }
        }
    }
    findings
}
