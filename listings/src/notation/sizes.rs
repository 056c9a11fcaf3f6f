//! A string of einsum against the shapes of its arrays: every letter gets one size.

use std::collections::BTreeMap;

use listings::notation::Notation;
use listings::notation::error::{AxisSize, Error, Problem};

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

impl Notation {
    // ANCHOR: sizes
    /// The size of each letter, given the shape of each operand's array.
    ///
    /// # Errors
    /// If there is not one shape an operand and one letter an axis, or if a letter has
    /// two sizes. If no memory holds the output, or no `u64` the multiplications.
    ///
    /// ```
    /// use listings::notation::Notation;
    ///
    /// let sizes = Notation::parse("ij,jk->ik")?.sizes(&[&[2, 3], &[3, 4]])?;
    /// assert_eq!(sizes.of[&'j'], 3);
    /// assert_eq!(sizes.output, [2, 4]);
    /// assert_eq!(sizes.multiplications, 24);
    /// # Ok::<(), listings::notation::Error>(())
    /// ```
    pub fn sizes(&self, shapes: &[&[usize]]) -> Result<Sizes, Error> {
        self.one_letter_an_axis(shapes)?;
        let mut first = BTreeMap::new();
        for (i, (letters, shape)) in self.operands.iter().zip(shapes).enumerate() {
            for (axis, (&letter, &size)) in letters.iter().zip(*shape).enumerate() {
                let here = AxisSize { operand: i + 1, axis, size };
                let there = *first.entry(letter).or_insert(here);
                if there.size != size {
                    return Err(self.two_sizes(letter, there, here));
                }
            }
        }
        let of =
            first.into_iter().map(|(letter, axis)| (letter, axis.size)).collect();
        self.not_too_large(of)
    }
    // ANCHOR_END: sizes

    fn one_letter_an_axis(&self, shapes: &[&[usize]]) -> Result<(), Error> {
        let (operands, arrays) = (self.operands.len(), shapes.len());
        let text = self.to_string();
        if operands != arrays {
            let left = 0..self.place(operands - 1).end;
            return Err(Error::at(
                &text,
                left,
                Problem::Operands { operands, arrays },
            ));
        }
        for (i, (letters, shape)) in self.operands.iter().zip(shapes).enumerate() {
            if letters.len() != shape.len() {
                let (operand, letters, shape) =
                    (i + 1, letters.len(), shape.to_vec());
                let problem = Problem::Axes { operand, letters, shape };
                return Err(Error::at(&text, self.place(i), problem));
            }
        }
        Ok(())
    }

    fn two_sizes(&self, letter: char, first: AxisSize, second: AxisSize) -> Error {
        let mark = |axis: AxisSize| {
            let at = self.place(axis.operand - 1).start + axis.axis;
            at..at + 1
        };
        let marks = [mark(first), mark(second)];
        Error::at_each(
            &self.to_string(),
            marks,
            Problem::Sizes { letter, first, second },
        )
    }

    /// `of` with what follows from it, if both can be counted.
    fn not_too_large(&self, of: BTreeMap<char, usize>) -> Result<Sizes, Error> {
        let text = self.to_string();
        let output: Vec<usize> =
            self.output.iter().map(|letter| of[letter]).collect();
        // ndarray's rule: the sizes other than 0 have a product that an isize counts.
        let elements = output
            .iter()
            .filter(|&&size| size != 0)
            .try_fold(1_usize, |product, &size| product.checked_mul(size));
        if elements.is_none_or(|elements| isize::try_from(elements).is_err()) {
            return Err(self.too_large(output));
        }
        let factors = of.values().copied().chain([self.operands.len() - 1]);
        let multiplications = product(factors)
            .ok_or_else(|| Error::at(&text, 0..text.len(), Problem::TooLong))?;
        Ok(Sizes { of, output, multiplications })
    }

    pub(super) fn too_large(&self, shape: Vec<usize>) -> Error {
        let text = self.to_string();
        let right = text.len() - shape.len()..text.len();
        Error::at(&text, right, Problem::TooLarge { shape })
    }
}

/// The product, if a `u64` holds it.
fn product(factors: impl Iterator<Item = usize> + Clone) -> Option<u64> {
    if factors.clone().any(|factor| factor == 0) {
        return Some(0);
    }
    let mut factors = factors.map(|factor| factor as u64);
    factors.try_fold(1, |product: u64, factor| product.checked_mul(factor))
}
