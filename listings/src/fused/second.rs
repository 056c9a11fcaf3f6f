//! The second convolution by [Winograd](listings::conv::winograd), its bias, pooling and
//! ReLU: a few images at a time.

use std::ops::Range;

use fearless_simd::Level;

use listings::conv::winograd::{Form, Layer};
use listings::fused::pooling;
use listings::fused::transpose::transpose;

/// Images at a time: what they take on the way stays in the cache of one core.
pub const IMAGES: usize = 4;

/// Images `(h, w, c)` under `k` kernels of 3 × 3. Images, maps and pooled maps have their
/// channels last, and the weight is `(kw, kh, c, k)`: an array `(k, c, kh, kw)` in
/// Fortran's order.
#[derive(Debug)]
pub struct Second {
    level: Level,
    layer: Layer<f32>,
    channels: usize,
    maps: usize,
    width: usize, // of a row of maps
}

/// Memory for the way.
#[derive(Debug, Default)]
pub struct Room {
    weight: Vec<f32>,        // (3, 3, c, k) or (3, 3, k, c)
    transformed: Vec<f32>,   // the second, for the way back
    d_transformed: Vec<f32>, // its gradient
    maps: Vec<f32>,          // before pooling, or their gradient
    scratch: Vec<f32>,
}

impl Second {
    /// # Panics
    /// If the channels are not whole vectors of `level`.
    pub fn new(level: Level, [h, w, c]: [usize; 3], k: usize) -> Self {
        let layer = Layer::new(level, Form::F4, [h, w], [[0, 0]; 2], [c, k]);
        Second { level, layer, channels: c, maps: k, width: w - 2 }
    }

    /// The weight as [`forward`](Second::forward) multiplies with it.
    pub fn transform(
        &self,
        weight: &[f32],
        transformed: &mut Vec<f32>,
        room: &mut Room,
    ) {
        self.ready(room);
        transformed.resize(self.layer.transformed_len(), 0.0);
        let taps = room.weight.chunks_exact_mut(self.channels * self.maps);
        for (tap, to) in taps.enumerate() {
            to.copy_from_slice(&weight[self.tap(tap)]);
        }
        self.layer.transform(&room.weight, transformed);
    }

    fn ready(&self, room: &mut Room) {
        room.scratch.resize(self.layer.scratch_len(), 0.0);
        room.weight.resize(9 * self.channels * self.maps, 0.0);
    }

    /// Where the tap of this number in `(kh, kw)` lies in the weight, which is `(kw, kh)`.
    fn tap(&self, number: usize) -> Range<usize> {
        let len = self.channels * self.maps;
        let start = (number % 3 * 3 + number / 3) * len;
        start..start + len
    }

    /// Images to pooled maps and their winners.
    pub fn forward(
        &self,
        images: &[f32],
        [transformed, bias]: [&[f32]; 2],
        room: &mut Room,
        (pooled, winners): (&mut [f32], &mut [u8]),
    ) {
        self.ready(room);
        let Room { maps, scratch, .. } = room;
        maps.resize(4 * pooled.len(), 0.0);
        self.layer.forward(images, transformed, maps, scratch);
        pooling::forward(self.level, (maps, self.width), bias, pooled, winners);
    }

    /// Makes the memory ready for [`backward`](Second::backward) with this weight.
    pub fn begin_backward(&self, weight: &[f32], room: &mut Room) {
        let &Second { channels, maps, .. } = self;
        self.ready(room);
        room.transformed.resize(self.layer.transformed_len(), 0.0);
        for (tap, to) in room.weight.chunks_exact_mut(channels * maps).enumerate() {
            transpose(&weight[self.tap(tap)], maps, maps, to, channels);
        }
        self.layer.transform(&room.weight, &mut room.transformed);
        room.d_transformed.clear();
        room.d_transformed.resize(self.layer.transformed_len(), 0.0);
    }

    /// The gradient of images; that of the bias is added, and that of the weight kept for
    /// [`end_backward`](Second::end_backward).
    pub fn backward(
        &self,
        images: &[f32],
        (d_pooled, winners): (&[f32], &[u8]),
        d_bias: &mut [f32],
        d_images: &mut [f32],
        room: &mut Room,
    ) {
        let Room { transformed, d_transformed, maps, scratch, .. } = room;
        maps.resize(4 * d_pooled.len(), 0.0);
        pooling::backward(self.level, d_pooled, winners, d_bias, (maps, self.width));
        let to = [&mut d_transformed[..], d_images, scratch];
        self.layer.backward(images, maps, transformed, to);
    }

    /// The gradient of the weight of all images since
    /// [`begin_backward`](Second::begin_backward).
    pub fn end_backward(&self, d_weight: &mut [f32], room: &mut Room) {
        self.layer.d_transform(&room.d_transformed, &mut room.weight);
        let taps = room.weight.chunks_exact(self.channels * self.maps);
        for (tap, from) in taps.enumerate() {
            d_weight[self.tap(tap)].copy_from_slice(from);
        }
    }
}
