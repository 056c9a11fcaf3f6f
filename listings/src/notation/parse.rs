//! A string of einsum, read: operands separated by commas, an arrow, the output.

use std::fmt;

use listings::notation::check;
use listings::notation::error::Error;

/// A string of einsum, understood: `ij,jk->ik` has the operands `ij` and `jk` and the
/// output `ik`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notation {
    operands: Vec<Vec<char>>,
    output: Vec<char>,
}

impl Notation {
    /// Reads letters a to z, a comma between operands, `->`, and the letters of the
    /// output, of which there may be none.
    ///
    /// # Errors
    /// If the string is anything else, if a letter stands twice on the right, or if no
    /// operand has it. The error marks the place.
    ///
    /// ```
    /// use listings::notation::Notation;
    ///
    /// let product = Notation::parse("ij,jk->ik")?;
    /// assert_eq!(product.operands(), [['i', 'j'], ['j', 'k']]);
    /// assert_eq!(product.output(), ['i', 'k']);
    /// assert_eq!(product.summed(), ['j']);
    /// # Ok::<(), listings::notation::Error>(())
    /// ```
    // ANCHOR: parse
    pub fn parse(text: &str) -> Result<Notation, Error> {
        check::characters(text)?;
        check::operands(text)?;
        let arrow = check::arrow(text)?;
        let (left, right) = (&text[..arrow], &text[arrow + 2..]);
        check::output(text, arrow)?;
        let letters = |operand: &str| operand.chars().collect();
        Ok(Notation {
            operands: left.split(',').map(letters).collect(),
            output: letters(right),
        })
    }
    // ANCHOR_END: parse

    /// The letters of each operand, one for each of its axes.
    pub fn operands(&self) -> &[Vec<char>] {
        &self.operands
    }

    /// The letters of the output, one for each of its axes.
    pub fn output(&self) -> &[char] {
        &self.output
    }

    /// The place in the string of the letter of an operand's axis.
    pub fn place(&self, operand: usize, axis: usize) -> usize {
        let before = self.operands[..operand].iter().map(|letters| letters.len() + 1);
        before.sum::<usize>() + axis
    }

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
}

/// The string it was read from.
impl fmt::Display for Notation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operands: Vec<String> =
            self.operands.iter().map(String::from_iter).collect();
        write!(f, "{}->{}", operands.join(","), String::from_iter(&self.output))
    }
}
