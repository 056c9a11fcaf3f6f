//! `bench --gate`: is the tile as fast as it should be, on whatever machine this is?
//!
//! Each direction of each layer is measured in turn with the [`peak`], so that a slow
//! moment of the machine strikes both, and medians are compared. A share of the peak
//! below three quarters is a loop that the compiler failed to put into vectors; one above
//! the peak is a convolution that does not do its work.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use listings::conv::{output_shape, tile};
use listings::levels::Level;
use listings::{Window, numbers, peak};
use ndarray::Array4;

use super::level;
use super::machine::Machine;
use crate::book;

/// An input (n, c, h, w) and a weight (k, c, kh, kw).
pub type Shapes = [[usize; 4]; 2];

/// The two convolutions of the book's network, and two larger ones.
pub const LAYERS: [(&str, Shapes); 4] = [
    ("1 to 32, 5 × 5", [[64, 1, 28, 28], [32, 1, 5, 5]]),
    ("32 to 64, 3 × 3", [[64, 32, 12, 12], [64, 32, 3, 3]]),
    ("32 to 64, 5 × 5", [[64, 32, 12, 12], [64, 32, 5, 5]]),
    ("64 to 128, 3 × 3", [[64, 64, 10, 10], [128, 64, 3, 3]]),
];

/// The shares of the peak that are plausible.
const PLAUSIBLE: std::ops::RangeInclusive<f64> = 0.75..=1.02;
/// A machine that does something else meanwhile has so many tries.
const TRIES: usize = 3;
/// Each try is the median of so many rounds.
const ROUNDS: usize = 15;

/// Prints the shares as JSON, `{"LAYER": {"DIRECTION": SHARE}}`, and to standard error
/// the machine they are of.
///
/// # Errors
///
/// In a debug build, and if a share is not plausible.
pub(super) fn run() -> Result<()> {
    ensure!(
        !cfg!(debug_assertions),
        "a debug build is slow whatever the kernels do: \
         `cargo run --release -- bench --gate`"
    );
    eprint!("{}", Machine::measure(&book::root()?).lines());
    let mut shares = BTreeMap::new();
    for (name, shapes) in LAYERS {
        shares.insert(name, layer(shapes)?);
    }
    crate::print::line(&serde_json::to_string_pretty(&shares)?)?;
    for (layer, shares) in &shares {
        for (direction, share) in shares {
            ensure!(
                PLAUSIBLE.contains(share),
                "{direction} of {layer} reaches {:.0} % of the peak; expected {:.0} to \
                 {:.0} %, on a machine that has nothing else to do",
                share * 100.0,
                PLAUSIBLE.start() * 100.0,
                PLAUSIBLE.end() * 100.0,
            );
        }
    }
    Ok(())
}

/// The share of each direction.
fn layer([input, weight]: Shapes) -> Result<BTreeMap<&'static str, f64>> {
    let level = level()?;
    let [n, c, h, w] = input;
    let last = |[n, c, h, w]: [usize; 4]| -> Array4<f32> {
        let array = numbers([n, h, w, c]).mapv(|number| number as f32);
        array.permuted_axes([0, 3, 1, 2])
    };
    let x = last([n, c, h, w]);
    let window = Window::new([weight[2], weight[3]]);
    let weight = numbers(weight).mapv(|number| number as f32);
    let shape = output_shape(&x.view(), &weight.view(), &window)?;
    let g = last(shape);
    let products = shape.iter().product::<usize>() * weight.len() / shape[1];
    let mut output = Array4::zeros([0; 4]);
    let mut shares = BTreeMap::new();
    let (x, weight, g) = (x.view(), weight.view(), g.view());
    shares.insert(
        "forward",
        share(level, products, || {
            tile::conv2d_into(level, x, weight, &window, &mut output)
        })?,
    );
    shares.insert(
        "d weight",
        share(level, products, || tile::d_weight_at(level, x, g, &window).map(drop))?,
    );
    if c > 1 {
        shares.insert(
            "d input",
            share(level, products, || {
                tile::d_input_at(level, g, weight, [h, w], &window).map(drop)
            })?,
        );
    }
    Ok(shares)
}

/// The time of the peak for so many `products`, as a part of the time of `compute`: the
/// first plausible one of some tries, or the last.
fn share(
    level: Level,
    products: usize,
    mut compute: impl FnMut() -> listings::Result<()>,
) -> Result<f64> {
    let mut share = 0.0;
    for _ in 0..TRIES {
        let [mut least, mut taken] = [Vec::new(), Vec::new()];
        for _ in 0..ROUNDS {
            let start = Instant::now();
            black_box(peak::multiply_add(level, black_box(products)));
            least.push(start.elapsed());
            let start = Instant::now();
            compute().context("a layer of the book")?;
            taken.push(start.elapsed());
        }
        share = median(least).as_secs_f64() / median(taken).as_secs_f64();
        if PLAUSIBLE.contains(&share) {
            break;
        }
    }
    Ok(share)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
