//! One number of the output, term by term.

use listings::notation::{self, Notation, Sizes, terms, written};
use ndarray::{ArrayD, Axis, Slice};
use serde::Serialize;

use super::count;
use super::fields::number;

/// Numbers of the operands together, and terms of one number of the output.
const NUMBERS: u64 = 2_000_000;
/// Terms that are shown.
const TERMS: usize = 12;

/// One number of the output.
#[derive(Serialize)]
pub(super) struct Step {
    element: String,
    index: Vec<usize>,
    /// For each letter of the output, the greatest index.
    last: Vec<usize>,
    /// The elements that are multiplied, their numbers, and the product.
    terms: Vec<Vec<String>>,
    sum: String,
    /// How many terms are not shown, if any, and their sum.
    others: Option<[String; 2]>,
}

/// The number of the output at `index`, term by term.
pub(super) fn step(
    notation: &Notation,
    shapes: &[Vec<usize>],
    sizes: &Sizes,
    index: Vec<usize>,
) -> Result<Step, String> {
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
    let names = written::names(notation);
    let sum = sum(notation, &operands, &index)?;
    let mut rest = sum;
    let term = |indices: Vec<Vec<usize>>| {
        let elements = names.iter().zip(&indices);
        let elements = elements.map(|(name, index)| written::element(name, index));
        let factors =
            || operands.iter().zip(&indices).map(|(array, at)| array[&at[..]]);
        let product = factors().product::<f64>() + 0.0; // no -0
        rest -= product;
        let factors = factors().map(number);
        [elements.collect::<Vec<_>>(), factors.collect()]
            .map(|parts| parts.join(" · "))
            .into_iter()
            .chain([number(product)])
            .collect::<Vec<_>>()
    };
    let terms: Vec<Vec<String>> =
        terms::of(notation, sizes, &index).take(TERMS).map(term).collect();
    let others = of_one - terms.len() as u64;
    Ok(Step {
        element: written::element("out", &index),
        last: sizes.output.iter().map(|size| size - 1).collect(),
        index,
        terms,
        sum: number(sum),
        others: (others > 0).then(|| [number(others), number(rest)]),
    })
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
