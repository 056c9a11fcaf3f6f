//! No text in a figure is too small to read on a phone.

use scraper::ElementRef;

use super::Finding;
use super::site::{Site, ancestors, name};
use super::svg;

/// The smallest text allowed, in CSS pixels.
pub const LEAST_PIXELS: f64 = 12.0;

/// How wide a figure is drawn on a page 390 CSS pixels wide, whatever width it asks for:
/// `theme/book.css` makes it as wide as its column. mdBook's `.page` takes `--page-padding`
/// of 15 px and `.content` 5 px on either side.
pub const WIDTH_ON_A_PHONE: f64 = 350.0;

/// What an element around a figure takes from that width, both sides together, measured in
/// a browser.
const TAKEN: [(&str, f64); 3] =
    [("details", 25.0), ("li", 40.0), ("blockquote", 40.0)];

/// Figures whose smallest text is too small, one finding each.
pub fn figure_text(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for page in site.chapters() {
        for drawing in page.drawings() {
            if let Some(problem) = problem(drawing) {
                let message = format!("{}: {problem}", name(drawing));
                findings.push(Finding::new(&page.path, message));
            }
        }
    }
    findings
}

fn problem(drawing: ElementRef<'_>) -> Option<String> {
    let texts: Vec<_> =
        drawing.descendent_elements().filter(|e| shows_text(*e)).collect();
    let first = texts.first()?;
    let Some(scale) = scale_on_a_phone(drawing) else {
        return Some(format!(
            "it has the text \"{}\" but no viewBox to tell its size by: give it one",
            said(*first)
        ));
    };
    let mut smallest = (f64::INFINITY, *first);
    for text in texts {
        let Some(pixels) = user_units(text, drawing).map(|units| units * scale)
        else {
            return Some(format!(
                "the text \"{}\" has no font-size in user units, or a transform that is not understood: set font-size as a number on it or around it",
                said(text)
            ));
        };
        if pixels < smallest.0 {
            smallest = (pixels, text);
        }
    }
    let (pixels, text) = smallest;
    // A thousandth for the rounding of what the drawing's numbers were printed with.
    (pixels < LEAST_PIXELS - 1e-3).then(|| {
        format!(
            "the text \"{}\" is {pixels:.1} px high on a page 390 px wide, and {LEAST_PIXELS} is the least: draw it {:.2} times larger, or the figure narrower",
            said(text),
            LEAST_PIXELS / pixels
        )
    })
}

fn shows_text(element: ElementRef<'_>) -> bool {
    let own_text = |node: &str| !node.trim().is_empty();
    matches!(element.value().name(), "text" | "tspan" | "textPath")
        && element
            .children()
            .any(|child| child.value().as_text().is_some_and(|text| own_text(text)))
}

fn said(text: ElementRef<'_>) -> String {
    text.text().collect::<String>().trim().chars().take(40).collect()
}

/// CSS pixels for one user unit of `drawing`.
fn scale_on_a_phone(drawing: ElementRef<'_>) -> Option<f64> {
    let view_box = svg::numbers(drawing.attr("viewBox")?)?;
    let [_, _, units, _] = view_box[..] else { return None };
    let taken = |above: ElementRef<'_>| {
        let takes = |(tag, _): &&(&str, f64)| *tag == above.value().name();
        TAKEN.iter().find(takes).map_or(0.0, |(_, pixels)| *pixels)
    };
    let width = WIDTH_ON_A_PHONE - ancestors(drawing).map(taken).sum::<f64>();
    (units > 0.0).then_some(width / units)
}

/// The height of `text` in the user units of `drawing`.
fn user_units(text: ElementRef<'_>, drawing: ElementRef<'_>) -> Option<f64> {
    let inside = || {
        std::iter::once(text)
            .chain(ancestors(text))
            .take_while(|element| element.id() != drawing.id())
    };
    let size = inside().chain([drawing]).find_map(svg::font_size)?;
    let scales = inside().map(|element| {
        let nested = element.value().name() == "svg"; // a view box of its own, a scale of its own
        if nested {
            None
        } else {
            svg::scale(element.attr("transform").unwrap_or_default())
        }
    });
    Some(svg::pixels(size)? * scales.product::<Option<f64>>()?)
}
