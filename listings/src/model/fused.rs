//! The book's network with its layers joined: the same numbers from the same parameters,
//! sooner.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use fearless_simd::Level;
use ndarray::{Array2, Array4, ArrayViewD, ArrayViewMutD};

use listings::conv::{Algorithm, tile};
use listings::error::Result;
use listings::fused::again::{Lent, Pool};
use listings::fused::first::First;
use listings::fused::head::Head;
use listings::fused::memory::{Maps, Scratch, fortran, numbers, numbers_mut};
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

/// A [`Book`] whose layers are joined: bias, pooling and ReLU follow a convolution at once,
/// for a few images, while its maps are in the cache. What memory a step takes is used
/// again by the next.
///
/// Its parameters have the names and shapes of [`Book`]'s, so that files of weights and
/// checkpoints are the same. In memory they lie as the kernels read them: the weights,
/// except the last, in Fortran's order, with the outputs last.
///
/// A gradient is a `Fused`, too, and its memory that of an earlier gradient.
#[derive(Debug, Clone)]
pub struct Fused {
    book: Lent<Book<f32>>,
    transformed: OnceLock<Lent<Transformed>>, // until the parameters change
    shared: Arc<Shared>,
}

/// The weights of both convolutions as the way forward multiplies with them.
#[derive(Debug, Clone, Default)]
struct Transformed {
    one: Vec<f32>,
    two: Vec<f32>,
}

/// What a network and its gradients have in common.
#[derive(Debug)]
struct Shared {
    first: First,
    second: Second,
    head: Head,
    gradients: Pool<Book<f32>>,
    transformed: Pool<Transformed>,
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
        book.conv1.weight = fortran(&book.conv1.weight);
        book.conv2.weight = fortran(&book.conv2.weight);
        book.linear1.weight = fortran(&book.linear1.weight);
        let gradients = Pool::default();
        let shared = Shared {
            first: First::new(level, [28, 28], 32, 3),
            second: Second::new(level, [12, 12, 32], 64),
            head: Head::new(level, [5, 5, 64], 128, 47),
            gradients: gradients.clone(),
            transformed: Pool::default(),
            maps: Pool::default(),
            scratch: Pool::default(),
        };
        Fused {
            book: gradients.lend(|| book),
            transformed: OnceLock::new(),
            shared: Arc::new(shared),
        }
    }

    /// The transformed weights, which are made when they are first asked for.
    fn transformed(&self, scratch: &mut Scratch) -> [&[f32]; 2] {
        let Shared { first, second, transformed, .. } = &*self.shared;
        let transformed = self.transformed.get_or_init(|| {
            let mut made = transformed.lend(Transformed::default);
            first.transform(numbers(&self.book.conv1.weight), &mut made.one);
            let weight = numbers(&self.book.conv2.weight);
            second.transform(weight, &mut made.two, &mut scratch.room2);
            made
        });
        [&transformed.one, &transformed.two]
    }
}

/// `n` images, a few at a time: where they lie, and their maps after each pooling.
fn parts(n: usize) -> impl Iterator<Item = [Range<usize>; 3]> {
    (0..n).step_by(second::IMAGES).map(move |start| {
        let end = n.min(start + second::IMAGES);
        [IMAGE, POOLED1, POOLED2].map(|len| start * len..end * len)
    })
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
        let Shared { first, second, head, .. } = &*self.shared;
        let Book { conv1, conv2, linear1, linear2 } = &*self.book;
        let mut maps = self.shared.maps.lend(Maps::default);
        let scratch = &mut *self.shared.scratch.lend(Scratch::default);
        let [weight1, weight2] = self.transformed(scratch);
        let [bias1, bias2] = [&conv1.bias, &conv2.bias].map(numbers);
        let Scratch { room1, room2, .. } = scratch;
        maps.resize(n);
        let Maps { pooled1, winners1, pooled2, winners2, .. } = &mut *maps;
        let pixels = numbers(&images);
        for [image, one, two] in parts(n) {
            let pooled = (&mut pooled1[one.clone()], &mut winners1[one.clone()]);
            first.forward(&pixels[image], [weight1, bias1], room1, pooled);
            let pooled = (&mut pooled2[two.clone()], &mut winners2[two]);
            second.forward(&pooled1[one], [weight2, bias2], room2, pooled);
        }
        let learned = [
            numbers(&linear1.weight),
            numbers(&linear1.bias),
            numbers(&linear2.weight),
            numbers(&linear2.bias),
        ];
        let logits = head.forward(learned, &mut maps, scratch, random);
        Ok((logits, Cache { images, maps }))
    }

    fn backward(&self, cache: &Cache, d_logits: Array2<f32>) -> Result<Self> {
        let n = cache.images.dim().0;
        check_gradient(d_logits.shape(), &[n, 47])?;
        let d_logits = d_logits.as_standard_layout();
        let Shared { first, second, head, .. } = &*self.shared;
        let book = &*self.book;
        let mut gradient = Fused {
            book: self.shared.gradients.lend(|| book.clone()),
            transformed: OnceLock::new(),
            shared: Arc::clone(&self.shared),
        };
        if n == 0 {
            gradient.parameters_mut().iter_mut().for_each(|of| of.fill(0.0));
            return Ok(gradient);
        }
        let scratch = &mut *self.shared.scratch.lend(Scratch::default);
        let Book { conv1, conv2, linear1, linear2 } = &mut *gradient.book;
        let weights = [numbers(&book.linear1.weight), numbers(&book.linear2.weight)];
        let d_learned = [
            numbers_mut(&mut linear1.weight),
            numbers_mut(&mut linear1.bias),
            numbers_mut(&mut linear2.weight),
            numbers_mut(&mut linear2.bias),
        ];
        let d_logits = d_logits.as_slice().expect("standard layout");
        head.backward(weights, &cache.maps, d_logits, d_learned, scratch);

        let Scratch { room1, room2, d_pooled1, d_pooled2, .. } = scratch;
        let Maps { pooled1, winners1, winners2, .. } = &*cache.maps;
        d_pooled1.resize(second::IMAGES * POOLED1, 0.0);
        conv1.bias.fill(0.0); // and whatever else is added up, image after image
        conv2.bias.fill(0.0);
        first.begin_backward(room1);
        second.begin_backward(numbers(&book.conv2.weight), room2);
        let pixels = numbers(&cache.images);
        for [image, one, two] in parts(n) {
            let d_pooled = (&d_pooled2[two.clone()], &winners2[two]);
            let d_bias = numbers_mut(&mut conv2.bias);
            let d_pooled1 = &mut d_pooled1[..one.len()];
            second.backward(
                &pooled1[one.clone()],
                d_pooled,
                d_bias,
                d_pooled1,
                room2,
            );
            let d_pooled = (&*d_pooled1, &winners1[one]);
            let d_bias = numbers_mut(&mut conv1.bias);
            first.backward(&pixels[image], d_pooled, d_bias, room1);
        }
        first.end_backward(numbers_mut(&mut conv1.weight), room1);
        second.end_backward(numbers_mut(&mut conv2.weight), room2);
        Ok(gradient)
    }

    fn parameters(&self) -> Vec<(&'static str, ArrayViewD<'_, f32>)> {
        self.book.parameters()
    }

    fn parameters_mut(&mut self) -> Vec<ArrayViewMutD<'_, f32>> {
        self.transformed.take();
        self.book.parameters_mut()
    }
}
