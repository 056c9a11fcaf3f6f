//! Softmax and cross entropy.

use ndarray::{Array2, Axis, NdFloat, array};
use serde::Deserialize;

use crate::numbers;
use crate::numbers::{Numbers, cast, furthest, read};
use listings::Error;
use listings::gradcheck::gradcheck;
use listings::nn;
use listings::nn::cross_entropy::{backward, forward, softmax};

#[derive(Deserialize)]
struct File {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    #[serde(default)]
    smoothing: f64,
    logits: Numbers,
    targets: Vec<usize>,
    loss: f64,
    d_logits: Numbers,
}

/// Seven cases: up to 47 classes, smoothing of 0, 0.1 and 0.5, logits up to 3e4.
fn cases() -> Vec<Case> {
    let File { mut cases } = read(include_str!("../fixtures/cross_entropy.json"));
    let smoothed = include_str!("../fixtures/cross_entropy_smoothed.json");
    cases.extend(read::<File>(smoothed).cases);
    assert_eq!(cases.len(), 7);
    cases
}

/// The loss to so many parts of itself, the gradients, which are below 1, outright.
fn torch<A: NdFloat>(tolerance: f64) {
    for Case { smoothing, logits, targets, loss, d_logits } in cases() {
        let logits: Array2<f64> = logits.array();
        let (got, cache) =
            forward(cast::<A, _>(&logits).view(), &targets, smoothing).unwrap();
        let off = (got.to_f64().unwrap() - loss).abs() / loss;
        assert!(off < tolerance, "{got}, torch {loss}");
        let off = furthest(&backward(&cache), &d_logits.array());
        assert!(off < tolerance, "d_logits: off by {off:e}");
    }
}

#[test]
fn torch_in_f64() {
    torch::<f64>(1e-13);
}

/// Seven digits, and three of the rounding left over for sums of 47.
#[test]
fn torch_in_f32() {
    torch::<f32>(1e-6);
}

#[test]
fn gradients() {
    let (logits, targets) = (numbers((4, 5), 1) * 3.0, [4, 0, 2, 0]);
    for smoothing in [0.0, 0.2] {
        let of = |logits: &Array2<f64>| {
            forward(logits.view(), &targets, smoothing).unwrap()
        };
        let d_logits = backward(&of(&logits).1);
        let worst =
            gradcheck("d_logits", |x: &_| of(x).0, &logits, &d_logits).unwrap();
        assert!(worst < 1e-8, "off by {worst:e}");
    }
}

/// More of one class is less of the others: each row sums to 0, as near as 47 roundings
/// of numbers below a quarter come.
#[test]
fn the_gradients_of_an_image_sum_to_0() {
    for size in [1.0, 10.0, 1e4] {
        let logits = numbers((4, 47), 2) * size;
        for smoothing in [0.0, 0.1] {
            let (_, cache) =
                forward(logits.view(), &[0, 46, 7, 7], smoothing).unwrap();
            for sum in backward(&cache).sum_axis(Axis(1)) {
                assert!(sum.abs() < 1e-15, "size {size}: {sum:e}");
            }
        }
    }
}

#[test]
fn logits_of_ten_thousand() {
    for sign in [1.0, -1.0] {
        let logits = array![[1e4 * sign, -1e4 * sign]];
        for (target, loss) in [(0, 1e4 - 1e4 * sign), (1, 1e4 + 1e4 * sign)] {
            let (got, cache) = forward(logits.view(), &[target], 0.0).unwrap();
            assert_eq!(got, loss);
            let down = if loss == 0.0 { 0.0 } else { 1.0 };
            let mut wanted = array![[down, down]];
            wanted[[0, target]] = -down;
            assert_eq!(backward(&cache), wanted);
        }
    }
}

/// f32 has steps of 0.001 at ten thousand; the loss keeps its seven digits all the same,
/// because the largest logit is taken off before anything is added.
#[test]
fn large_logits_do_not_cost_the_loss_its_digits() {
    let wanted = 0.5_f32.exp().ln_1p();
    for base in [0.0, 1e4, -1e4] {
        let (loss, _) =
            forward(array![[base, base + 0.5]].view(), &[0], 0.0).unwrap();
        assert!((loss - wanted).abs() < 1e-6, "{base}: {loss}, not {wanted}");
    }
}

