//! The einsum explorer: what a string means, one number of its output, and its plan.

use std::collections::BTreeMap;

use listings::notation::{Notation, Sizes, written};
use serde::{Deserialize, Serialize};

use crate::{Answer, shown};

mod fields;
mod plan;
mod step;
#[cfg(test)]
mod tests;

use fields::{by, number, whole};
use plan::Plan;
use step::Step;

/// Characters of a string.
const CHARACTERS: usize = 60;
/// What a page can count without rounding.
const COUNTED: u64 = 1 << 53;

/// The greatest size.
const SIZE: usize = 999_999;

/// A string, what stands in the fields of its letters, and a number of the output.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Request {
    string: String,
    sizes: BTreeMap<String, String>,
    /// Where in the output; without one, at its beginning.
    index: BTreeMap<String, String>,
    /// So many numbers further, in row order; after the last comes the first.
    by: i64,
}

#[derive(Serialize)]
struct Shown {
    kept: Vec<char>,
    summed: Vec<char>,
    loops: String,
    multiplications: String,
    /// The operands and the output: an element, the shape, the bytes in `f32`.
    arrays: Vec<[String; 3]>,
    /// Why there is no number to show, otherwise.
    step: Result<Step, String>,
    /// For two operands.
    plan: Option<Plan>,
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
    let mut names = written::names(&notation);
    names.push("out".to_string());
    let letters =
        notation.operands().iter().map(Vec::as_slice).chain([notation.output()]);
    let arrays = names
        .iter()
        .zip(letters)
        .map(|(name, letters)| array(name, letters, &sizes).ok_or_else(too_many));
    let arrays = arrays.collect::<Result<_, _>>()?;
    if sizes.multiplications > COUNTED {
        return Err(too_many());
    }
    let index = index(&notation, &sizes, request)?;
    shown(Shown {
        kept: notation.output().to_vec(),
        summed: notation.summed(),
        loops,
        multiplications: number(sizes.multiplications),
        arrays,
        step: step::step(&notation, &shapes, &sizes, index),
        plan: (notation.operands().len() == 2).then(|| plan::plan(&notation, &sizes)),
    })
}

fn shape(letters: &[char], request: &Request) -> Result<Vec<usize>, String> {
    let size = |&letter| whole(&request.sizes, letter, [1, SIZE]);
    letters.iter().map(size).collect()
}

/// The index that is asked for.
fn index(
    notation: &Notation,
    sizes: &Sizes,
    request: &Request,
) -> Result<Vec<usize>, String> {
    let letters = || notation.output().iter().zip(&sizes.output);
    let mut element = 0;
    if !request.index.is_empty() {
        for (&letter, &size) in letters() {
            let index = whole(&request.index, letter, [0, size - 1])?;
            element = element * size as i64 + index as i64;
        }
    }
    let elements: i64 = sizes.output.iter().map(|&size| size as i64).product();
    element = (element + request.by.rem_euclid(elements)) % elements;
    let mut index = vec![0; sizes.output.len()];
    for (index, &size) in index.iter_mut().zip(&sizes.output).rev() {
        *index = (element % size as i64) as usize;
        element /= size as i64;
    }
    Ok(index)
}

fn too_many() -> String {
    format!("more multiplications or bytes than {COUNTED}: take smaller sizes")
}

/// What is shown of an array with these letters, if its bytes can be counted.
fn array(name: &str, letters: &[char], sizes: &Sizes) -> Option<[String; 3]> {
    let shape: Vec<usize> = letters.iter().map(|letter| sizes.of[letter]).collect();
    let bytes = count(&shape)?.checked_mul(size_of::<f32>() as u64)?;
    let shown = [written::element(name, letters), by(&shape), number(bytes)];
    (bytes <= COUNTED).then_some(shown)
}

/// How many elements, if a `u64` holds the number.
fn count(shape: &[usize]) -> Option<u64> {
    let mut sizes = shape.iter().map(|&size| size as u64);
    sizes.try_fold(1, u64::checked_mul)
}
