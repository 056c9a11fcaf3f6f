//! The book's network with its layers joined: the same numbers from the same parameters,
//! sooner.

use std::ops::Range;
use std::sync::Arc;

use fearless_simd::Level;
use ndarray::{
    Array, Array2, Array4, ArrayViewD, ArrayViewMutD, Dimension, ShapeBuilder,
};

use listings::conv::{Algorithm, tile};
use listings::error::Result;
use listings::fused::again::{Lent, Pool};
use listings::fused::first::First;
use listings::fused::head::Head;
use listings::fused::memory::{Maps, Scratch};
use listings::fused::second::{self, Second};
use listings::model::{Book, Network};
use listings::nn::{Error, check_gradient};
use listings::random::Rng;

/// Numbers of an image `(28, 28)` …
const IMAGE: usize = 28 * 28;
/// … of its maps after the first pooling, `(12, 12, 32)` …
const POOLED1: usize = 12 * 12 * 32;
/// … and after the second, `(5, 5, 64)`.
const POOLED2: usize = 5 * 5 * 64;

/// A [`Book`] whose layers are joined: convolution, bias, pooling and ReLU are one
/// [`Stage`], and no map before pooling is ever stored whole. What memory a step takes is
/// used again by the next.
///
/// Its parameters have the names and shapes of [`Book`]'s, so that files of weights and
/// checkpoints are the same. In memory they lie as the kernels read them: the weights,
/// except the last, in Fortran's order, with the outputs last.
///
/// A gradient is a `Fused`, too, and its memory that of an earlier gradient.
#[derive(Debug, Clone)]
pub struct Fused {
    book: Lent<Book<f32>>,
    shared: Arc<Shared>,
}

/// What a network and its gradients have in common.
#[derive(Debug)]
struct Shared {
    level: Level,
    first: First,
    second: Second,
    head: Head,
    gradients: Pool<Book<f32>>,
    maps: Pool<Maps>,
    scratch: Pool<Scratch>,
}

/// What [`backward`](Network::backward) remembers.
#[derive(Debug)]
pub struct Cache {
    images: Array4<f32>, // (n, 1, 28, 28)
    maps: Lent<Maps>,
}

impl Fused {
    /// A network that has learned nothing, with the parameters of a [`Book`] made of the
    /// same `random`.
    pub fn new(random: &mut Rng) -> Self {
        Fused::at(Level::new(), random)
    }

    /// The same with the instructions of `level`.
    pub fn at(level: Level, random: &mut Rng) -> Self {
        let tile = Algorithm::new("fused", tile::conv2d); // that of the book's layers alone
        let mut book = Book::new(tile, random);
        fortran(&mut book.conv1.weight);
        fortran(&mut book.conv2.weight);
        fortran(&mut book.linear1.weight);
        let gradients = Pool::default();
        let shared = Shared {
            level,
            first: First::new(level, [28, 28, 1], 32, 5, 2),
            second: Second::new(level, [12, 12, 32], 64),
            head: Head::new([5, 5, 64], 128, 47),
            gradients: gradients.clone(),
            maps: Pool::default(),
            scratch: Pool::default(),
        };
        Fused { book: gradients.lend(|| book), shared: Arc::new(shared) }
    }
}

/// The same array with its first axis innermost in memory.
fn fortran<D: Dimension>(array: &mut Array<f32, D>) {
    let mut other = Array::zeros(array.raw_dim().f());
    other.assign(array);
    *array = other;
}

/// An array's numbers as they lie in memory.
fn numbers<D: Dimension>(array: &Array<f32, D>) -> &[f32] {
    array.as_slice_memory_order().expect("one block")
}

fn numbers_mut<D: Dimension>(array: &mut Array<f32, D>) -> &mut [f32] {
    array.as_slice_memory_order_mut().expect("one block")
}

/// `n` images, a few at a time.
fn parts(n: usize) -> impl Iterator<Item = Range<usize>> {
    let step = second::IMAGES;
    (0..n).step_by(step).map(move |start| start..n.min(start + step))
}

/// Where images lie that take so many numbers each.
fn of(images: &Range<usize>, numbers: usize) -> Range<usize> {
    images.start * numbers..images.end * numbers
}

impl Network<f32> for Fused {
    type Cache = Cache;

