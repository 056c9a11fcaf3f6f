//! F(4, 5) along the lines of images with one channel.
//!
//! The sums of a block serve all channels. With one channel they serve one, and along both
//! sides would cost much of what they save. Along the lines alone they cost less: the products
//! of all five rows of taps are added before them.

#![expect(
    clippy::needless_range_loop,
    reason = "counted loops over sums are unrolled, and the sums stay in registers"
)]

use fearless_simd::{Level, Simd, SimdBase, SimdFloat, dispatch};

use listings::conv::product::{Product, Store, registers};
use listings::conv::tile::positions;
use listings::conv::winograd::f45::{self, INPUT, PAIRS, WEIGHT};
use listings::number::Number;

type Vector<S> = <f32 as Number>::Vector<S>;

/// Outputs of a block …
const STEP: usize = 4;
/// … and its points.
const POINTS: usize = 8;
/// Rows of taps.
const ROWS: usize = 5;

/// A 5×5 convolution with stride 1 on images of one size and one channel.
///
/// All arrays are slices: images (h, w), maps (oh, ow, k), weight (5, 5, k), its columns
/// first. An image becomes its *sums* (h, ow / 4, 8): of each line, the pixels under each block
/// of four outputs, transformed. The sums that a block needs are those of its line and of the
/// four below: a view of windows, as the image was.
#[derive(Debug, Clone)]
pub struct Lines {
    level: Level,
    filters: usize,
    blocks: usize, // in a line
    image: Matrix,
    weight: Matrix,
}

/// The left operand of a product, or the right one, and the tables.
#[derive(Debug, Clone)]
struct Matrix {
    rows: Vec<usize>,
    columns: Vec<usize>,
    numbers: Vec<f32>,
    at: Vec<usize>,
}

impl Lines {
    /// The convolution of images `(h, w)` under `filters` kernels, with the instructions of
    /// `level`.
    ///
    /// # Panics
    /// If a row of maps is not whole pairs of blocks, or `filters` not whole vectors.
    pub fn new(level: Level, [h, w]: [usize; 2], filters: usize) -> Self {
        let pairs = (w - 4) / (2 * STEP);
        assert_eq!(pairs * 2 * STEP + 4, w, "pixels in a line");
        assert!(filters.is_multiple_of(f32::lanes(level)), "{filters} filters");
        // Two patches at once fill a vector, or two. The second lies four pixels on.
        let mut input = vec![0.0; 12 * 2 * POINTS];
        for (point, numbers) in INPUT.iter().enumerate() {
            for (pixel, &number) in numbers.iter().enumerate() {
                for patch in 0..2 {
                    let row = (patch * STEP + pixel) * 2 * POINTS;
                    input[row + patch * POINTS + point] = number as f32;
                }
            }
        }
        let weight = WEIGHT.as_flattened().iter().map(|&number| number as f32);
        Lines {
            level,
            filters,
            blocks: 2 * pairs,
            image: Matrix {
                rows: positions([h, pairs], [w, 2 * STEP]),
                columns: positions([12], [1]),
                numbers: input,
                at: positions([h * pairs], [2 * POINTS]),
            },
            weight: Matrix {
                rows: positions([POINTS], [ROWS]),
                columns: positions([ROWS], [1]),
                numbers: weight.collect(),
                at: positions([POINTS], [ROWS * filters]),
            },
        }
    }

    /// Numbers in the sums of an image …
    pub fn sums_len(&self) -> usize {
        self.image.at.len() * 2 * POINTS
    }

    /// … and of a line.
    pub fn line_len(&self) -> usize {
        self.blocks * POINTS
    }

    /// Numbers in the transformed weight (8, 5, k).
    pub fn transformed_len(&self) -> usize {
        POINTS * ROWS * self.filters
    }

    /// The transformed weight.
    pub fn transform(&self, weight: &[f32], transformed: &mut [f32]) {
        let Matrix { rows, columns, numbers: left, at } = &self.weight;
        let width = ROWS * self.filters;
        let product = Product { left, rows, columns, right: weight, width, at };
        f32::multiply(self.level, &product, Store::Set, transformed);
    }

    /// The gradient of the weight, of that of the transformed one. The tables change places.
    pub fn d_transform(&self, d_transformed: &[f32], d_weight: &mut [f32]) {
        let Matrix { rows: columns, columns: rows, numbers: left, at } = &self.weight;
        let (width, at) = (ROWS * self.filters, &at[..ROWS]);
        let product =
            Product { left, rows, columns, right: d_transformed, width, at };
        f32::multiply(self.level, &product, Store::Set, d_weight);
    }

    /// The sums of an image.
    pub fn sums(&self, image: &[f32], sums: &mut [f32]) {
        let Matrix { rows, columns, numbers: right, at } = &self.image;
        let width = 2 * POINTS;
        let product = Product { left: image, rows, columns, right, width, at };
        f32::multiply(self.level, &product, Store::Set, sums);
    }

    /// Some lines of maps: as many as there is room for, from the line on whose sums come
    /// first.
    ///
    /// # Panics
    /// If there are too few sums, or the transformed weight is not of this size.
    pub fn forward(&self, sums: &[f32], transformed: &[f32], maps: &mut [f32]) {
        dispatch!(self.level, simd => self.maps(simd, sums, transformed, maps));
    }

