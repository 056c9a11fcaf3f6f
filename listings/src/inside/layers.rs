//! The forward pass of the book's network, with every layer's output kept.

use listings::error::Result;
use listings::model::{Book, POOL};
use listings::nn::{flatten, max_pool2d, relu};
use ndarray::{Array2, Array4, NdFloat};

/// What each layer makes of a batch of images.
#[derive(Debug, Clone)]
pub struct Inside<A> {
    /// `(n, 32, 24, 24)`: the first feature maps, with both signs.
    pub conv1: Array4<A>,
    /// `(n, 32, 12, 12)`: the same after pooling, negative numbers set to 0.
    pub pool1: Array4<A>,
    /// `(n, 64, 10, 10)`: the second feature maps, with both signs.
    pub conv2: Array4<A>,
    /// `(n, 64, 5, 5)`: the same after pooling, negative numbers set to 0.
    pub pool2: Array4<A>,
    /// `(n, 128)`: negative numbers set to 0.
    pub linear1: Array2<A>,
    /// `(n, 47)`.
    pub logits: Array2<A>,
}

// ANCHOR: look
/// The forward pass again, layer by layer, with nothing thrown away.
///
/// # Errors
/// As the network's own forward.
pub fn look<A: NdFloat>(network: &Book<A>, images: Array4<A>) -> Result<Inside<A>> {
    let (conv1, _) = network.conv1.forward(images)?; // (n, 32, 24, 24)
    let (pooled, _) = max_pool2d::forward(conv1.clone(), &POOL)?;
    let (pool1, _) = relu::forward(pooled); // (n, 32, 12, 12)
    let (conv2, _) = network.conv2.forward(pool1.clone())?; // (n, 64, 10, 10)
    let (pooled, _) = max_pool2d::forward(conv2.clone(), &POOL)?;
    let (pool2, _) = relu::forward(pooled); // (n, 64, 5, 5)
    let (flat, _) = flatten::forward(pool2.clone()); // (n, 1600)
    let (sums, _) = network.linear1.forward(flat)?;
    let (linear1, _) = relu::forward(sums); // (n, 128)
    let (logits, _) = network.linear2.forward(linear1.clone())?; // (n, 47)
    Ok(Inside { conv1, pool1, conv2, pool2, linear1, logits })
}
// ANCHOR_END: look

#[cfg(test)]
mod tests {
    use listings::inside::look;
    use listings::model::{Book, Network};
    use listings::{Algorithm, glyphs, random};

    #[test]
    fn the_logits_are_the_networks_own() {
        let network = Book::new(Algorithm::ALL[0], &mut random::seeded(7, &[]));
        let (images, _) = glyphs::labeled(0..1);
        let images = images.slice_move(ndarray::s![..3, .., .., ..]);
        let (logits, _) = network.forward(images.clone(), None).unwrap();
        assert_eq!(look(&network, images).unwrap().logits, logits);
    }
}
