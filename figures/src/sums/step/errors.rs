//! The gradient of a loss by calculus, and how far central differences are from it.
//!
//! All arithmetic is `+ - * /` and `sqrt`, which every machine rounds alike.

use listings::conv::by_hand::convolve;
use listings::kernels;
use ndarray::{Array2, NdFloat};

/// The letter and the kernel that run through the book.
fn operands<A: NdFloat>() -> [Array2<A>; 2] {
    let cast = |number: f64| A::from(number).expect("a float of any width");
    [listings::letter(), kernels::ALL[2].array()].map(|image| image.mapv(cast))
}

/// Σ sqrt(1 + y²) over the feature map, an absolute value without a corner.
fn loss<A: NdFloat>(map: &Array2<A>) -> A {
    map.mapv(|y| (A::one() + y * y).sqrt()).sum()
}

/// The gradient of the loss (3, 3) as calculus has it: for each tap the sum of
/// y / sqrt(1 + y²) times the pixel that the tap saw.
pub(super) fn gradient() -> Array2<f64> {
    let [image, kernel] = operands::<f64>();
    let map = feature_map(&image, &kernel);
    Array2::from_shape_fn(kernel.dim(), |(i, j)| {
        let terms = map.indexed_iter().map(|((y, x), &value)| {
            value / (1.0 + value * value).sqrt() * image[[y + i, x + j]]
        });
        terms.sum()
    })
}

/// Each step with the largest difference between a central difference,
/// `(loss(w + h) - loss(w - h)) / 2h`, and its tap of `exact`, relative to the largest tap;
/// for steps between two powers of ten.
pub(super) fn errors<A: NdFloat>(
    exact: &Array2<f64>,
    exponents: (i32, i32),
) -> Vec<(f64, f64)> {
    let [image, kernel] = operands::<A>();
    let loss_with = |tap: (usize, usize), change: A| {
        let mut kernel = kernel.clone();
        kernel[tap] += change;
        loss(&feature_map(&image, &kernel))
    };
    let error = |h: f64| {
        let step = A::from(h).expect("a float of any width");
        let differences = exact.indexed_iter().map(|(tap, exact)| {
            let rise = loss_with(tap, step) - loss_with(tap, -step);
            let slope = (rise / (step + step)).to_f64().expect("a float is a number");
            (slope - exact).abs()
        });
        (h, largest(differences) / largest(exact.iter().map(|slope| slope.abs())))
    };
    steps(exponents).map(error).collect()
}

fn largest(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.fold(0.0, f64::max)
}

/// Three steps a decade, between two powers of ten: 1, 0.5, 0.2, 0.1 and so on. Each is
/// parsed, which is rounded the same way everywhere; a power need not be.
fn steps((least, greatest): (i32, i32)) -> impl Iterator<Item = f64> {
    let steps = (least..greatest)
        .rev()
        .flat_map(|exponent| [10, 5, 2].map(|factor| format!("{factor}e{exponent}")));
    let last = format!("1e{least}");
    steps.chain([last]).map(|step| step.parse().expect("a number"))
}

fn feature_map<A: NdFloat>(image: &Array2<A>, kernel: &Array2<A>) -> Array2<A> {
    convolve(image.view(), kernel.view()).expect("the kernel fits")
}
