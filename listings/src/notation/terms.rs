//! One number of the output, term by term.

use std::collections::BTreeMap;

use ndarray::Dimension;

use listings::notation::parse::Notation;
use listings::notation::sizes::Sizes;

/// The terms whose sum is the number of the output at `index`: for each, the index into
/// every operand. The letter that is summed last changes fastest.
///
/// ```
/// use listings::notation::{Notation, terms};
///
/// let product = Notation::parse("ij,jk->ik")?;
/// let sizes = product.sizes(&[&[2, 3], &[3, 4]])?;
/// let read: Vec<_> = terms::of(&product, &sizes, &[1, 2]).collect();
/// assert_eq!(read[0], [[1, 0], [0, 2]]);
/// assert_eq!(read[2], [[1, 2], [2, 2]]);
/// # Ok::<(), listings::notation::Error>(())
/// ```
///
/// # Panics
/// If the sizes are those of another string.
pub fn of(
    notation: &Notation,
    sizes: &Sizes,
    index: &[usize],
) -> impl Iterator<Item = Vec<Vec<usize>>> {
    let summed = notation.summed();
    let lengths: Vec<usize> = summed.iter().map(|letter| sizes.of[letter]).collect();
    let letters = [notation.output(), &summed].concat();
    ndarray::indices(lengths).into_iter().map(move |values| {
        let values = index.iter().chain(values.slice()).copied();
        let value: BTreeMap<char, usize> =
            letters.iter().copied().zip(values).collect();
        let read = |letters: &Vec<char>| {
            letters.iter().map(|letter| value[letter]).collect()
        };
        notation.operands().iter().map(read).collect()
    })
}
