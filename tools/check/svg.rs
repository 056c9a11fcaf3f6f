//! The little of SVG's attribute grammar that tells how large a text is drawn.

use scraper::ElementRef;

/// Numbers with commas or spaces between them, as in `viewBox`.
pub(super) fn numbers(list: &str) -> Option<Vec<f64>> {
    let numbers = list.split([',', ' ', '\n', '\t']).filter(|one| !one.is_empty());
    let finite =
        |one: &str| one.parse().ok().filter(|number: &f64| number.is_finite());
    numbers.map(finite).collect()
}

/// A length in user units: `12` or `12px`.
pub(super) fn pixels(length: &str) -> Option<f64> {
    let number = length.trim().trim_end_matches("px").parse::<f64>().ok()?;
    (number.is_finite() && number >= 0.0).then_some(number)
}

/// The `font-size` that `element` sets itself, by its style or by its attribute; CSS wins.
pub(super) fn font_size(element: ElementRef<'_>) -> Option<&str> {
    let style = element.attr("style").unwrap_or_default();
    let declared = style.split(';').filter_map(|one| one.split_once(':'));
    declared
        .filter(|(property, _)| property.trim().eq_ignore_ascii_case("font-size"))
        .map(|(_, value)| value.trim())
        .next_back()
        .or_else(|| element.attr("font-size"))
}

/// How much `transform` shrinks or grows the height of a text: the least stretch of its matrix's
/// columns. `None` if it is not understood.
pub(super) fn scale(transform: &str) -> Option<f64> {
    let mut scale = 1.0;
    let mut rest = transform.trim_start();
    while !rest.is_empty() {
        let (name, after) = rest.split_once('(')?;
        let (arguments, after) = after.split_once(')')?;
        scale *= match (name.trim(), &numbers(arguments)?[..]) {
            ("translate" | "rotate", _) => 1.0,
            ("scale", [both]) => both.abs(),
            ("scale", [x, y]) => x.abs().min(y.abs()),
            ("matrix", [a, b, c, d, _, _]) => a.hypot(*b).min(c.hypot(*d)),
            _ => return None,
        };
        rest = after.trim_start_matches([',', ' ', '\n', '\t']);
    }
    Some(scale)
}

#[cfg(test)]
mod tests {
    use super::{numbers, pixels, scale};

    #[test]
    fn reads_transforms() {
        for (transform, expected) in [
            ("", Some(1.0)),
            ("translate(3, 4)", Some(1.0)),
            ("rotate(-90, 5, 5) scale(0.5)", Some(0.5)),
            ("scale(2 -3),scale(0.5)", Some(1.0)),
            ("matrix(0 1 -0.5 0 7 7)", Some(0.5)),
            ("skewX(30)", None),
            ("scale(a)", None),
            ("scale", None),
        ] {
            assert_eq!(scale(transform), expected, "{transform}");
        }
    }

    #[test]
    fn reads_lengths() {
        assert_eq!(pixels("12"), Some(12.0));
        assert_eq!(pixels(" 12.5px "), Some(12.5));
        for odd in ["1em", "80%", "NaN", "inf", "-3", ""] {
            assert_eq!(pixels(odd), None, "{odd}");
        }
        assert_eq!(numbers("0 0,640 480"), Some(vec![0.0, 0.0, 640.0, 480.0]));
        assert_eq!(numbers("0 0 wide 480"), None);
    }
}
