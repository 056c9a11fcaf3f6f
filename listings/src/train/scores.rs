//! How well a network does: which class it took for which.

use listings::nn::cross_entropy::softmax;
use listings::train::predict;
use ndarray::{Array2, ArrayView2, Axis};

/// What a network made of labeled images.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scores {
    /// `(classes, classes)`: how many images of class `[row]` it took for `[column]`.
    /// The diagonal is what it recognized.
    pub confusion: Array2<usize>,
}

/// An image that the network took for another character.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mistake {
    /// Which image, by its place among those it was asked about.
    pub image: usize,
    /// The class of its label.
    pub label: usize,
    /// The class that the network took it for.
    pub class: usize,
    /// How sure it was, from 0 to 1.
    pub probability: f32,
}

impl Scores {
    /// Counts. `logits` is `(n, classes)` with a label for each row.
    ///
    /// # Panics
    /// If there is not one label a row, or one is not a class.
    ///
    /// ```
    /// use listings::train::Scores;
    /// use ndarray::array;
    ///
    /// let logits = array![[9.0, 0.0], [0.0, 1.0], [5.0, 0.0]];
    /// let scores = Scores::new(logits.view(), &[0, 1, 1]);
    /// assert_eq!(scores.confusion, array![[1, 0], [1, 1]]);
    /// assert_eq!((scores.correct(), scores.images()), (2, 3));
    /// ```
    pub fn new(logits: ArrayView2<'_, f32>, labels: &[usize]) -> Self {
        assert_eq!(logits.nrows(), labels.len(), "one label a row");
        let classes = logits.ncols();
        let mut confusion = Array2::zeros((classes, classes));
        for (row, &label) in logits.rows().into_iter().zip(labels) {
            confusion[[label, predict::class(row)]] += 1;
        }
        Scores { confusion }
    }

    /// How many images there were.
    pub fn images(&self) -> usize {
        self.confusion.sum()
    }

    /// How many it recognized.
    pub fn correct(&self) -> usize {
        self.confusion.diag().sum()
    }

    /// The part it recognized, from 0 to 1; NaN without images.
    pub fn accuracy(&self) -> f64 {
        self.correct() as f64 / self.images() as f64
    }

    /// The mean over the classes of the part it recognized of each, as if every class
    /// had as many images; NaN without images.
    pub fn balanced_accuracy(&self) -> f64 {
        let parts = self.of_each_class().into_iter().filter(|part| !part.is_nan());
        let (sum, count) =
            parts.fold((0.0, 0.0), |(sum, n), part| (sum + part, n + 1.0));
        sum / count
    }

    /// The part it recognized of each class; NaN for a class without images.
    pub fn of_each_class(&self) -> Vec<f64> {
        let images = self.confusion.sum_axis(Axis(1)); // (classes)
        let correct = self.confusion.diag();
        correct.iter().zip(&images).map(|(&c, &n)| c as f64 / n as f64).collect()
    }
}

/// Everything it got wrong, the surest first.
///
/// # Panics
/// If there are fewer labels than rows.
pub fn mistakes(logits: ArrayView2<'_, f32>, labels: &[usize]) -> Vec<Mistake> {
    let probabilities = softmax(logits); // (n, classes)
    let rows = probabilities.rows().into_iter().enumerate();
    let of_row = rows.map(|(image, row)| {
        let class = predict::class(row);
        Mistake { image, label: labels[image], class, probability: row[class] }
    });
    let mut mistakes: Vec<_> = of_row.filter(|m| m.class != m.label).collect();
    mistakes.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    mistakes
}
