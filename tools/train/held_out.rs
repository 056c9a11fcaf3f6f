//! Images kept apart, to see how the network does on what it has not seen.

use anyhow::{Result, ensure};
use listings::random::{seeded, shuffle};

use crate::images::Images;

/// The same for every training, whatever its seed, so that two can be compared.
const SEED: u64 = 47;

/// `count` images at random, and all others in their order.
///
/// # Errors
///
/// No image would be left to learn from.
pub(super) fn split(
    images: &Images,
    count: usize,
) -> Result<(Vec<usize>, Vec<usize>)> {
    let n = images.set.len();
    ensure!(
        count < n,
        "--held-out {count} leaves nothing to learn from: there are {n} images; hold out fewer"
    );
    let mut held_out: Vec<usize> = (0..n).collect();
    shuffle(&mut seeded(SEED, &[]), &mut held_out);
    let mut learned = held_out.split_off(count);
    learned.sort_unstable();
    Ok((held_out, learned))
}
