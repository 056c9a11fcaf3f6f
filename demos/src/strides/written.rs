//! What stands in the fields of the stride explorer, as numbers within limits.

use std::str::FromStr;

use listings::Layout;
use serde::Deserialize;

/// What is shown at most, so that a page stays a page and no position overflows: cells of
/// memory, elements, axes, and how far a stride or the offset goes.
const CELLS: usize = 256;
const ELEMENTS: usize = 4096;
const AXES: usize = 6;
const STEP: usize = 100_000;

/// A view of the numbers 0, 1, 2, … in a line of memory, each field as it is typed:
/// `4, 6` or `(4, 6)`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Request {
    shape: String,
    strides: String,
    offset: String,
    memory: String,
}

impl Request {
    /// The layout and the length of the memory.
    pub(super) fn read(&self) -> Result<(Layout, usize), String> {
        let shape = numbers::<u32>(&self.shape, "shape", "lengths such as 4, 6")?;
        let strides =
            numbers::<i32>(&self.strides, "strides", "steps such as -6, 1")?;
        let offset = number::<i32>(&self.offset, "offset", "a position such as 18")?;
        let memory = number::<u32>(&self.memory, "memory", "a length such as 24")?;

        within("axes", shape.len().max(strides.len()) as u32, AXES)?;
        within("cells of memory", memory, CELLS)?;
        for number in strides.iter().chain([&offset]) {
            within("cells for a stride or the offset", number.unsigned_abs(), STEP)?;
        }
        let elements = shape.iter().try_fold(1, |product: u32, &len| {
            within("elements along an axis", len, ELEMENTS)?;
            Ok::<_, String>(product.saturating_mul(len))
        })?;
        within("elements", elements, ELEMENTS)?;

        let shape = shape.into_iter().map(|len| len as usize).collect();
        let strides = strides.into_iter().map(|stride| stride as isize).collect();
        Ok((Layout { shape, strides, offset: offset as isize }, memory as usize))
    }
}

/// Refuses what is too much to show.
fn within(what: &str, number: u32, most: usize) -> Result<(), String> {
    match number as usize > most {
        true => Err(format!("this figure shows at most {most} {what}, not {number}")),
        false => Ok(()),
    }
}

/// The numbers in `text`, with commas, spaces or brackets between them.
fn numbers<N: FromStr>(
    text: &str,
    field: &str,
    example: &str,
) -> Result<Vec<N>, String> {
    let ascii = text.replace('−', "-");
    let parts = ascii.split(|c: char| c.is_whitespace() || ",()[]".contains(c));
    let numbers = parts.filter(|part| !part.is_empty()).map(N::from_str);
    numbers.collect::<Result<_, _>>().map_err(|_| unread(text, field, example))
}

/// The one number in `text`.
fn number<N: FromStr>(text: &str, field: &str, example: &str) -> Result<N, String> {
    let mut numbers = numbers(text, field, example)?;
    match (numbers.pop(), numbers.is_empty()) {
        (Some(number), true) => Ok(number),
        _ => Err(unread(text, field, example)),
    }
}

fn unread(text: &str, field: &str, example: &str) -> String {
    format!("the {field} cannot be read from \"{text}\": write {example}")
}
