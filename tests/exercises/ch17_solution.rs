// ANCHOR: solution
use listings::Result;
use listings::model::Network;
use ndarray::{Array2, Array4, ArrayView2, Axis, s};

/// By how much the logit of `class` falls when 5 × 5 pixels of paper lie on the image
/// (h, w): (h - 4, w - 4), a number for each place of the paper.
pub fn occlusion(
    network: &impl Network<f64>,
    image: ArrayView2<'_, f64>,
    class: usize,
) -> Result<Array2<f64>> {
    let (h, w) = image.dim();
    let (rows, columns) = (h - 4, w - 4);
    // The image itself comes last.
    let mut images = Array4::zeros((rows * columns + 1, 1, h, w)); // (n, c, h, w)
    images.assign(&image);
    for (place, (y, x)) in ndarray::indices((rows, columns)).into_iter().enumerate() {
        images.slice_mut(s![place, 0, y..y + 5, x..x + 5]).fill(0.0);
    }
    let (logits, _) = network.forward(images, None)?; // (n, 47)
    let of_class = logits.index_axis(Axis(1), class); // (n)
    let whole = of_class[rows * columns];
    let fall = of_class.slice(s![..-1]).mapv(|covered| whole - covered);
    Ok(fall.into_shape_with_order((rows, columns))?)
}
// ANCHOR_END: solution
