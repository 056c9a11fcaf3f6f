//! Gradients of the book's whole network beside PyTorch's in f64: `tests/fixtures/book.json`.

use std::collections::BTreeMap;

use ndarray::{Array4, NdFloat};
use num_traits::cast;
use serde::Deserialize;

use crate::numbers::read;
use listings::Algorithm;
use listings::model::{Book, Fused, Network};
use listings::nn::cross_entropy;
use listings::number::Number;
use listings::random::seeded;

#[derive(Deserialize)]
struct Fixture {
    loss: f64,
    gradients: BTreeMap<String, Gradient>,
}

#[derive(Deserialize)]
struct Gradient {
    step: usize,
    kept: Vec<f64>,
}

/// From -0.5 to 0.5, rounded to f32: what `benches/peers/numbers_of.py` makes.
fn hashed(index: u64, seed: u64) -> f64 {
    let mut x = (index + (seed << 20)).wrapping_mul(2_654_435_761) & 0xFFFF_FFFF;
    x ^= x >> 15;
    x = x.wrapping_mul(2_246_822_519) & 0xFFFF_FFFF;
    x ^= x >> 13;
    (x >> 8) as f64 / f64::from(1 << 24) - 0.5
}

/// The parameters of `benches/peers/network.py`: within 1 over the root of a layer's inputs.
fn fill<A: NdFloat, N: Network<A>>(network: &mut N) {
    let mut scale = 0.0;
    for (i, mut parameter) in network.parameters_mut().into_iter().enumerate() {
        let (layer, bias) = (i as u64 / 2, i % 2 == 1);
        if !bias {
            let inputs = parameter.len() / parameter.shape()[0];
            scale = 2.0 / (inputs as f64).sqrt();
        }
        let seed = layer + if bias { 20 } else { 10 };
        for (index, to) in parameter.iter_mut().enumerate() {
            *to = cast((hashed(index as u64, seed) * scale) as f32).unwrap();
        }
    }
}

/// The largest difference of any gradient that is kept, and that of the loss.
fn off<A: NdFloat, N: Network<A>>(mut network: N) -> [f64; 2] {
    let fixture: Fixture = read(include_str!("../fixtures/book.json"));
    fill(&mut network);
    let mut index = 0..;
    let images = Array4::from_shape_simple_fn((64, 1, 28, 28), || {
        cast(hashed(index.next().unwrap(), 1) as f32).unwrap()
    });
    let targets: Vec<usize> = (0..64).map(|i| i % 47).collect();
    let (logits, cache) = network.forward(images, None).unwrap();
    let (loss, entropy) =
        cross_entropy::forward(logits.view(), &targets, 0.0).unwrap();
    let gradients =
        network.backward(&cache, cross_entropy::backward(&entropy)).unwrap();
    let mut worst: f64 = 0.0;
    for (name, gradient) in gradients.parameters() {
        let Gradient { step, kept } = &fixture.gradients[name];
        let numbers = gradient.iter().step_by(*step);
        assert!(kept.len() >= 32 && kept.iter().any(|&d| d.abs() > 1e-4), "{name}");
        for (number, wanted) in numbers.zip(kept) {
            worst = worst.max((number.to_f64().unwrap() - wanted).abs());
        }
    }
    [worst, (loss.to_f64().unwrap() - fixture.loss).abs()]
}

fn by<A: Number>(name: &str) -> Book<A> {
    let algorithm = Algorithm::ALL.iter().find(|a| a.name == name).unwrap();
    Book::new(*algorithm, &mut seeded(1, &[]))
}

#[test]
fn in_f64() {
    let [gradients, loss] = off(by::<f64>("im2col"));
    assert!(gradients < 1e-14 && loss < 1e-13, "{gradients:e} {loss:e}");
}

/// The loss is near 4, where numbers of `f32` are 2.4e-7 apart.
#[test]
fn in_f32() {
    let networks =
        ["im2col", "tile", "winograd"].map(|name| (name, off(by::<f32>(name))));
    let fused = ("fused", off(Fused::new(&mut seeded(1, &[]))));
    for (name, [gradients, loss]) in networks.into_iter().chain([fused]) {
        println!("{name}: gradients off by {gradients:e}, the loss by {loss:e}");
        assert!(gradients < 1e-7 && loss < 1e-6, "{name}: {gradients:e} {loss:e}");
    }
}
