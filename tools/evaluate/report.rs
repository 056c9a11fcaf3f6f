//! What is said of a network after it was tried.

use std::fmt;

use listings::emnist::Mapping;
use listings::train::{Mistake, Scores};
use serde_json::{Value, json};

/// How many confusions and mistakes are shown.
const SHOWN: usize = 10;

pub(super) struct Report<'a> {
    pub(super) scores: Scores,
    /// The surest first.
    pub(super) mistakes: Vec<Mistake>,
    pub(super) mapping: &'a Mapping,
    /// What the images are.
    pub(super) what: &'a str,
    /// Of the file of the network's weights.
    pub(super) weights_sha256: &'a str,
}

impl Report<'_> {
    fn character(&self, class: usize) -> char {
        let label = u8::try_from(class).ok();
        label.and_then(|label| self.mapping.character(label)).unwrap_or('?')
    }

    /// All of it as one object.
    pub(super) fn json(&self) -> Value {
        let characters = 0..self.scores.confusion.nrows();
        let characters: Vec<_> =
            characters.map(|class| self.character(class)).collect();
        let rows = self.scores.confusion.rows();
        let mistakes = self.mistakes.iter().map(|mistake| {
            json!({
                "image": mistake.image,
                "label": self.character(mistake.label),
                "taken_for": self.character(mistake.class),
                "probability": mistake.probability,
            })
        });
        json!({
            "images": self.scores.images(),
            "correct": self.scores.correct(),
            "accuracy": self.scores.accuracy(),
            "characters": characters,
            "accuracy_of_each": self.scores.of_each_class(),
            "confusion": rows.into_iter().map(|row| row.to_vec()).collect::<Vec<_>>(),
            "mistakes": mistakes.collect::<Vec<_>>(),
            "weights_sha256": self.weights_sha256,
        })
    }

    /// Pairs of classes and how often the first was taken for the second, the most often
    /// first.
    fn confused(&self) -> Vec<((usize, usize), usize)> {
        let cells = self.scores.confusion.indexed_iter();
        let off =
            cells.filter(|((label, class), count)| label != class && **count > 0);
        let mut pairs: Vec<_> = off.map(|(pair, &count)| (pair, count)).collect();
        pairs.sort_by_key(|&(pair, count)| (usize::MAX - count, pair));
        pairs
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (correct, images) = (self.scores.correct(), self.scores.images());
        writeln!(f, "{}", self.what)?;
        writeln!(
            f,
            "{correct} of {images} recognized: {:.2} %",
            100.0 * self.scores.accuracy()
        )?;

        writeln!(f, "\nof each class:")?;
        let each = self.scores.of_each_class().into_iter().enumerate();
        let each: Vec<_> = each
            .filter(|(_, part)| !part.is_nan())
            .map(|(class, part)| {
                format!("{} {:5.1} %", self.character(class), 100.0 * part)
            })
            .collect();
        for row in each.chunks(6) {
            writeln!(f, "  {}", row.join("   "))?;
        }

        writeln!(f, "\ntaken for another most often:")?;
        for ((label, class), count) in self.confused().into_iter().take(SHOWN) {
            writeln!(
                f,
                "  {} for {}: {count}",
                self.character(label),
                self.character(class)
            )?;
        }

        writeln!(f, "\nthe surest mistakes:")?;
        for mistake in self.mistakes.iter().take(SHOWN) {
            let Mistake { image, label, class, probability } = *mistake;
            let (label, class) = (self.character(label), self.character(class));
            writeln!(
                f,
                "  image {image}, labeled {label}, taken for {class} ({:.1} % sure)",
                100.0 * probability
            )?;
        }
        Ok(())
    }
}
