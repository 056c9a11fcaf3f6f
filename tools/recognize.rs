//! `recognize`: the character that an image file shows.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use clap::Args;
use listings::glyphs::CLASSES;
use listings::model::{Fused, Network};
use listings::prepare::{self, prepare};
use listings::{likeliest, picture};
use ndarray::{Array1, Array2, ArrayView2, Axis};

use crate::network::{NetworkKind, trained};
use crate::print;

mod file;

/// Name the character that an image shows
#[derive(Args, Debug)]
pub struct Recognize {
    /// A PNG image of one character: of any size, dark on light or light on dark
    image: PathBuf,
    /// A file of weights; without it the book's, weights/emnist.safetensors
    #[arg(long, value_name = "FILE")]
    weights: Option<PathBuf>,
}

impl Recognize {
    /// Prints what the network reads, and the three characters that it likeliest is.
    ///
    /// # Errors
    ///
    /// As [`prepared`]; the weights cannot be read, or are not the book's network's.
    pub fn run(self) -> Result<()> {
        let image = prepared(&self.image)?;
        let trained = trained(NetworkKind::Book, Fused::new, self.weights)?;
        let named = likeliest(logits(&trained.network, image.view())?.view());
        print::text(report(image.view(), &named))
    }
}

/// What a network says of one image (28, 28): its logits (47,).
///
/// # Errors
///
/// As the network's forward; a logit is not finite.
pub fn logits(
    network: &impl Network<f32>,
    image: ArrayView2<'_, f32>,
) -> Result<Array1<f32>> {
    let images = image.to_owned().insert_axis(Axis(0)).insert_axis(Axis(0)); // (n, c, h, w)
    let logits = network.forward(images, None)?.0.remove_axis(Axis(0));
    for (logit, character) in logits.iter().zip(CLASSES) {
        ensure!(
            logit.is_finite(),
            "the logit of {character} is {logit}: the network's weights are too large for f32; \
             take others with --weights"
        );
    }
    Ok(logits)
}

/// The image (28, 28) that the network reads of an image file: its ink, prepared as
/// EMNIST's.
///
/// # Errors
///
/// The file cannot be read, is no PNG, is damaged or too large, or shows nothing.
pub fn prepared(file: &Path) -> Result<Array2<f32>> {
    let pixels = file::pixels(file)?; // (h, w, c)
    let steps = prepare::ink(pixels.view()).and_then(|ink| prepare(ink.view()));
    Ok(steps.with_context(|| format!("{} shows no character", file.display()))?.image)
}

/// What the network read, and what it takes that for.
pub fn report(image: ArrayView2<'_, f32>, named: &[(char, f32)]) -> String {
    let mut report = picture::draw(image);
    for (character, probability) in named {
        report += &format!("{character} {:5.1} %\n", 100.0 * probability);
    }
    report
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::report;

    #[test]
    fn the_report_is_a_picture_and_a_line_for_each() {
        let image = array![[0.0, 1.0], [0.5, 0.0]];
        let report = report(image.view(), &[('R', 0.973), ('P', 0.018), ('K', 0.0)]);
        assert_eq!(report, "  ██\n▒▒\nR  97.3 %\nP   1.8 %\nK   0.0 %\n");
    }
}
