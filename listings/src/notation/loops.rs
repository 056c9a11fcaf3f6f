//! What a string of einsum means: one loop a letter, those of the output outside, those
//! that are summed over inside.

use std::ops::Range;

use ndarray::{ArrayD, ArrayViewD, LinalgScalar};

use listings::error::Result;
use listings::notation::parse::Notation;
use listings::notation::sizes::{Sizes, too_large};

/// What the string says, computed for `operands`. The output is in C order.
///
/// # Errors
/// Those of [`Sizes::new`].
///
/// # Panics
/// In a debug build, if the products or sums of an integer type overflow.
pub fn run<A: LinalgScalar>(
    notation: &Notation,
    operands: &[ArrayViewD<'_, A>],
) -> Result<ArrayD<A>> {
    let shapes: Vec<&[usize]> = operands.iter().map(|array| array.shape()).collect();
    let sizes = Sizes::new(notation, &shapes)?;
    let letters = [notation.output().to_vec(), notation.summed()].concat();
    let lengths: Vec<usize> = letters.iter().map(|letter| sizes.of[letter]).collect();
    let mut operands: Vec<Operand<'_, A>> =
        (notation.operands().iter().zip(operands))
            .map(|(axes, array)| Operand::new(array, axes, &letters))
            .collect();
    let mut output = zeros(notation, sizes.output)?;
    fill(&mut output, &mut operands, &lengths);
    Ok(output)
}

/// An output of zeros, if there is memory for it.
fn zeros<A: LinalgScalar>(
    notation: &Notation,
    shape: Vec<usize>,
) -> Result<ArrayD<A>> {
    let elements = shape.iter().product();
    let mut memory = Vec::new();
    if memory.try_reserve_exact(elements).is_err() {
        return Err(too_large(notation, shape).into());
    }
    memory.resize(elements, A::zero());
    Ok(ArrayD::from_shape_vec(shape, memory)?)
}

// ANCHOR: loops
/// Fills `output` with sums of products. `lengths` has the size of each letter: first
/// those of the output, then those that are summed over.
fn fill<A: LinalgScalar>(
    output: &mut ArrayD<A>,
    operands: &mut [Operand<'_, A>],
    lengths: &[usize],
) {
    let axes = output.ndim();
    let mut values = vec![0; lengths.len()];
    nest(0..axes, lengths, &mut values, &mut |values| {
        let mut sum = A::zero();
        nest(axes..lengths.len(), lengths, values, &mut |values| {
            let mut product = A::one();
            for operand in &mut *operands {
                product = product * operand.at(values);
            }
            sum = sum + product;
        });
        output[&values[..axes]] = sum;
    });
}
// ANCHOR_END: loops

// ANCHOR: nest
/// A loop for each of `letters`, one inside the other, and `body` inside the last.
fn nest(
    mut letters: Range<usize>,
    lengths: &[usize],
    values: &mut [usize],
    body: &mut impl FnMut(&mut [usize]),
) {
    let Some(letter) = letters.next() else {
        return body(values);
    };
    for value in 0..lengths[letter] {
        values[letter] = value;
        nest(letters.clone(), lengths, values, body);
    }
}
// ANCHOR_END: nest

// ANCHOR: operand
/// An array whose axes have letters.
struct Operand<'a, A> {
    array: &'a ArrayViewD<'a, A>,
    /// For each axis, the place of its letter among all letters.
    letters: Vec<usize>,
    /// The index that was looked up last.
    index: Vec<usize>,
}

impl<A: Copy> Operand<'_, A> {
    /// The element where the letters have these values. A letter that two axes share
    /// gives both the same index: that is the diagonal.
    fn at(&mut self, values: &[usize]) -> A {
        for (index, &letter) in self.index.iter_mut().zip(&self.letters) {
            *index = values[letter];
        }
        self.array[&self.index[..]]
    }
}
// ANCHOR_END: operand

impl<'a, A> Operand<'a, A> {
    fn new(array: &'a ArrayViewD<'a, A>, axes: &[char], all: &[char]) -> Self {
        let place = |letter| all.iter().position(|other| other == letter);
        let letters: Vec<usize> = axes.iter().filter_map(place).collect();
        Operand { array, index: vec![0; letters.len()], letters }
    }
}
