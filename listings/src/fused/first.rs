//! The first convolution, its bias, pooling and ReLU: some rows of an image at a time.
//!
//! The convolution and the gradient of its weight are those of the
//! [`tile`](listings::conv::tile): the same products, by tables that are made once. No
//! map is ever whole.

use fearless_simd::Level;

use listings::conv::product::{Product, Store};
use listings::conv::tile::positions;
use listings::fused::pooling;
use listings::number::Number;

/// A layer's geometry. Images, maps and pooled maps have their channels last, and the
/// weight is `(kw, kh, c, k)`: an array `(k, c, kh, kw)` in Fortran's order.
#[derive(Debug)]
pub struct First {
    level: Level,
    places: Vec<usize>, // of a band, in the image
    taps: Vec<usize>,   // (kw, kh, c), from a place
    at: Vec<usize>,     // the same places, in the band's maps
    sums: Vec<usize>,   // the taps, in the weight
    image: usize,       // numbers
    maps: usize,
    width: usize, // of a row of maps
    step: usize,  // from band to band, in the image
    bands: usize, // of an image
}

impl First {
    /// For images `(h, w, c)` and `k` square kernels of that `size`. A band is so many
    /// rows of the pooled maps.
    ///
    /// # Panics
    /// If the maps are not whole bands of whole squares.
    pub fn new(
        level: Level,
        [h, w, c]: [usize; 3],
        k: usize,
        size: usize,
        band: usize,
    ) -> Self {
        let [height, width] = [h, w].map(|len| len + 1 - size);
        assert!(height.is_multiple_of(2 * band) && width.is_multiple_of(2));
        First {
            level,
            places: positions([2 * band, width], [w * c, c]),
            taps: positions([size, size, c], [c, w * c, 1]),
            at: positions([2 * band * width], [k]),
            sums: positions([size * size * c], [k]),
            image: h * w * c,
            maps: k,
            width,
            step: 2 * band * w * c,
            bands: height / (2 * band),
        }
    }

    /// How many numbers the maps of a band are.
    fn band(&self) -> usize {
        self.at.len() * self.maps
    }

    /// Images `(n, h, w, c)` to pooled maps and their winners. `band` is for what comes in
    /// between.
    ///
    /// # Panics
    /// If a slice is not of this layer, or its maps are not whole vectors.
    // ANCHOR: forward
    pub fn forward(
        &self,
        images: &[f32],
        [weight, bias]: [&[f32]; 2],
        band: &mut Vec<f32>,
        (pooled, winners): (&mut [f32], &mut [u8]),
    ) {
        band.resize(self.band(), 0.0);
        let pooled = pooled.chunks_exact_mut(self.band() / 4);
        let winners = winners.chunks_exact_mut(self.band() / 4);
        for (start, (pooled, winners)) in self.starts().zip(pooled.zip(winners)) {
            let product = Product {
                left: &images[start..],
                rows: &self.places,
                columns: &self.taps,
                right: weight,
                width: self.maps,
                at: &self.at,
            };
            f32::multiply(self.level, &product, Store::Set, band);
            pooling::forward(self.level, (band, self.width), bias, pooled, winners);
        }
    }
    // ANCHOR_END: forward

    /// Where in the images each band begins.
    fn starts(&self) -> impl Iterator<Item = usize> {
        let bands = move |image| (0..self.bands).map(move |i| image + i * self.step);
        (0..).step_by(self.image).flat_map(bands)
    }

    /// Adds to the gradients of weight and bias what these images add to them.
    ///
    /// # Panics
    /// As [`forward`](First::forward).
    pub fn backward(
        &self,
        images: &[f32],
        (d_pooled, winners): (&[f32], &[u8]),
        [d_weight, d_bias]: [&mut [f32]; 2],
        band: &mut Vec<f32>,
    ) {
        band.resize(self.band(), 0.0);
        let d_pooled = d_pooled.chunks_exact(self.band() / 4);
        let winners = winners.chunks_exact(self.band() / 4);
        for (start, (d_pooled, winners)) in self.starts().zip(d_pooled.zip(winners)) {
            let d_maps = (&mut band[..], self.width);
            pooling::backward(self.level, d_pooled, winners, d_bias, d_maps);
            let product = Product {
                left: &images[start..],
                rows: &self.taps,
                columns: &self.places,
                right: band,
                width: self.maps,
                at: &self.sums,
            };
            f32::multiply(self.level, &product, Store::Add, d_weight);
        }
    }
}
