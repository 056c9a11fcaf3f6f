//! Chapter 15: wrong gradients, some of which learn.

use std::ops::Range;

use listings::conv::Algorithm;
use listings::gradcheck::{self, gradcheck};
use listings::nn::{Conv2d, Linear, cross_entropy, flatten, max_pool2d, relu};
use listings::{Error, Result, Window, glyphs, random};
use ndarray::{Array4, ArrayView4, s};

/// Squares of 2 × 2 that do not overlap.
const POOL: Window = Window::new([2, 2]).stride([2, 2]);

// ANCHOR: small
struct Small {
    conv: Conv2d<f64>,   // (5, 1, 5, 5)
    linear: Linear<f64>, // (47, 720)
}

type Unpool = fn(&max_pool2d::Cache, Array4<f64>) -> Result<Array4<f64>>;

impl Small {
    fn gradients(&self, batch: &Batch, unpool: Unpool) -> Result<(f64, Small)> {
        let (x, conv) = self.conv.forward(batch.images.clone())?; // (n, 5, 24, 24)
        let (x, pool) = max_pool2d::forward(x, &POOL)?; // (n, 5, 12, 12)
        let (x, relu) = relu::forward(x);
        let (x, flatten) = flatten::forward(x); // (n, 720)
        let (logits, linear) = self.linear.forward(x)?; // (n, 47)
        let (loss, surprise) =
            cross_entropy::forward(logits.view(), &batch.targets, 0.0)?;
        let d = cross_entropy::backward(&surprise); // (n, 47)
        let (d, linear) = self.linear.backward(&linear, d)?; // (n, 720)
        let d = flatten::backward(&flatten, d)?; // (n, 5, 12, 12)
        let d = relu::backward(&relu, d)?;
        let d = unpool(&pool, d)?; // (n, 5, 24, 24)
        let conv = self.conv.backward_parameters(&conv, d)?;
        Ok((loss, Small { conv, linear }))
    }
}
// ANCHOR_END: small

struct Batch {
    images: Array4<f64>, // (n, 1, 28, 28)
    targets: Vec<usize>, // (n)
}

impl Batch {
    /// The 47 classes as these seeds draw them.
    fn drawn(seeds: Range<u64>) -> Batch {
        let (images, targets) = glyphs::labeled(seeds);
        Batch { images: images.mapv(f64::from), targets }
    }
}

/// Three images of random numbers in (-1, 1).
fn random_images() -> Array4<f64> {
    let random = &mut random::seeded(8, &[]);
    Array4::from_shape_simple_fn((3, 1, 28, 28), || {
        random::between(random, -1.0, 1.0)
    })
}

impl Small {
    fn new() -> Small {
        let mut all = Algorithm::ALL.iter();
        let im2col =
            *all.find(|algorithm| algorithm.name == "im2col").expect("the book's");
        let random = &mut random::seeded(1, &[]);
        Small {
            conv: Conv2d::new([5, 1, 5, 5], im2col, random),
            linear: Linear::new([47, 720], random),
        }
    }

    /// Moves every parameter against its gradient.
    fn step(&mut self, gradients: &Small, rate: f64) {
        self.conv.weight.scaled_add(-rate, &gradients.conv.weight);
        self.conv.bias.scaled_add(-rate, &gradients.conv.bias);
        self.linear.weight.scaled_add(-rate, &gradients.linear.weight);
        self.linear.bias.scaled_add(-rate, &gradients.linear.bias);
    }

    /// How many characters of the batch it names right, and how many numbers pass the
    /// ReLU.
    fn tried(&self, batch: &Batch) -> Result<(usize, usize)> {
        let (x, _) = self.conv.forward(batch.images.clone())?;
        let (x, _) = max_pool2d::forward(x, &POOL)?;
        let (x, _) = flatten::forward(relu::forward(x).0);
        let passed = x.iter().filter(|&&x| x > 0.0).count();
        let (logits, _) = self.linear.forward(x)?;
        let right = logits.rows().into_iter().zip(&batch.targets);
        let right = right
            .filter(|&(row, &target)| row.iter().all(|&logit| logit <= row[target]));
        Ok((right.count(), passed))
    }
}