    fn forward(
        &self,
        images: Array4<f32>,
        random: Option<&mut Rng>,
    ) -> Result<(Array2<f32>, Cache)> {
        let (n, c, h, w) = images.dim();
        if [c, h, w] != [1, 28, 28] {
            return Err(Error::Images { given: [c, h, w] }.into());
        }
        let images = match images.is_standard_layout() {
            true => images,
            false => images.as_standard_layout().into_owned(),
        };
        let Shared { level, first, second, head, .. } = &*self.shared;
        let Book { conv1, conv2, linear1, linear2 } = &*self.book;
        let mut maps = self.shared.maps.lend(Maps::default);
        let scratch = &mut *self.shared.scratch.lend(Scratch::default);
        let Scratch { band, room, .. } = scratch;
        maps.resize(n);
        second.begin(numbers(&conv2.weight), room);
        let Maps { pooled1, winners1, pooled2, winners2, .. } = &mut *maps;
        let pixels = numbers(&images);
        for few in parts(n) {
            for i in few.clone() {
                let (image, one) = (of(&(i..i + 1), IMAGE), of(&(i..i + 1), POOLED1));
                let pooled = (&mut pooled1[one.clone()], &mut winners1[one]);
                let learned = [numbers(&conv1.weight), numbers(&conv1.bias)];
                first.forward(&pixels[image], learned, band, pooled);
            }
            let (one, two) = (of(&few, POOLED1), of(&few, POOLED2));
            let pooled = (&mut pooled2[two.clone()], &mut winners2[two]);
            second.forward(&pooled1[one], numbers(&conv2.bias), room, pooled);
        }
        let learned = [
            numbers(&linear1.weight),
            numbers(&linear1.bias),
            numbers(&linear2.weight),
            numbers(&linear2.bias),
        ];
        let logits = head.forward(*level, learned, &mut maps, scratch, random);
        Ok((logits, Cache { images, maps }))
    }

    fn backward(&self, cache: &Cache, d_logits: Array2<f32>) -> Result<Self> {
        let n = cache.images.dim().0;
        check_gradient(d_logits.shape(), &[n, 47])?;
        let d_logits = d_logits.as_standard_layout();
        let Shared { level, first, second, head, .. } = &*self.shared;
        let book = &*self.book;
        let mut gradient = self.shared.gradients.lend(|| book.clone());
        if n == 0 {
            gradient.parameters_mut().into_iter().for_each(|mut of| of.fill(0.0));
        } else {
            let scratch = &mut *self.shared.scratch.lend(Scratch::default);
            let Book { conv1, conv2, linear1, linear2 } = &mut *gradient;
            let weights =
                [numbers(&book.linear1.weight), numbers(&book.linear2.weight)];
            let d_learned = [
                numbers_mut(&mut linear1.weight),
                numbers_mut(&mut linear1.bias),
                numbers_mut(&mut linear2.weight),
                numbers_mut(&mut linear2.bias),
            ];
            let d_logits = d_logits.as_slice().expect("standard layout");
            head.backward(*level, weights, &cache.maps, d_logits, d_learned, scratch);

            let Scratch { band, room, d_pooled1, d_pooled2, .. } = scratch;
            let Maps { pooled1, winners1, winners2, .. } = &*cache.maps;
            d_pooled1.resize(second::IMAGES * POOLED1, 0.0);
            second.begin_backward(numbers(&book.conv2.weight), room);
            let pixels = numbers(&cache.images);
            conv1.weight.fill(0.0); // and what else is added up
            conv1.bias.fill(0.0);
            conv2.bias.fill(0.0);
            for few in parts(n) {
                let (one, two) = (of(&few, POOLED1), of(&few, POOLED2));
                let d_pooled1 = &mut d_pooled1[..one.len()];
                second.backward(
                    &pooled1[one],
                    (&d_pooled2[two.clone()], &winners2[two]),
                    numbers_mut(&mut conv2.bias),
                    d_pooled1,
                    room,
                );
                for (i, d_pooled) in few.zip(d_pooled1.chunks_exact(POOLED1)) {
                    let (image, one) =
                        (of(&(i..i + 1), IMAGE), of(&(i..i + 1), POOLED1));
                    let d_pooled = (d_pooled, &winners1[one]);
                    let d_learned = [
                        numbers_mut(&mut conv1.weight),
                        numbers_mut(&mut conv1.bias),
                    ];
                    first.backward(&pixels[image], d_pooled, d_learned, band);
                }
            }
            second.end_backward(numbers_mut(&mut conv2.weight), room);
        }
        Ok(Fused { book: gradient, shared: Arc::clone(&self.shared) })
    }

    fn parameters(&self) -> Vec<(&'static str, ArrayViewD<'_, f32>)> {
        self.book.parameters()
    }

    fn parameters_mut(&mut self) -> Vec<ArrayViewMutD<'_, f32>> {
        self.book.parameters_mut()
    }
}
