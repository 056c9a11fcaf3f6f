//! Random numbers: the same for the same seed, on every machine.
//!
//! PCG, O'Neill, *PCG: a family of simple fast space-efficient statistically good
//! algorithms for random number generation* (2014).

use std::f64::consts::TAU;

use rand_pcg::Pcg32;
use rand_pcg::rand_core::{Rng as _, SeedableRng};

/// A source of random numbers.
pub type Rng = Pcg32;

/// A source for one purpose: `of` names it, such as the number of an epoch and of an
/// image. Other numbers, other random numbers, so that no part of a training depends
/// on how many numbers another part has drawn.
///
/// ```
/// use listings::random;
///
/// let [mut a, mut b, mut c] = [[1, 2], [1, 2], [2, 1]].map(|of| random::seeded(1, &of));
/// let [a, b, c] = [&mut a, &mut b, &mut c].map(random::unit);
/// assert!(a == b && a != c);
/// ```
pub fn seeded(seed: u64, of: &[u64]) -> Rng {
    let mixed = of.iter().fold(scramble(seed), |mixed, &n| scramble(mixed ^ n));
    Rng::seed_from_u64(mixed)
}

/// The finalizer of SplitMix64 (Steele, Lea and Flood 2014): close numbers come out
/// far apart.
fn scramble(n: u64) -> u64 {
    let n = n.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ (n >> 31)
}

/// A number from 0 to below 1, in steps of 2⁻³².
pub fn unit(random: &mut Rng) -> f64 {
    f64::from(random.next_u32()) / 4_294_967_296.0
}

/// A number from `low` to below `high`.
pub fn between(random: &mut Rng, low: f64, high: f64) -> f64 {
    low + (high - low) * unit(random)
}

/// A number of the normal distribution with mean 0 and standard deviation 1, by Box
/// and Muller's transform (1958).
///
/// `ln` and `cos` come from the platform, so the last bit may differ between machines.
pub fn normal(random: &mut Rng) -> f64 {
    let radius = (-2.0 * (1.0 - unit(random)).ln()).sqrt(); // 1 - unit: above 0
    radius * (TAU * unit(random)).cos()
}

/// Puts `items` into a random order, every order as likely as any other, as near as 64
/// bits of state allow: 21 items have more orders than those have values. Fisher and
/// Yates.
///
/// ```
/// use listings::random;
///
/// let mut cards: Vec<_> = (0..52).collect();
/// random::shuffle(&mut random::seeded(7, &[]), &mut cards);
/// assert_ne!(cards, Vec::from_iter(0..52));
/// cards.sort();
/// assert_eq!(cards, Vec::from_iter(0..52));
/// ```
///
/// # Panics
/// With 2³² items or more.
pub fn shuffle<T>(random: &mut Rng, items: &mut [T]) {
    for last in (1..items.len()).rev() {
        let count = u32::try_from(last + 1).expect("fewer than 2^32 items");
        items.swap(last, below(random, count) as usize);
    }
}

/// A whole number below `count`, each as likely: the top half of a product of 64 bits
/// (Lemire 2019), without his rejection, which at these counts changes nothing one
/// could see.
fn below(random: &mut Rng, count: u32) -> u32 {
    ((u64::from(random.next_u32()) * u64::from(count)) >> 32) as u32
}
