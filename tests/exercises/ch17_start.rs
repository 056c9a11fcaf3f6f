// ANCHOR: start
use listings::Result;
use listings::model::Network;
use ndarray::{Array2, ArrayView2};

/// By how much the logit of `class` falls when 5 × 5 pixels of paper lie on the image
/// (h, w): (h - 4, w - 4), a number for each place of the paper.
pub fn occlusion(
    network: &impl Network<f64>,
    image: ArrayView2<'_, f64>,
    class: usize,
) -> Result<Array2<f64>> {
    let names = network.parameters();
    todo!("class {class} of an image {:?}, {} parameters", image.dim(), names.len())
}
// ANCHOR_END: start
