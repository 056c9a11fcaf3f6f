//! A string of einsum against the shapes of its arrays: every letter gets one size.

use std::collections::BTreeMap;

use listings::notation::error::Error;
use listings::notation::parse::Notation;
use listings::notation::problem::{AxisSize, Problem};

/// How long each letter's loop is, and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sizes {
    /// The size of each letter.
    pub of: BTreeMap<char, usize>,
    /// The shape of the output.
    pub output: Vec<usize>,
    /// How often two numbers are multiplied: the sizes of all letters, and one less
    /// than there are operands, multiplied.
    pub multiplications: u64,
}

impl Sizes {
    /// The size of each letter, given the shape of each operand's array.
    ///
    /// # Errors
    /// If there is not one shape an operand and one letter an axis, or if a letter has
    /// two sizes. If no memory holds the output, or no `u64` the multiplications.
    ///
    /// ```
    /// use listings::notation::{Notation, Sizes};
    ///
    /// let product = Notation::parse("ij,jk->ik")?;
    /// let sizes = Sizes::new(&product, &[&[2, 3], &[3, 4]])?;
    /// assert_eq!(sizes.of[&'j'], 3);
    /// assert_eq!(sizes.output, [2, 4]);
    /// assert_eq!(sizes.multiplications, 24);
    /// # Ok::<(), listings::notation::Error>(())
    /// ```
    // ANCHOR: sizes
    pub fn new(notation: &Notation, shapes: &[&[usize]]) -> Result<Sizes, Error> {
        one_letter_an_axis(notation, shapes)?;
        let mut first = BTreeMap::new();
        for (i, letters) in notation.operands().iter().enumerate() {
            for (axis, &letter) in letters.iter().enumerate() {
                let here = AxisSize { operand: i + 1, axis, size: shapes[i][axis] };
                let there = *first.entry(letter).or_insert(here);
                if there.size != here.size {
                    return Err(two_sizes(notation, letter, there, here));
                }
            }
        }
        let of = first.iter().map(|(&letter, axis)| (letter, axis.size));
        counted(notation, of.collect())
    }
    // ANCHOR_END: sizes
}

fn one_letter_an_axis(notation: &Notation, shapes: &[&[usize]]) -> Result<(), Error> {
    let (operands, arrays) = (notation.operands().len(), shapes.len());
    if operands != arrays {
        let left = notation.place(operands, 0) - 1; // without the arrow
        let problem = Problem::Operands { operands, arrays };
        return Err(Error::at(notation, 0, left, problem));
    }
    for (i, (letters, shape)) in notation.operands().iter().zip(shapes).enumerate() {
        let len = letters.len();
        if len != shape.len() {
            let (operand, shape) = (i + 1, shape.to_vec());
            let problem = Problem::Axes { operand, letters: len, shape };
            return Err(Error::at(notation, notation.place(i, 0), len, problem));
        }
    }
    Ok(())
}

fn two_sizes(
    notation: &Notation,
    letter: char,
    first: AxisSize,
    second: AxisSize,
) -> Error {
    let place = |axis: AxisSize| notation.place(axis.operand - 1, axis.axis);
    let problem = Problem::Sizes { letter, first, second };
    Error::at(notation, place(first), 1, problem).and(place(second), 1)
}

/// `of` and what follows from it, if both can be counted.
fn counted(notation: &Notation, of: BTreeMap<char, usize>) -> Result<Sizes, Error> {
    let output: Vec<usize> =
        notation.output().iter().map(|letter| of[letter]).collect();
    // ndarray's rule: an isize counts the product of the sizes that are not 0.
    let elements = product(output.iter().copied().filter(|&size| size != 0));
    if elements.is_none_or(|elements| isize::try_from(elements).is_err()) {
        return Err(too_large(notation, output));
    }
    let factors = of.values().copied().chain([notation.operands().len() - 1]);
    let multiplications = match product(factors.clone()) {
        Some(product) => product,
        None if factors.clone().any(|factor| factor == 0) => 0,
        None => {
            let len = notation.to_string().len();
            return Err(Error::at(notation, 0, len, Problem::TooLong));
        }
    };
    Ok(Sizes { of, output, multiplications })
}

/// The error of an output that no memory holds.
pub fn too_large(notation: &Notation, shape: Vec<usize>) -> Error {
    let start = notation.place(notation.operands().len(), 1);
    Error::at(notation, start, shape.len().max(1), Problem::TooLarge { shape })
}

/// The product, if a `u64` holds it.
fn product(factors: impl IntoIterator<Item = usize>) -> Option<u64> {
    let mut factors = factors.into_iter().map(|factor| factor as u64);
    factors.try_fold(1, u64::checked_mul)
}
