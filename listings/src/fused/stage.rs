//! A convolution, its bias, pooling and ReLU, some rows of one image at a time.
//!
//! The convolution and its gradients are those of [`tile`](listings::conv::tile): the
//! same products, with tables of a fixed geometry that are made once.

use fearless_simd::Level;

use listings::conv::product::{Product, Store};
use listings::conv::tile::positions;
use listings::fused::pooling;
use listings::number::Number;

/// A layer's geometry. Images, maps and pooled maps have their channels last, and the
/// weight is `(kw, kh, c, k)`: an array `(k, c, kh, kw)` in Fortran's order.
#[derive(Debug)]
pub struct Stage {
    places: Vec<usize>, // of a band, in the image
    taps: Vec<usize>,   // (kw, kh, c), from a place
    at: Vec<usize>,     // the same places, in the band's maps
    sums: Vec<usize>,   // the taps, in the weight
    each: Vec<usize>,   // the maps of a place
    channels: usize,
    maps: usize,
    width: usize, // of a row of maps
    step: usize,  // from band to band, in the image
}

/// What a stage learns, or its gradient: weight and bias.
pub type Learned<T> = (T, T);

impl Stage {
    /// For images `(h, w, c)` and a weight of `k` square kernels of that `size`. A band
    /// is so many rows of the pooled maps.
    ///
    /// # Panics
    /// If the maps are not whole bands of whole squares.
    pub fn new([h, w, c]: [usize; 3], k: usize, size: usize, band: usize) -> Self {
        let [height, width] = [h, w].map(|len| len + 1 - size);
        assert!(height.is_multiple_of(2 * band) && width.is_multiple_of(2));
        Stage {
            places: positions([2 * band, width], [w * c, c]),
            taps: positions([size, size, c], [c, w * c, 1]),
            at: positions([2 * band * width], [k]),
            sums: positions([size * size * c], [k]),
            each: positions([k], [1]),
            channels: c,
            maps: k,
            width,
            step: 2 * band * w * c,
        }
    }

    /// How many numbers the maps of a band are.
    fn band(&self) -> usize {
        self.at.len() * self.maps
    }

    /// An image `(h, w, c)` to pooled maps and their winners. `band` is for what comes in
    /// between.
    ///
    /// # Panics
    /// If a slice is not of this stage, or the channels are not whole vectors of `level`.
    // ANCHOR: forward
    pub fn forward(
        &self,
        level: Level,
        image: &[f32],
        (weight, bias): Learned<&[f32]>,
        band: &mut Vec<f32>,
        (pooled, winners): (&mut [f32], &mut [u8]),
    ) {
        band.resize(self.band(), 0.0);
        let pooled = pooled.chunks_exact_mut(self.band() / 4);
        let winners = winners.chunks_exact_mut(self.band() / 4);
        for (i, (pooled, winners)) in pooled.zip(winners).enumerate() {
            let product = Product {
                left: &image[i * self.step..],
                rows: &self.places,
                columns: &self.taps,
                right: weight,
                width: self.maps,
                at: &self.at,
            };
            f32::multiply(level, &product, Store::Set, band);
            pooling::forward(level, (band, self.width), bias, pooled, winners);
        }
    }
    // ANCHOR_END: forward

    /// The gradients of weight and bias are added to `d_learned`; that of the image, if it
    /// is asked for, to `d_image`, beside which stands the weight as [`Stage::turn`] has
    /// turned it.
    ///
    /// # Panics
    /// As [`forward`](Stage::forward).
    pub fn backward(
        &self,
        level: Level,
        image: &[f32],
        (d_pooled, winners): (&[f32], &[u8]),
        (d_weight, d_bias): Learned<&mut [f32]>,
        band: &mut Vec<f32>,
        mut d_image: Option<(&[f32], &mut [f32])>,
    ) {
        band.resize(self.band(), 0.0);
        let d_pooled = d_pooled.chunks_exact(self.band() / 4);
        let winners = winners.chunks_exact(self.band() / 4);
        for (i, (d_pooled, winners)) in d_pooled.zip(winners).enumerate() {
            let d_maps = (&mut band[..], self.width);
            pooling::backward(level, d_pooled, winners, d_bias, d_maps);
            let product = Product {
                left: &image[i * self.step..],
                rows: &self.taps,
                columns: &self.places,
                right: band,
                width: self.maps,
                at: &self.sums,
            };
            f32::multiply(level, &product, Store::Add, d_weight);
            let Some((turned, d_image)) = &mut d_image else { continue };
            let taps = turned.chunks_exact(self.maps * self.channels);
            for (tap, right) in taps.enumerate() {
                let product = Product {
                    left: band,
                    rows: &self.at,
                    columns: &self.each,
                    right,
                    width: self.channels,
                    at: &self.places,
                };
                let under = i * self.step + self.taps[tap * self.channels];
                f32::multiply(level, &product, Store::Add, &mut d_image[under..]);
            }
        }
    }

    /// The weight `(kw, kh, c, k)` as `(kw, kh, k, c)`.
    pub fn turn(&self, weight: &[f32], turned: &mut Vec<f32>) {
        turned.resize(weight.len(), 0.0);
        let tap = self.channels * self.maps;
        for (tap, to) in weight.chunks_exact(tap).zip(turned.chunks_exact_mut(tap)) {
            transpose(tap, self.maps, to);
        }
    }
}

/// A matrix with rows of `width` to the one with columns of `width`.
pub fn transpose(matrix: &[f32], width: usize, transposed: &mut [f32]) {
    let height = matrix.len() / width;
    for (i, row) in matrix.chunks_exact(width).enumerate() {
        for (j, &number) in row.iter().enumerate() {
            transposed[j * height + i] = number;
        }
    }
}
