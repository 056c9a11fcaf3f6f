//! The first convolution, its bias, pooling and ReLU: some rows of an image at a time.
//!
//! The convolution and the gradient of its weight are those of [`Lines`]: four places by eight
//! products. No map is ever whole.

use fearless_simd::Level;

use listings::conv::winograd::Lines;
use listings::fused::pooling;

/// A layer's geometry. Maps and pooled maps have their channels last, and the
/// weight is `(kw, kh, k)`: an array `(k, 1, kh, kw)` in Fortran's order.
#[derive(Debug)]
pub struct First {
    level: Level,
    lines: Lines,
    image: usize, // numbers
    width: usize, // of a row of maps
    band: usize,  // numbers
    step: usize,  // from band to band, in the sums of an image
    bands: usize, // of an image
}

/// Memory for the way.
#[derive(Debug, Default)]
pub struct Room {
    sums: Vec<f32>,          // of an image
    d_transformed: Vec<f32>, // the weight's gradient
    band: Vec<f32>,          // of maps, or their gradient
}

impl First {
    /// For images `(h, w)` and `k` kernels of 5 × 5. A band is so many rows of the pooled
    /// maps.
    ///
    /// # Panics
    /// As [`Lines::new`], and if the maps are not whole bands.
    pub fn new(level: Level, [h, w]: [usize; 2], k: usize, band: usize) -> Self {
        assert!((h - 4).is_multiple_of(2 * band));
        let lines = Lines::new(level, [h, w], k);
        First {
            level,
            image: h * w,
            width: w - 4,
            band: 2 * band * (w - 4) * k,
            step: 2 * band * lines.line_len(),
            bands: (h - 4) / (2 * band),
            lines,
        }
    }

    /// The weight as [`forward`](First::forward) multiplies with it.
    pub fn transform(&self, weight: &[f32], transformed: &mut Vec<f32>) {
        transformed.resize(self.lines.transformed_len(), 0.0);
        self.lines.transform(weight, transformed);
    }

    fn ready(&self, room: &mut Room) {
        room.sums.resize(self.lines.sums_len(), 0.0);
        room.band.resize(self.band, 0.0);
    }

    /// Images `(n, h, w)` to pooled maps and their winners.
    ///
    /// # Panics
    /// If a slice is not of this layer, or its maps are not whole vectors.
    // ANCHOR: forward
    pub fn forward(
        &self,
        images: &[f32],
        [transformed, bias]: [&[f32]; 2],
        room: &mut Room,
        (pooled, winners): (&mut [f32], &mut [u8]),
    ) {
        self.ready(room);
        let Room { sums, band, .. } = room;
        let pooled = pooled.chunks_exact_mut(self.band / 4);
        let winners = winners.chunks_exact_mut(self.band / 4);
        let mut bands = pooled.zip(winners);
        for image in images.chunks_exact(self.image) {
            self.lines.sums(image, sums);
            for (start, (pooled, winners)) in self.starts().zip(&mut bands) {
                self.lines.forward(&sums[start..], transformed, band);
                pooling::forward(
                    self.level,
                    (band, self.width),
                    bias,
                    pooled,
                    winners,
                );
            }
        }
    }
    // ANCHOR_END: forward

    /// Where in the sums of an image each band begins.
    fn starts(&self) -> impl Iterator<Item = usize> {
        (0..).step_by(self.step).take(self.bands)
    }

    /// Makes the memory ready for [`backward`](First::backward).
    pub fn begin_backward(&self, room: &mut Room) {
        self.ready(room);
        room.d_transformed.clear();
        room.d_transformed.resize(self.lines.transformed_len(), 0.0);
    }

    /// Adds to the gradient of the bias what these images add to it, and keeps that of the
    /// weight for [`end_backward`](First::end_backward).
    ///
    /// # Panics
    /// As [`forward`](First::forward).
    pub fn backward(
        &self,
        images: &[f32],
        (d_pooled, winners): (&[f32], &[u8]),
        d_bias: &mut [f32],
        room: &mut Room,
    ) {
        let Room { sums, d_transformed, band, .. } = room;
        let d_pooled = d_pooled.chunks_exact(self.band / 4);
        let winners = winners.chunks_exact(self.band / 4);
        let mut bands = d_pooled.zip(winners);
        for image in images.chunks_exact(self.image) {
            self.lines.sums(image, sums);
            for (start, (d_pooled, winners)) in self.starts().zip(&mut bands) {
                let d_maps = (&mut band[..], self.width);
                pooling::backward(self.level, d_pooled, winners, d_bias, d_maps);
                self.lines.d_weight(&sums[start..], band, d_transformed);
            }
        }
    }

    /// The gradient of the weight of all images since
    /// [`begin_backward`](First::begin_backward).
    pub fn end_backward(&self, d_weight: &mut [f32], room: &Room) {
        self.lines.d_transform(&room.d_transformed, d_weight);
    }
}
