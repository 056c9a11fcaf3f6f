//! A small einsum: a string such as `ij,jk->ik` is read, measured against the arrays,
//! and run as the loops it stands for.
//!
//! Each array on the left of the arrow is an operand, each letter the name of an axis.
//! Three rules say what is computed:
//!
//! 1. Axes with the same letter are walked together, within one operand as well.
//! 2. The operands are multiplied, and the products summed over every letter that is
//!    not on the right.
//! 3. The letters on the right are the axes of the output, in their order.
//!
//! One loop a letter, nothing cleverer: this einsum is there to be read, and to say
//! what a faster one should have computed.

mod check;
pub mod error;
mod loops;
mod parse;
mod sizes;
mod written;

use std::fmt;

use ndarray::{ArrayD, ArrayViewD, LinalgScalar};

use listings::error::Result;

pub use listings::notation::error::{Error, Problem};
pub use listings::notation::sizes::Sizes;

// ANCHOR: notation
/// A string of einsum, understood: `ij,jk->ik` has the operands `ij` and `jk` and the
/// output `ik`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notation {
    operands: Vec<Vec<char>>,
    output: Vec<char>,
}
// ANCHOR_END: notation

// ANCHOR: einsum
/// What `text` says, computed for `operands`. The output is in C order.
///
/// # Errors
/// [`listings::Error::Notation`] if the string cannot be read, if it does not suit the
/// shapes of the operands, or if no memory holds the output.
///
/// # Panics
/// In a debug build, if the sums of an integer type overflow.
///
/// ```
/// use ndarray::array;
///
/// let a = array![[1, 2, 3], [4, 5, 6]].into_dyn();
/// let b = array![1, 10, 100].into_dyn();
/// let product = listings::notation::einsum("ij,j->i", &[a.view(), b.view()])?;
/// assert_eq!(product, array![321, 654].into_dyn());
/// # Ok::<(), listings::Error>(())
/// ```
pub fn einsum<A: LinalgScalar>(
    text: &str,
    operands: &[ArrayViewD<'_, A>],
) -> Result<ArrayD<A>> {
    Notation::parse(text)?.apply(operands)
}
// ANCHOR_END: einsum

impl Notation {
    /// The letters of each operand, one for each of its axes.
    pub fn operands(&self) -> &[Vec<char>] {
        &self.operands
    }

    /// The letters of the output, one for each of its axes.
    pub fn output(&self) -> &[char] {
        &self.output
    }

    /// The place in the string of the letter of an operand's axis.
    fn place(&self, operand: usize, axis: usize) -> usize {
        let before = self.operands[..operand].iter().map(|letters| letters.len() + 1);
        before.sum::<usize>() + axis
    }

    // ANCHOR: summed
    /// The letters that are summed over: those of the operands that are not on the
    /// right, in the order in which they first appear.
    pub fn summed(&self) -> Vec<char> {
        let mut summed = Vec::new();
        for &letter in self.operands.iter().flatten() {
            if !self.output.contains(&letter) && !summed.contains(&letter) {
                summed.push(letter);
            }
        }
        summed
    }
    // ANCHOR_END: summed
}

/// The string it was read from.
impl fmt::Display for Notation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operands: Vec<String> =
            self.operands.iter().map(String::from_iter).collect();
        write!(f, "{}->{}", operands.join(","), String::from_iter(&self.output))
    }
}
