//! What each letter of a string with two operands does in a product of matrices.

use listings::notation::parse::Notation;

/// The letters of a string with two operands, by what they do. Each stands in one list, in
/// the order of the output or, if it is summed, in the order in which it first appears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roles {
    /// In both operands and on the right: a product for each of their values.
    pub batch: Vec<char>,
    /// On the right and in the first operand alone: the rows of a product.
    pub rows: Vec<char>,
    /// On the right and in the second operand alone: the places in a row.
    pub places: Vec<char>,
    /// Not on the right: the columns of the first operand, the lines of the second.
    pub summed: Vec<char>,
}

impl Roles {
    /// The roles of the letters of a string with two operands.
    ///
    /// ```
    /// use listings::notation::{Notation, Roles};
    ///
    /// let roles = Roles::of(&Notation::parse("nchwij,kcij->nkhw")?);
    /// assert_eq!(roles.batch, []);
    /// assert_eq!(roles.rows, ['n', 'h', 'w']);
    /// assert_eq!(roles.places, ['k']);
    /// assert_eq!(roles.summed, ['c', 'i', 'j']);
    /// # Ok::<(), listings::notation::Error>(())
    /// ```
    pub fn of(notation: &Notation) -> Roles {
        let of_first = |letter: &char| notation.operands()[0].contains(letter);
        let of_second =
            |letter: &char| notation.operands()[1..].concat().contains(letter);
        let (batch, of_one): (Vec<char>, Vec<char>) = (notation.output().iter())
            .partition(|letter| of_first(letter) && of_second(letter));
        let (rows, places) = of_one.iter().partition(|letter| of_first(letter));
        Roles { batch, rows, places, summed: notation.summed() }
    }
}
