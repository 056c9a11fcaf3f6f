//! The weights in the repository, and the record of how they did on characters that the
//! network had not seen.

use std::cmp::Reverse;

use listings::NamedBytes;
use listings::conv::Algorithm;
use listings::model::Book;
use listings::{random, weights};
use ndarray::{Array2, NdFloat};
use serde::Deserialize;

/// `weights/emnist.safetensors`, written by `train`.
const WEIGHTS: NamedBytes<'static> = NamedBytes {
    name: "weights/emnist.safetensors",
    bytes: include_bytes!("../../weights/emnist.safetensors"),
};

/// What `evaluate --json` said of them, on a file of test characters.
const EVALUATION: &str = include_str!("../../weights/evaluation.json");

/// The book's network as it was trained on EMNIST.
///
/// # Panics
/// If the file in the repository is not that network's; a test reads it.
///
/// ```
/// use listings::model::Network;
/// use listings::{Algorithm, trained};
///
/// let network = trained::book(Algorithm::<f32>::ALL[0]);
/// let parameters = network.parameters();
/// assert_eq!(parameters.iter().map(|(_, array)| array.len()).sum::<usize>(), 230_319);
/// ```
pub fn book<A: NdFloat>(algorithm: Algorithm<A>) -> Book<A> {
    let mut network = Book::new(algorithm, &mut random::seeded(0, &[]));
    weights::load(&mut network, WEIGHTS).expect("the book's own file of weights");
    network
}

/// How the weights did: counts and probabilities.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Evaluation {
    /// How many images there were.
    pub images: usize,
    /// How many of them it recognized.
    pub correct: usize,
    /// The names of the 47 classes.
    pub characters: Vec<char>,
    confusion: Vec<Vec<usize>>,
}

impl Evaluation {
    /// `(47, 47)`: how many images labeled `[row]` it took for `[column]`.
    pub fn confusion(&self) -> Array2<usize> {
        let n = self.characters.len();
        Array2::from_shape_fn((n, n), |(label, class)| self.confusion[label][class])
    }

    /// How many images it did not recognize.
    pub fn mistakes(&self) -> usize {
        self.images - self.correct
    }

    /// Pairs of characters, in the order of the classes, and how many of either it took
    /// for the other: the most first.
    pub fn confused(&self) -> Vec<([char; 2], [usize; 2])> {
        let confusion = self.confusion();
        let mut pairs = Vec::new();
        for (a, b) in
            ndarray::indices(confusion.dim()).into_iter().filter(|(a, b)| a < b)
        {
            let counts = [confusion[[a, b]], confusion[[b, a]]];
            pairs.push(([self.characters[a], self.characters[b]], counts));
        }
        pairs.sort_by_key(|&(_, [ab, ba])| Reverse(ab + ba));
        pairs
    }
}

/// The record of the weights in the repository.
///
/// # Panics
/// If it is not what `evaluate --json` prints; a test reads it.
///
/// ```
/// let evaluation = listings::trained::evaluation();
/// assert_eq!(evaluation.confusion().sum(), evaluation.images);
/// assert_eq!(evaluation.confusion().diag().sum(), evaluation.correct);
/// ```
pub fn evaluation() -> Evaluation {
    serde_json::from_str(EVALUATION).expect("the book's own record")
}
