//! The linear layers of the book's network, with what lies between them.
//!
//! Pooled maps come with their channels last, and the first layer's weight, written for
//! maps with their channels first, has its inputs in another order. Nothing is moved for
//! that: the order is in the tables of the products.

use fearless_simd::Level;
use ndarray::Array2;

use listings::conv::product::{Product, Store};
use listings::conv::tile::positions;
use listings::fused::memory::{Maps, Scratch};
use listings::model::book::DROPOUT;
use listings::number::Number;
use listings::random::{Rng, unit};

/// Inputs whose weights stay close by while all images pass over them.
const INPUTS: usize = 80;

/// The layers' geometry. The first weight is `(inputs, hidden)`: an array `(hidden,
/// inputs)` in Fortran's order. The second is `(classes, hidden)`.
#[derive(Debug)]
pub struct Head {
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
    pub fn new([h, w, c]: [usize; 3], hidden: usize, classes: usize) -> Self {
        Head {
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
    pub fn forward(
        &self,
        level: Level,
        [weight1, bias1, weight2, bias2]: [&[f32]; 4],
        maps: &mut Maps,
        scratch: &mut Scratch,
        mut random: Option<&mut Rng>,
    ) -> Array2<f32> {
        let &Head { inputs, hidden, classes, .. } = self;
        let n = maps.pooled2.len() / inputs;
        drop_out(
            &mut maps.pooled2,
            &self.pixels,
            &mut maps.factors1,
            random.as_deref_mut(),
        );
        maps.hidden.resize(n * hidden, 0.0);
        table(&mut scratch.rows, n, inputs);
        table(&mut scratch.at, n, hidden);
        let blocks = self.pixels.chunks(INPUTS).zip(weight1.chunks(INPUTS * hidden));
        for (i, (columns, right)) in blocks.enumerate() {
            let store = if i == 0 { Store::Set } else { Store::Add };
            let product = Product {
                left: &maps.pooled2,
                rows: &scratch.rows,
                columns,
                right,
                width: hidden,
                at: &scratch.at,
            };
            f32::multiply(level, &product, store, &mut maps.hidden);
        }
        for row in maps.hidden.chunks_exact_mut(hidden) {
            for (x, &bias) in row.iter_mut().zip(bias1) {
                *x += bias;
                *x = if *x <= 0.0 { 0.0 } else { *x };
            }
        }
        drop_out(&mut maps.hidden, &self.each[..hidden], &mut maps.factors2, random);

        // The second weight with its outputs last, and as many as fill whole vectors.
        let width = classes.next_multiple_of(f32::lanes(level));
        scratch.weight2.resize(hidden * width, 0.0);
        for (k, row) in weight2.chunks_exact(hidden).enumerate() {
            for (j, &number) in row.iter().enumerate() {
                scratch.weight2[j * width + k] = number;
            }
        }
        scratch.logits.resize(n * width, 0.0);
        table(&mut scratch.rows, n, width);
        let product = Product {
            left: &maps.hidden,
            rows: &scratch.at,
            columns: &self.each[..hidden],
            right: &scratch.weight2,
            width,
            at: &scratch.rows,
        };
        f32::multiply(level, &product, Store::Set, &mut scratch.logits);
        let rows = scratch.logits.chunks_exact(width);
        let logits =
            rows.flat_map(|row| row.iter().zip(bias2).map(|(x, bias)| x + bias));
        let mut all = Vec::with_capacity(n * classes);
        all.extend(logits);
        Array2::from_shape_vec((n, classes), all).expect("a row for each image")
    }

    /// The gradients of the parameters, from that of the logits; and that of the pooled
    /// maps, which it leaves in the scratch memory.
    pub fn backward(
        &self,
        level: Level,
        [weight1, weight2]: [&[f32]; 2],
        maps: &Maps,
        d_logits: &[f32],
        [d_weight1, d_bias1, d_weight2, d_bias2]: [&mut [f32]; 4],
        scratch: &mut Scratch,
    ) {
        let &Head { inputs, hidden, classes, .. } = self;
        let n = d_logits.len() / classes;
        let Scratch { rows, at, d_hidden, turned, columns, d_pooled2, .. } = scratch;
        table(rows, n, classes);
        table(at, n, hidden);
        sum_rows(d_logits, d_bias2);
        let product = Product {
            left: d_logits,
            rows: &self.each[..classes],
            columns: rows,
            right: &maps.hidden,
            width: hidden,
            at: &self.sums,
        };
        f32::multiply(level, &product, Store::Set, d_weight2);
        d_hidden.resize(n * hidden, 0.0);
        let product = Product {
            left: d_logits,
            rows,
            columns: &self.each[..classes],
            right: weight2,
            width: hidden,
            at,
        };
        f32::multiply(level, &product, Store::Set, d_hidden);
        multiply(d_hidden, &maps.factors2);
        for (d, &x) in d_hidden.iter_mut().zip(&maps.hidden) {
            *d = if x > 0.0 { *d } else { 0.0 };
        }
        sum_rows(d_hidden, d_bias1);

        table(rows, n, inputs);
        let product = Product {
            left: &maps.pooled2,
            rows: &self.each,
            columns: rows,
            right: d_hidden,
            width: hidden,
            at: &self.rows,
        };
        f32::multiply(level, &product, Store::Set, d_weight1);

        // The pooled maps' gradient with the images last, in whole vectors of them: so
        // the weight is the left operand, as it lies in memory.
        let width = n.next_multiple_of(f32::lanes(level));
        turned.resize(hidden * width, 0.0);
        for (i, row) in d_hidden.chunks_exact(hidden).enumerate() {
            for (j, &d) in row.iter().enumerate() {
                turned[j * width + i] = d;
            }
        }
        columns.resize(inputs * width, 0.0);
        table(at, inputs, width);
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
        for (i, row) in d_pooled2.chunks_exact_mut(inputs).enumerate() {
            for (j, d) in row.iter_mut().enumerate() {
                *d = columns[j * width + i];
            }
        }
        multiply(d_pooled2, &maps.factors1);
    }
}

/// 0, `step`, 2 · `step`, …
fn table(table: &mut Vec<usize>, len: usize, step: usize) {
    table.clear();
    table.extend((0..len).map(|i| i * step));
}

/// As [`dropout::forward`](listings::nn::dropout::forward) of rows whose elements lie, in
/// their order, at these `places`; leaves the factors, none without `random`.
fn drop_out(
    rows: &mut [f32],
    places: &[usize],
    factors: &mut Vec<f32>,
    random: Option<&mut Rng>,
) {
    factors.clear();
    let Some(random) = random else { return };
    factors.resize(rows.len(), (1.0 / (1.0 - DROPOUT)) as f32);
    for row in factors.chunks_exact_mut(places.len()) {
        for &place in places {
            if unit(random) < DROPOUT {
                row[place] = 0.0;
            }
        }
    }
    multiply(rows, factors);
}

/// If there are factors.
fn multiply(numbers: &mut [f32], factors: &[f32]) {
    for (number, factor) in numbers.iter_mut().zip(factors) {
        *number *= factor;
    }
}

fn sum_rows(rows: &[f32], sums: &mut [f32]) {
    sums.fill(0.0);
    for row in rows.chunks_exact(sums.len()) {
        for (sum, number) in sums.iter_mut().zip(row) {
            *sum += number;
        }
    }
}
