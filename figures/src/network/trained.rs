//! The trained network, in numbers of 64 bits: the last bits, which differ between
//! machines, are then far below what a picture shows.

use std::sync::LazyLock;

use listings::inside::{Inside, look};
use listings::model::Book;
use listings::{Algorithm, glyphs, trained};
use ndarray::{Array2, Array4, ArrayView3, Axis};

/// The book's network with the weights in the repository.
pub(super) fn network() -> &'static Book<f64> {
    static NETWORK: LazyLock<Book<f64>> = LazyLock::new(|| {
        let im2col =
            Algorithm::ALL.iter().find(|algorithm| algorithm.name == "im2col");
        trained::book(*im2col.expect("an algorithm of the book"))
    });
    &NETWORK
}

/// What each layer makes of images (n, 28, 28).
pub(super) fn inside(images: ArrayView3<'_, f32>) -> Inside<f64> {
    let images: Array4<f64> = images.mapv(f64::from).insert_axis(Axis(1));
    look(network(), images).expect("images of 28 × 28")
}

/// A character of the book's own hand.
pub(super) fn glyph(character: char) -> Array2<f32> {
    glyphs::draw_char(character, 1).expect("one of the 47")
}

/// The maps of the second layer that answer most strongly to the book's 47 characters:
/// all their positive numbers added up.
pub(super) fn strongest_maps(count: usize) -> Vec<usize> {
    let (images, _) = glyphs::labeled(1..2);
    let sums = inside(images.index_axis(Axis(1), 0)).pool2;
    let sums = sums.sum_axis(Axis(3)).sum_axis(Axis(2)).sum_axis(Axis(0)); // (64)
    let mut maps: Vec<usize> = (0..sums.len()).collect();
    maps.sort_by(|&a, &b| sums[b].total_cmp(&sums[a]));
    maps.truncate(count);
    maps
}

/// Every number divided by the largest, positive or negative, for a picture.
pub(super) fn scaled<D: ndarray::Dimension>(
    values: ndarray::ArrayView<'_, f64, D>,
) -> ndarray::Array<f32, D> {
    let largest = values.fold(0.0, |max: f64, value| max.max(value.abs()));
    values.mapv(|value| (value / largest) as f32)
}
