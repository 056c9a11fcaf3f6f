// ANCHOR: solution
use listings::error::Result;
use listings::model::{Book, Network};
use listings::nn::{Linear, cross_entropy};
use listings::random::Rng;
use ndarray::Array4;

/// The same network for another alphabet: all but the last layer as it is.
pub fn for_alphabet(book: &Book<f32>, classes: usize, random: &mut Rng) -> Book<f32> {
    let (_, inputs) = book.linear2.weight.dim();
    Book { linear2: Linear::new([classes, inputs], random), ..book.clone() }
}

/// One step of gradient descent on the last layer alone. Returns the loss before it.
pub fn step(
    book: &mut Book<f32>,
    images: Array4<f32>,
    targets: &[usize],
    rate: f32,
) -> Result<f32> {
    let (logits, cache) = book.forward(images, None)?; // (n, classes)
    let (loss, surprise) = cross_entropy::forward(logits.view(), targets, 0.0)?;
    let d_book = book.backward(&cache, cross_entropy::backward(&surprise))?;
    book.linear2.weight.scaled_add(-rate, &d_book.linear2.weight);
    book.linear2.bias.scaled_add(-rate, &d_book.linear2.bias);
    Ok(loss)
}
// ANCHOR_END: solution
