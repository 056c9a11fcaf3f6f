//! The linear layers of the book's network, with what lies between them.
//!
//! Pooled maps come with their channels last, and the first layer's weight counts its
//! inputs with the channels first. Nothing is moved for that: the order is in the tables
//! of the products.

use fearless_simd::Level;
use ndarray::Array2;

use listings::conv::product::{Product, Store};
use listings::conv::tile::positions;
use listings::fused::dropout;
use listings::fused::memory::{Maps, Scratch};
use listings::fused::transpose::transpose;
use listings::model::book::DROPOUT;
use listings::number::Number;
use listings::random::Rng;

/// Inputs whose weights stay close by while all images pass over them.
const INPUTS: usize = 80;

/// The layers' geometry. The first weight is `(inputs, hidden)`: an array `(hidden,
/// inputs)` in Fortran's order. The second is `(classes, hidden)`.
#[derive(Debug)]
pub struct Head {
    level: Level,
    inputs: usize,
    hidden: usize,
    classes: usize,
    pixels: Vec<usize>, // of each input of the layer, in the pooled maps
    rows: Vec<usize>,   // of the weight, of each pixel of the pooled maps
    each: Vec<usize>,   // 0, 1, 2, …
    sums: Vec<usize>,   // of the second weight, its rows
}

impl Head {
    /// For pooled maps `(h, w, c)`.
    pub fn new(
        level: Level,
        [h, w, c]: [usize; 3],
        hidden: usize,
        classes: usize,
    ) -> Self {
        Head {
            level,
            inputs: h * w * c,
            hidden,
            classes,
            pixels: positions([c, h, w], [1, w * c, c]),
            rows: positions([h, w, c], [w * hidden, hidden, h * w * hidden]),
            each: positions([h * w * c], [1]),
            sums: positions([classes], [hidden]),
        }
    }

    /// Pooled maps to logits `(n, classes)`. `random` switches dropout on.
    ///
    /// # Panics
    /// If a slice is not of these layers.
    pub fn forward(
        &self,
        [weight1, bias1, weight2, bias2]: [&[f32]; 4],
        maps: &mut Maps,
        scratch: &mut Scratch,
        mut random: Option<&mut Rng>,
    ) -> Array2<f32> {
        let &Head { level, inputs, hidden, classes, .. } = self;
        let n = maps.pooled2.len() / inputs;
        let Maps { pooled2, factors1, hidden: x, factors2, .. } = maps;
        let Scratch { rows, at, turned, logits, .. } = scratch;
        dropout::forward(
            pooled2,
            &self.pixels,
            DROPOUT,
            factors1,
            random.as_deref_mut(),
        );
        x.resize(n * hidden, 0.0);
        steps(rows, n, inputs);
        steps(at, n, hidden);
        // ANCHOR: flatten
        let inputs = self.pixels.chunks(INPUTS);
        let weights = weight1.chunks(INPUTS * hidden);
        for (i, (columns, right)) in inputs.zip(weights).enumerate() {
            let store = if i == 0 { Store::Set } else { Store::Add };
            let product =
                Product { left: pooled2, rows, columns, right, width: hidden, at };
            f32::multiply(level, &product, store, x);
        }
        // ANCHOR_END: flatten
        for row in x.chunks_exact_mut(hidden) {
            for (x, bias) in row.iter_mut().zip(bias1) {
                let sum = *x + bias;
                *x = if sum <= 0.0 { 0.0 } else { sum };
            }
        }
        dropout::forward(x, &self.each[..hidden], DROPOUT, factors2, random);

        // The second weight with its outputs last, and as many as fill whole vectors.
        let width = classes.next_multiple_of(f32::lanes(level));
        turned.clear();
        turned.resize(hidden * width, 0.0);
        transpose(weight2, hidden, hidden, turned, width);
        logits.resize(n * width, 0.0);
        steps(rows, n, width);
        let columns = &self.each[..hidden];
        let product =
            Product { left: x, rows: at, columns, right: turned, width, at: rows };
        f32::multiply(level, &product, Store::Set, logits);
        let mut sums = Vec::with_capacity(n * classes);
        for row in logits.chunks_exact(width) {
            sums.extend(row.iter().zip(bias2).map(|(x, bias)| x + bias));
        }
        Array2::from_shape_vec((n, classes), sums).expect("a row for each image")
    }

    /// The gradients of the parameters, from that of the logits; and that of the pooled
    /// maps, which it leaves in the scratch memory.
    ///
    /// # Panics
    /// If a slice is not of these layers, or there are no images.
    pub fn backward(
        &self,
        [weight1, weight2]: [&[f32]; 2],
        maps: &Maps,
        d_logits: &[f32],
        [d_weight1, d_bias1, d_weight2, d_bias2]: [&mut [f32]; 4],
        scratch: &mut Scratch,
    ) {
        let &Head { level, inputs, hidden, classes, .. } = self;
        let n = d_logits.len() / classes;
        let Scratch { rows, at, d_hidden, turned, columns, d_pooled2, .. } = scratch;
        steps(rows, n, classes);
        steps(at, n, hidden);
        sum_rows(d_logits, d_bias2);
        let (each, width) = (&self.each[..classes], hidden);
        let transposed = Product {
            left: d_logits,
            rows: each,
            columns: rows,
            right: &maps.hidden,
            width,
            at: &self.sums,
        };
        f32::multiply(level, &transposed, Store::Set, d_weight2);
        d_hidden.resize(n * hidden, 0.0);
        let product = Product {
            left: d_logits,
            rows,
            columns: each,
            right: weight2,
            width,
            at,
        };
        f32::multiply(level, &product, Store::Set, d_hidden);
        dropout::backward(d_hidden, &maps.factors2);
        for (d, &x) in d_hidden.iter_mut().zip(&maps.hidden) {
            *d = if x > 0.0 { *d } else { 0.0 };
        }

        sum_rows(d_hidden, d_bias1);
        steps(rows, n, inputs);
        let transposed = Product {
            left: &maps.pooled2,
            rows: &self.each,
            columns: rows,
            right: d_hidden,
            width,
            at: &self.rows,
        };
        f32::multiply(level, &transposed, Store::Set, d_weight1);
        // The pooled maps' gradient with the images last, in whole vectors of them: so
        // the weight can be the left operand, as it lies.
        let width = n.next_multiple_of(f32::lanes(level));
        turned.clear();
        turned.resize(hidden * width, 0.0);
        transpose(d_hidden, hidden, hidden, turned, width);
        columns.resize(inputs * width, 0.0);
        steps(at, inputs, width);
        let product = Product {
            left: weight1,
            rows: &self.rows,
            columns: &self.each[..hidden],
            right: turned,
            width,
            at,
        };
        f32::multiply(level, &product, Store::Set, columns);
        d_pooled2.resize(n * inputs, 0.0);
        transpose(columns, width, n, d_pooled2, inputs);
        dropout::backward(d_pooled2, &maps.factors1);
    }
}

/// 0, `step`, 2 · `step`, …
fn steps(table: &mut Vec<usize>, len: usize, step: usize) {
    table.clear();
    table.extend((0..len).map(|i| i * step));
}

fn sum_rows(rows: &[f32], sums: &mut [f32]) {
    sums.fill(0.0);
    for row in rows.chunks_exact(sums.len()) {
        for (sum, number) in sums.iter_mut().zip(row) {
            *sum += number;
        }
    }
}