#[test]
fn a_guess_among_all_classes_is_worth_their_logarithm() {
    let (loss, _) =
        forward(Array2::<f64>::zeros((3, 47)).view(), &[1, 2, 46], 0.0).unwrap();
    assert!((loss - 47_f64.ln()).abs() < 1e-14);
    let (loss, _) =
        forward(Array2::<f64>::zeros((3, 47)).view(), &[1, 2, 46], 0.3).unwrap();
    assert!((loss - 47_f64.ln()).abs() < 1e-14);
}

#[test]
fn the_loss_is_a_mean() {
    let (logits, targets) = (numbers((4, 5), 3), [4, 0, 2, 0]);
    let alone = |i: usize| {
        let row = logits.slice(ndarray::s![i..=i, ..]);
        forward(row, &targets[i..=i], 0.1).unwrap().0
    };
    let (loss, _) = forward(logits.view(), &targets, 0.1).unwrap();
    assert!((loss - (0..4).map(alone).sum::<f64>() / 4.0).abs() < 1e-15);
}

#[test]
fn softmax_gives_probabilities_in_the_order_of_the_logits() {
    let logits = numbers((6, 10), 4) * 5.0;
    let probabilities = softmax(logits.view());
    let exps = logits.mapv(f64::exp);
    let wanted = &exps / &exps.sum_axis(Axis(1)).insert_axis(Axis(1));
    assert!(probabilities.abs_diff_eq(&wanted, 1e-15));
    let moved = softmax((&logits + 3.0).view());
    assert!(probabilities.abs_diff_eq(&moved, 1e-14), "a constant changes nothing");
    assert!(softmax(array![[f64::NAN, 1.0]].view()).iter().all(|p| p.is_nan()));
}

/// A class that is ruled out, as by a mask.
#[test]
fn minus_infinity_is_a_class_that_cannot_be() {
    let logits = array![[0.0, f64::NEG_INFINITY, 0.0]];
    let (loss, cache) = forward(logits.view(), &[0], 0.0).unwrap();
    assert!((loss - 2_f64.ln()).abs() < 1e-15);
    assert_eq!(backward(&cache), array![[-0.5, 0.0, 0.5]]);
    assert_eq!(forward(logits.view(), &[1], 0.0).unwrap().0, f64::INFINITY);
}

#[test]
fn a_logit_that_is_no_number_shows_in_the_loss() {
    for column in 0..3 {
        let mut logits = numbers((2, 3), 5);
        logits[[1, column]] = f64::NAN;
        let (loss, _) = forward(logits.view(), &[0, 0], 0.0).unwrap();
        assert!(loss.is_nan(), "column {column}: {loss}");
    }
}

#[test]
fn wrong_targets_and_parts_are_refused() {
    let logits = numbers((3, 5), 6);
    let refuse = |targets: &[usize], smoothing| {
        forward(logits.view(), targets, smoothing).unwrap_err()
    };
    assert_eq!(
        refuse(&[0, 1], 0.0),
        nn::Error::Targets { targets: 2, rows: 3 }.into()
    );
    assert_eq!(
        refuse(&[0; 4], 0.0),
        nn::Error::Targets { targets: 4, rows: 3 }.into()
    );
    let error: Error = nn::Error::Class { index: 1, target: 5, classes: 5 }.into();
    assert_eq!(refuse(&[4, 5, 6], 0.0), error);
    for given in [1.0, -0.1, 2.0] {
        let what = "the smoothing";
        assert_eq!(
            refuse(&[0, 1, 2], given),
            nn::Error::Fraction { what, given }.into()
        );
    }
    assert!(matches!(
        refuse(&[0, 1, 2], f64::NAN),
        Error::Network(nn::Error::Fraction { .. })
    ));
}

/// There is no mean of no losses.
#[test]
fn an_empty_batch_is_refused() {
    let error = forward(Array2::<f64>::zeros((0, 5)).view(), &[], 0.0).unwrap_err();
    assert_eq!(error, Error::Zero { what: "size of the batch" });
    let error = forward(Array2::<f64>::zeros((1, 0)).view(), &[0], 0.1).unwrap_err();
    assert_eq!(error, nn::Error::Class { index: 0, target: 0, classes: 0 }.into());
}
