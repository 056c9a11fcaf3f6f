//! The einsum explorer: what a string means, one number of its output, and its plan.

use std::collections::BTreeMap;

use listings::notation::{Notation, Sizes, written};
use serde::{Deserialize, Serialize};

use crate::{Answer, shown};

mod plan;
mod step;
#[cfg(test)]
mod tests;

use plan::Plan;
use step::Step;

/// Characters of a string.
const CHARACTERS: usize = 60;
/// What a page can count without rounding.
const COUNTED: u64 = 1 << 53;

/// A string, the size of each of its letters, and a number of the output, counted in
/// row order.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Request {
    string: String,
    sizes: BTreeMap<char, usize>,
    element: u64,
}

#[derive(Serialize)]
struct Shown {
    operands: Vec<Array>,
    output: Array,
    summed: Vec<char>,
    loops: String,
    multiplications: u64,
    /// Why there is no number to show, otherwise.
    step: Result<Step, String>,
    /// For two operands.
    plan: Option<Plan>,
}

/// An array, named by one of its elements; its bytes are those of `f32`.
#[derive(Serialize)]
struct Array {
    element: String,
    letters: Vec<char>,
    shape: Vec<usize>,
    bytes: u64,
}

/// All that the figure shows of a string. The operands are [`listings::numbers`], one
/// after the other.
///
/// # Errors
/// The notation's, with the place marked, or the limit that is passed.
pub fn answer(request: &Request) -> Result<Answer, String> {
    let characters = request.string.chars().count();
    if characters > CHARACTERS {
        return Err(format!(
            "the string has {characters} characters, and this figure reads {CHARACTERS}"
        ));
    }
    let notation =
        Notation::parse(&request.string).map_err(|error| error.to_string())?;
    let shapes = notation.operands().iter().map(|letters| shape(letters, request));
    let shapes: Vec<Vec<usize>> = shapes.collect::<Result<_, _>>()?;
    let slices: Vec<&[usize]> = shapes.iter().map(Vec::as_slice).collect();
    let sizes = notation.sizes(&slices).map_err(|error| error.to_string())?;
    let loops = notation.loops(&slices).map_err(|error| error.to_string())?;
    let names = written::names(&notation);
    let operand = |(name, letters): (&String, &Vec<char>)| {
        array(name, letters, &sizes).ok_or_else(too_many)
    };
    let operands = names
        .iter()
        .zip(notation.operands())
        .map(operand)
        .collect::<Result<_, _>>()?;
    let output = array("out", notation.output(), &sizes).ok_or_else(too_many)?;
    if sizes.multiplications > COUNTED {
        return Err(too_many());
    }
    shown(Shown {
        operands,
        output,
        summed: notation.summed(),
        loops,
        multiplications: sizes.multiplications,
        step: step::step(&notation, &shapes, &sizes, request.element),
        plan: (notation.operands().len() == 2).then(|| plan::plan(&notation, &sizes)),
    })
}

fn shape(letters: &[char], request: &Request) -> Result<Vec<usize>, String> {
    let size = |letter| request.sizes.get(letter).copied();
    let size = |letter| size(letter).ok_or(format!("{letter} has no size"));
    letters.iter().map(size).collect()
}

fn too_many() -> String {
    format!("more multiplications or bytes than {COUNTED}: take smaller sizes")
}

/// An array with these letters, if its bytes can be counted.
fn array(name: &str, letters: &[char], sizes: &Sizes) -> Option<Array> {
    let shape: Vec<usize> = letters.iter().map(|letter| sizes.of[letter]).collect();
    let bytes = count(&shape)?.checked_mul(size_of::<f32>() as u64)?;
    let (element, letters) = (written::element(name, letters), letters.to_vec());
    (bytes <= COUNTED).then_some(Array { element, letters, shape, bytes })
}

/// How many elements, if a `u64` holds the product of the sizes that are not 0.
fn count(shape: &[usize]) -> Option<u64> {
    let mut sizes = shape.iter().map(|&size| size as u64);
    let product = sizes
        .clone()
        .try_fold(1, |product: u64, size| product.checked_mul(size.max(1)))?;
    Some(if sizes.any(|size| size == 0) { 0 } else { product })
}
