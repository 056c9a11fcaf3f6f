//! One number of the output, term by term.

use listings::notation::{self, Notation, Sizes, terms, written};
use ndarray::{ArrayD, Axis, Slice};
use serde::Serialize;

use super::count;

/// Numbers of the operands together, and terms of one number of the output.
const NUMBERS: u64 = 2_000_000;
/// Terms that are shown.
const TERMS: usize = 12;

/// One number of the output.
#[derive(Serialize)]
pub(super) struct Step {
    elements: u64,
    element: String,
    index: Vec<usize>,
    terms: Vec<Term>,
    sum: f64,
    /// How many terms are not shown, and their sum.
    others: (u64, f64),
}

/// A product: elements of the operands, and their numbers.
#[derive(Serialize)]
pub(super) struct Term {
    elements: Vec<String>,
    factors: Vec<f64>,
    product: f64,
}

/// The number of the output at `element`, term by term.
pub(super) fn step(
    notation: &Notation,
    shapes: &[Vec<usize>],
    sizes: &Sizes,
    element: u64,
) -> Result<Step, String> {
    let elements = count(&sizes.output).unwrap_or(u64::MAX);
    if element >= elements {
        return Err(format!(
            "the output has {elements} numbers, and none is the one after {element}"
        ));
    }
    let summed: Vec<usize> =
        notation.summed().iter().map(|letter| sizes.of[letter]).collect();
    let of_one = count(&summed).filter(|&terms| terms <= NUMBERS);
    let all =
        shapes.iter().try_fold(0, |all: u64, shape| all.checked_add(count(shape)?));
    let (Some(of_one), Some(all)) = (of_one, all.filter(|&all| all <= NUMBERS))
    else {
        return Err(format!(
            "this figure computes a number of the output if it is the sum of at most \
             {NUMBERS} products, and if the operands have as many numbers together"
        ));
    };
    let operands = operands(shapes, all)?;
    let index = index(&sizes.output, element);
    let names = written::names(notation);
    let term = |indices: Vec<Vec<usize>>| {
        let read = || operands.iter().zip(&indices);
        let factors: Vec<f64> =
            read().map(|(array, index)| array[&index[..]]).collect();
        let elements = names.iter().zip(&indices);
        Term {
            elements: elements
                .map(|(name, index)| written::element(name, index))
                .collect(),
            product: factors.iter().product::<f64>() + 0.0, // no -0
            factors,
        }
    };
    let terms: Vec<Term> =
        terms::of(notation, sizes, &index).take(TERMS).map(term).collect();
    let sum = sum(notation, &operands, &index)?;
    let rest = sum - terms.iter().map(|term| term.product).sum::<f64>();
    let others = (of_one - terms.len() as u64, rest);
    let element = written::element("out", &index);
    Ok(Step { elements, element, index, terms, sum, others })
}

/// Where in an array of this shape the `element`th is, in row order.
fn index(shape: &[usize], mut element: u64) -> Vec<usize> {
    let mut index = vec![0; shape.len()];
    for (index, &size) in index.iter_mut().zip(shape).rev() {
        *index = (element % size as u64) as usize;
        element /= size as u64;
    }
    index
}

/// The operands, of `all` numbers together.
fn operands(shapes: &[Vec<usize>], all: u64) -> Result<Vec<ArrayD<f64>>, String> {
    let numbers = listings::numbers([all as usize]);
    let mut numbers = numbers.into_iter();
    let array = |shape: &Vec<usize>| {
        let len = count(shape).unwrap_or(0) as usize; // of `all`
        let numbers = numbers.by_ref().take(len).collect();
        ArrayD::from_shape_vec(shape.clone(), numbers)
            .map_err(|error| error.to_string())
    };
    shapes.iter().map(array).collect()
}

/// The number at `index`: einsum of the parts of the operands that it is made of.
fn sum(
    notation: &Notation,
    operands: &[ArrayD<f64>],
    index: &[usize],
) -> Result<f64, String> {
    let mut parts: Vec<_> = operands.iter().map(|array| array.view()).collect();
    for (part, letters) in parts.iter_mut().zip(notation.operands()) {
        for (axis, letter) in letters.iter().enumerate() {
            let kept = notation.output().iter().position(|other| other == letter);
            if let Some(kept) = kept {
                part.slice_axis_inplace(
                    Axis(axis),
                    Slice::from(index[kept]..=index[kept]),
                );
            }
        }
    }
    let output = notation::einsum(&notation.to_string(), &parts);
    Ok(output.map_err(|error| error.to_string())?.sum())
}
