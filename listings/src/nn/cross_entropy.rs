//! How surprised the network is by the right answer, and which way to be less so.

use ndarray::{Array2, ArrayView2, Axis, NdFloat};
use num_traits::cast;

use listings::error::Result;
use listings::nn::Error;

/// What [`backward`] remembers.
#[derive(Debug, Clone)]
pub struct Cache<A> {
    probabilities: Array2<A>, // (n, classes)
    wanted: Array2<A>,        // (n, classes)
}

/// Numbers of any size, `(n, classes)`, turned into the probabilities of a row:
/// `eˣ / Σ eˣ`.
///
/// The largest of a row is subtracted first, which changes nothing in the quotient and
/// keeps `e` from overflowing.
///
/// ```
/// use listings::nn::cross_entropy::softmax;
/// use ndarray::array;
///
/// let logits = array![[1000.0, 1000.0, -1000.0]];
/// assert_eq!(softmax(logits.view()), array![[0.5, 0.5, 0.0]]);
/// ```
// ANCHOR: softmax
pub fn softmax<A: NdFloat>(logits: ArrayView2<'_, A>) -> Array2<A> {
    let mut probabilities = logits.to_owned(); // (n, classes)
    for mut row in probabilities.rows_mut() {
        let largest = row.fold(A::neg_infinity(), |largest, &x| largest.max(x));
        row.mapv_inplace(|x| (x - largest).exp());
        let sum = row.sum();
        row.mapv_inplace(|e| e / sum);
    }
    probabilities
}
// ANCHOR_END: softmax

/// The mean over the batch of `-Σ wanted · ln(probability)`, where the probabilities
/// are those of [`softmax`] and `wanted` is 1 for the target class and 0 for the
/// others; with `smoothing` that 1 gives up this part of itself, shared out among all
/// classes (Szegedy et al. 2015, arXiv:1512.00567).
///
/// # Errors
/// [`Error::Targets`] if there is not one target for each row, [`Error::Class`] if one
/// is not a class, [`Zero`](listings::Error::Zero) for an empty batch, [`Error::Fraction`] if
/// `smoothing` is not in 0 ≤ `smoothing` < 1.
///
/// ```
/// use listings::nn::cross_entropy;
/// use ndarray::array;
///
/// let logits = array![[0.0, 0.0], [100.0, 0.0]];
/// let (loss, _) = cross_entropy::forward(logits.view(), &[1, 0], 0.0)?;
/// assert_eq!(loss, 2f64.ln() / 2.0); // a guess among two, and a certainty
/// # Ok::<(), listings::Error>(())
/// ```
pub fn forward<A: NdFloat>(
    logits: ArrayView2<'_, A>,
    targets: &[usize],
    smoothing: f64,
) -> Result<(A, Cache<A>)> {
    let wanted = wanted(logits.dim(), targets, smoothing)?; // (n, classes)
    let probabilities = softmax(logits); // (n, classes)
    let mut loss = A::zero();
    for (row, wanted) in logits.rows().into_iter().zip(wanted.rows()) {
        let largest = row.fold(A::neg_infinity(), |largest, &x| largest.max(x));
        let sum = row.fold(A::zero(), |sum, &x| sum + (x - largest).exp());
        for (&x, &wanted) in row.iter().zip(wanted) {
            if wanted != A::zero() {
                loss += wanted * (sum.ln() - (x - largest));
            }
        }
    }
    let n = cast(targets.len()).expect("a number becomes a float");
    Ok((loss / n, Cache { probabilities, wanted }))
}

// ANCHOR: backward
/// The gradient `(n, classes)` of the logits: `(probability - wanted) / n`.
pub fn backward<A: NdFloat>(cache: &Cache<A>) -> Array2<A> {
    let n = cast(cache.wanted.len_of(Axis(0))).expect("a number becomes a float");
    (&cache.probabilities - &cache.wanted).mapv_into(|d: A| d / n)
}
// ANCHOR_END: backward

/// The probabilities a perfect network would give, `(n, classes)`.
fn wanted<A: NdFloat>(
    (n, classes): (usize, usize),
    targets: &[usize],
    smoothing: f64,
) -> Result<Array2<A>> {
    if !(0.0..1.0).contains(&smoothing) {
        return Err(
            Error::Fraction { what: "the smoothing", given: smoothing }.into()
        );
    }
    if targets.len() != n {
        return Err(Error::Targets { targets: targets.len(), rows: n }.into());
    }
    if n == 0 {
        return Err(listings::Error::Zero { what: "size of the batch" });
    }
    let number = |x: f64| cast(x).expect("a float becomes a float");
    let others: A = number(smoothing / classes as f64);
    let mut wanted = Array2::from_elem((n, classes), others);
    for (index, &target) in targets.iter().enumerate() {
        let chosen = wanted.get_mut((index, target));
        let chosen = chosen.ok_or(Error::Class { index, target, classes })?;
        *chosen += number(1.0 - smoothing);
    }
    Ok(wanted)
}
