//! What stands in the fields of the page, and what the page shows of numbers.

use std::collections::BTreeMap;

/// The number in a letter's field, from `least` to `most`.
pub(super) fn whole(
    fields: &BTreeMap<String, String>,
    letter: char,
    [least, most]: [usize; 2],
) -> Result<usize, String> {
    let number = fields
        .get(letter.encode_utf8(&mut [0; 4]) as &str)
        .and_then(|text| text.parse().ok());
    let number = number.filter(|number| (least..=most).contains(number));
    number.ok_or(format!("{letter} takes a whole number from {least} to {most}"))
}

/// A whole number in groups of three digits, with a minus sign for the hyphen.
pub(super) fn number(number: impl ToString) -> String {
    let number = number.to_string();
    let digits = number.trim_start_matches('-');
    let mut text = if digits == number { String::new() } else { "−".to_string() };
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Sizes: `2 × 3`.
pub(super) fn by<N: ToString + Copy>(sizes: &[N]) -> String {
    let sizes: Vec<String> = sizes.iter().map(|&size| number(size)).collect();
    sizes.join(" × ")
}