    #[inline(always)]
    fn maps<S: Simd>(
        &self,
        simd: S,
        sums: &[f32],
        transformed: &[f32],
        maps: &mut [f32],
    ) {
        let blocks = maps.len() / (STEP * self.filters);
        for k in (0..self.filters).step_by(Vector::<S>::LEN) {
            let mut block = 0;
            while block < blocks {
                let at = (block, k);
                block += match (registers::<f32, S>(), blocks - block) {
                    (32, 3..) => {
                        self.outputs::<S, 3>(simd, sums, transformed, at, maps)
                    }
                    _ => self.outputs::<S, 1>(simd, sums, transformed, at, maps),
                };
            }
        }
    }

    /// `B` blocks under a vector of filters. The products stay in registers until they are
    /// outputs. Returns `B`.
    #[inline(always)]
    fn outputs<S: Simd, const B: usize>(
        &self,
        simd: S,
        sums: &[f32],
        transformed: &[f32],
        (block, k): (usize, usize),
        maps: &mut [f32],
    ) -> usize {
        let (lanes, (patches, _)) = (Vector::<S>::LEN, sums.as_chunks::<POINTS>());
        // ANCHOR: outputs
        let mut products = [[Vector::<S>::splat(simd, 0.0); POINTS]; B];
        for row in 0..ROWS {
            let patches = &patches[row * self.blocks + block..][..B];
            for point in 0..POINTS {
                let weight = (point * ROWS + row) * self.filters + k;
                let weight =
                    Vector::<S>::from_slice(simd, &transformed[weight..][..lanes]);
                for b in 0..B {
                    let sum = Vector::<S>::splat(simd, patches[b][point]);
                    products[b][point] = sum.mul_add(weight, products[b][point]);
                }
            }
        }
        for b in 0..B {
            let outputs = f45::output(simd, products[b]);
            for i in 0..STEP {
                let place = ((block + b) * STEP + i) * self.filters + k;
                outputs[i].store_slice(&mut maps[place..][..lanes]);
            }
        }
        // ANCHOR_END: outputs
        B
    }

    /// Adds to the gradient of the transformed weight what some lines of maps add to it, from
    /// the line on whose sums come first.
    ///
    /// # Panics
    /// As [`forward`](Lines::forward).
    pub fn d_weight(&self, sums: &[f32], d_maps: &[f32], d_transformed: &mut [f32]) {
        dispatch!(self.level, simd => self.d_maps(simd, sums, d_maps, d_transformed));
    }

    #[inline(always)]
    fn d_maps<S: Simd>(
        &self,
        simd: S,
        sums: &[f32],
        d_maps: &[f32],
        d_weight: &mut [f32],
    ) {
        let lanes = Vector::<S>::LEN;
        let mut k = 0;
        while k < self.filters {
            k += match (registers::<f32, S>(), (self.filters - k) / lanes) {
                (32, 2..) => self.points::<S, 2>(simd, sums, d_maps, k, d_weight),
                _ => self.points::<S, 1>(simd, sums, d_maps, k, d_weight),
            } * lanes;
        }
    }

    /// All points and `V` vectors of filters. Returns `V`.
    #[inline(always)]
    fn points<S: Simd, const V: usize>(
        &self,
        simd: S,
        sums: &[f32],
        d_maps: &[f32],
        k: usize,
        d_weight: &mut [f32],
    ) -> usize {
        self.pair::<S, 0, V>(simd, sums, d_maps, k, d_weight);
        self.pair::<S, 1, V>(simd, sums, d_maps, k, d_weight);
        self.pair::<S, 2, V>(simd, sums, d_maps, k, d_weight);
        self.pair::<S, 3, V>(simd, sums, d_maps, k, d_weight);
        V
    }

    /// Two points. The gradients of the products are made in registers, of those of four
    /// outputs, and are never written down.
    #[inline(always)]
    fn pair<S: Simd, const PAIR: usize, const V: usize>(
        &self,
        simd: S,
        sums: &[f32],
        d_maps: &[f32],
        k: usize,
        d_weight: &mut [f32],
    ) {
        let lanes = Vector::<S>::LEN;
        let zero = Vector::<S>::splat(simd, 0.0);
        let mut totals = [[[zero; V]; ROWS]; 2];
        let (patches, _) = sums.as_chunks::<POINTS>();
        let blocks = d_maps.chunks_exact(STEP * self.filters);
        let mut lines = [patches; ROWS]; // of equal length: one check serves all
        for row in 0..ROWS {
            lines[row] = &patches[row * self.blocks..][..blocks.len()];
        }
        for (block, d_maps) in blocks.enumerate() {
            let mut d_products = [[zero; V]; 2];
            for v in 0..V {
                let mut d_outputs = [zero; STEP];
                for i in 0..STEP {
                    let place = &d_maps[i * self.filters + k + v * lanes..][..lanes];
                    d_outputs[i] = Vector::<S>::from_slice(simd, place);
                }
                let d_pair = f45::d_output::<S, _, PAIR>(simd, d_outputs);
                (d_products[0][v], d_products[1][v]) = (d_pair[0], d_pair[1]);
            }
            for row in 0..ROWS {
                for i in 0..2 {
                    let sum = lines[row][block][PAIRS[PAIR][i]];
                    let sum = Vector::<S>::splat(simd, sum);
                    for v in 0..V {
                        totals[i][row][v] =
                            sum.mul_add(d_products[i][v], totals[i][row][v]);
                    }
                }
            }
        }
        for i in 0..2 {
            for row in 0..ROWS {
                for v in 0..V {
                    let to =
                        (PAIRS[PAIR][i] * ROWS + row) * self.filters + k + v * lanes;
                    let to = &mut d_weight[to..][..lanes];
                    let sum = Vector::<S>::from_slice(simd, to) + totals[i][row][v];
                    sum.store_slice(to);
                }
            }
        }
    }
}
