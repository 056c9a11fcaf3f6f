//! What can be wrong with a string of einsum or with the arrays given to it.

use std::fmt;

/// What can be wrong. Operands are counted from 1, axes from 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Nothing at all.
    #[error(
        "the string is empty: write the operands' letters, ->, the output's letters, as in ij,jk->ik"
    )]
    EmptyString,
    /// A capital.
    #[error("{letter} is upper case: letters are a to z, so write {}", letter.to_ascii_lowercase())]
    UpperCase {
        /// The capital.
        letter: char,
    },
    /// A space or another gap.
    #[error("a space or the end of a line has no meaning here: leave it out")]
    Space,
    /// NumPy's "and all the other axes".
    #[error(
        "an ellipsis has no meaning here: write one letter for each axis it stands for"
    )]
    Ellipsis,
    /// A digit or anything else.
    #[error(
        "{character:?} has no meaning here: a string has letters a to z, commas and one ->"
    )]
    Character {
        /// The character.
        character: char,
    },
    /// A lone `-` or `>`.
    #[error("{half} is half of an arrow: write ->")]
    HalfAnArrow {
        /// The half that is there.
        half: char,
    },
    /// An operand without letters.
    #[error(
        "operand {operand} has no letters: write one for each of its axes, or leave the \
         operand out"
    )]
    EmptyOperand {
        /// The operand.
        operand: usize,
    },
    /// No arrow.
    #[error(
        "there is no arrow: NumPy would put the letters that occur once on the right, in \
         alphabetical order; write {explicit}, or the output that you want"
    )]
    NoArrow {
        /// The string as NumPy would read it.
        explicit: String,
    },
    /// More than one arrow.
    #[error(
        "this is a second arrow: what follows the first is the output; take it out"
    )]
    SecondArrow,
    /// A second output.
    #[error("the output is one array: take out the comma")]
    CommaOnTheRight,
    /// A letter on the right that names no axis.
    #[error(
        "{letter} is on the right, but no operand has it: take it out, or give it to an \
         axis on the left"
    )]
    UnknownOutput {
        /// The letter.
        letter: char,
    },
    /// A letter that stands twice on the right.
    #[error(
        "{letter} stands twice on the right: an axis of the output needs a letter of its \
         own"
    )]
    RepeatedOutput {
        /// The letter.
        letter: char,
    },
    /// More or fewer arrays than operands.
    #[error(
        "the string has {operands} and was given {arrays}: give it one array for each \
         operand",
        operands = count(*operands, "operand"), arrays = count(*arrays, "array")
    )]
    Operands {
        /// Operands of the string.
        operands: usize,
        /// Arrays given.
        arrays: usize,
    },
    /// More or fewer axes than letters.
    #[error(
        "operand {operand} has {letters}, and its array of shape {shape:?} has {axes}: \
         write one letter for each axis",
        letters = count(*letters, "letter"), axes = count(shape.len(), "axis")
    )]
    Axes {
        /// The operand.
        operand: usize,
        /// Its letters.
        letters: usize,
        /// The shape of its array.
        shape: Vec<usize>,
    },
    /// One letter, two sizes.
    #[error(
        "{letter} is {first} and {second}: axes that share a letter have one size; rename \
         one of them, or give an array that fits"
    )]
    Sizes {
        /// The letter.
        letter: char,
        /// The axis where it first stands.
        first: AxisSize,
        /// The axis that differs.
        second: AxisSize,
    },
    /// An output that cannot be addressed.
    #[error(
        "the output of shape {shape:?} does not fit in memory: sum over one of its letters, \
         or take smaller arrays"
    )]
    TooLarge {
        /// The output's shape.
        shape: Vec<usize>,
    },
    /// Loops that would never end.
    #[error(
        "the loops would multiply more than {} times: take smaller arrays, or fewer at a \
         time",
        u64::MAX
    )]
    TooLong,
}

/// One axis of an operand, and how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AxisSize {
    /// The operand, counted from 1.
    pub operand: usize,
    /// The axis, counted from 0.
    pub axis: usize,
    /// Its size.
    pub size: usize,
}

impl fmt::Display for AxisSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let AxisSize { operand, axis, size } = self;
        write!(f, "{size} along axis {axis} of operand {operand}")
    }
}

/// `1 axis`, `2 axes`.
fn count(number: usize, thing: &str) -> String {
    match (number, thing) {
        (1, _) => format!("1 {thing}"),
        (_, "axis") => format!("{number} axes"),
        _ => format!("{number} {thing}s"),
    }
}
