//! The learning rate of every step.

use std::f64::consts::PI;

/// The part of all steps in which the learning rate rises.
const RISING: f64 = 0.3;
/// How many times smaller than the peak it begins.
const FIRST: f64 = 25.0;
/// How many times smaller than that it ends.
const LAST: f64 = 1e4;

/// The learning rate of `step`, counted from 0, out of `steps`: from `peak / 25` it
/// rises to `peak` within three tenths of the steps, then falls to nearly nothing,
/// `peak / 250 000`, at the last; both along half a cosine. It stays there after.
///
/// The one-cycle policy of Smith and Topin, [*Super-convergence: very fast training of
/// neural networks using large learning rates*](https://arxiv.org/abs/1708.07120)
/// (2017), in the numbers of PyTorch's `OneCycleLR`, which moves Adam's β₁, too, where
/// this does not.
///
/// ```
/// use listings::nn::schedule::one_cycle;
///
/// let rates = [0, 29, 64, 99].map(|step| one_cycle(step, 100, 1.0));
/// assert_eq!(rates.map(|rate| format!("{rate:.6}")), [
///     "0.040000", "1.000000", "0.500002", "0.000004"
/// ]);
/// ```
// ANCHOR: one_cycle
pub fn one_cycle(step: usize, steps: usize, peak: f64) -> f64 {
    let last = steps.saturating_sub(1) as f64;
    let top = RISING * steps as f64 - 1.0; // never 0, so it can be divided by
    let step = (step as f64).min(last);
    let first = peak / FIRST;
    if step <= top {
        half_cosine(first, peak, step / top)
    } else {
        half_cosine(peak, first / LAST, (step - top) / (last - top))
    }
}

/// From `start` at 0 to `end` at 1, flat at both.
fn half_cosine(start: f64, end: f64, at: f64) -> f64 {
    end + (start - end) / 2.0 * (1.0 + (PI * at).cos())
}
// ANCHOR_END: one_cycle