// ANCHOR: to_the_corner
/// Wrong: the gradient of each window goes to its first pixel, whoever won.
fn to_the_corner(
    _: &max_pool2d::Cache,
    d_output: Array4<f64>,
) -> Result<Array4<f64>> {
    let (n, c, oh, ow) = d_output.dim();
    let mut d_input = Array4::zeros((n, c, 2 * oh, 2 * ow));
    d_input.slice_mut(s![.., .., ..;2, ..;2]).assign(&d_output);
    Ok(d_input)
}
// ANCHOR_END: to_the_corner

fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    println!("== wrong turns ==");
    let fresh = Batch::drawn(20..30);
    let batches: Vec<_> = (0..20).map(|seed| Batch::drawn(seed..seed + 1)).collect();
    println!("{:<13} {:>6} {:>6} {:>6}  right", "loss at step", 0, 50, 100);
    for (name, unpool, factor) in [
        ("as it should", max_pool2d::backward as Unpool, 1.0),
        ("to the corner", to_the_corner, 1.0),
        ("no 1/n", max_pool2d::backward, 47.0),
    ] {
        let mut network = Small::new();
        let mut losses = vec![];
        for batch in batches.iter().cycle().take(101) {
            let (loss, gradients) = network.gradients(batch, unpool)?;
            network.step(&gradients, 0.2 * factor);
            losses.push(loss);
        }
        let (right, passed) = network.tried(&fresh)?;
        println!(
            "{name:<13} {:>6.3} {:>6.3} {:>6.3}  {right:>5}",
            losses[0], losses[50], losses[100]
        );
        if passed == 0 {
            println!("{:<13} and no number passes the ReLU", "");
        }
    }

    println!("out of {} characters", fresh.targets.len());

    println!("== caught ==");
    let network = Small::new();
    let batch = Batch { images: random_images(), targets: vec![4, 0, 2] };
    let loss = |weight: &Array4<f64>| {
        let conv = Conv2d { weight: weight.clone(), ..network.conv.clone() };
        let moved = Small { conv, linear: network.linear.clone() };
        moved.gradients(&batch, max_pool2d::backward).map_or(f64::NAN, |of| of.0)
    };
    let (_, right) = network.gradients(&batch, max_pool2d::backward)?;
    let (_, corner) = network.gradients(&batch, to_the_corner)?;
    let [right, corner] = [right, corner].map(|network| network.conv.weight);
    let sum = &right * 3.0;
    for (name, d_weight) in
        [("as it should", right), ("to the corner", corner), ("no 1/n", sum)]
    {
        match gradcheck("d_weight", loss, &network.conv.weight, &d_weight) {
            Ok(_) => println!("{name}: no difference found"),
            Err(Error::Derivative { index, got, wanted, .. }) => {
                println!(
                    "{name}: d_weight{index:?} is {got:.6}, measured {wanted:.6}"
                );
            }
            Err(error) => return Err(error.into()),
        }
    }

    println!("== near ties ==");
    let (maps, _) = network.conv.forward(Batch::drawn(0..1).images)?;
    let lead = |window: ArrayView4<'_, f64>| {
        let mut pixels: Vec<f64> = window.iter().copied().collect();
        pixels.sort_by(|a, b| b.total_cmp(a));
        pixels[0] - pixels[1]
    };
    let leads: Vec<f64> =
        maps.exact_chunks((1, 1, 2, 2)).into_iter().map(lead).collect();
    let near = leads.iter().filter(|&&lead| 0.0 < lead && lead < gradcheck::step());
    println!("{} windows, {} nearly tied", leads.len(), near.count());
    Ok(())
}
