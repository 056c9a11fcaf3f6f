//! On the built page, every figure and listing stands under its number.

use scraper::ElementRef;

use super::Finding;
use super::site::{Page, Site, ancestors, name, text};

/// Images and drawings outside a figure, and figures without a number.
pub fn numbers(site: &Site) -> Vec<Finding> {
    site.chapters().flat_map(of_page).collect()
}

fn of_page(page: &Page) -> Vec<Finding> {
    let figures = page.content().filter(|element| is(*element, "figure"));
    let unnumbered = figures.filter(|figure| !numbered(*figure)).map(|figure| {
        let id = figure.attr("id").unwrap_or("without an id");
        format!("the <figure> {id} has no number and caption like \"Figure 3-1: …\": write it as <Figure> or <Listing>")
    });
    let images = page.content().filter(|element| is(*element, "img"));
    let alone = images
        .chain(page.drawings())
        .filter(|image| !ancestors(*image).any(|above| is(above, "figure")));
    let alone = alone.map(|image| {
        let what = image
            .attr("src")
            .map_or_else(|| name(image), |src| format!("image `{src}`"));
        format!("{what} stands outside a figure, without number and caption: write it as <Figure>")
    });
    unnumbered.chain(alone).map(|message| Finding::new(&page.path, message)).collect()
}

fn is(element: ElementRef<'_>, tag: &str) -> bool {
    element.value().name() == tag
}

/// Whether the caption begins like `Figure 3-1: ` and goes on.
fn numbered(figure: ElementRef<'_>) -> bool {
    let caption = figure.child_elements().find(|child| is(*child, "figcaption"));
    let Some(caption) = caption else { return false };
    let text = text(caption);
    let after_kind =
        ["Figure ", "Listing "].iter().find_map(|kind| text.strip_prefix(kind));
    let Some((number, said)) = after_kind.and_then(|rest| rest.split_once(": "))
    else {
        return false;
    };
    let number = number.split_once('-').is_some_and(|(chapter, place)| {
        !chapter.is_empty()
            && chapter.chars().all(|c| c.is_ascii_alphanumeric())
            && place.parse::<usize>().is_ok()
    });
    number && !said.trim().is_empty()
}
