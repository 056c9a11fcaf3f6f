//! Values of letters.

use ndarray::Dimension;

/// A value for each of some letters, in the order of their axes.
pub(super) type Values = Vec<(char, usize)>;

/// Every value of letters with these sizes, the last letter's changing fastest; of no
/// letters, one.
pub(super) fn every(sizes: &[(char, usize)]) -> Vec<Values> {
    let lengths: Vec<usize> = sizes.iter().map(|&(_, size)| size).collect();
    let letters = || sizes.iter().map(|&(letter, _)| letter);
    ndarray::indices(lengths)
        .into_iter()
        .map(|index| letters().zip(index.slice().iter().copied()).collect())
        .collect()
}
