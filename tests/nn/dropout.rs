//! Dropout.

use ndarray::{Array2, ShapeBuilder, array};

use crate::{check, d_loss, numbers};
use listings::nn;
use listings::nn::dropout::{backward, forward};
use listings::random::{self, Rng};
use listings::{Error, Result};

fn seeded(seed: u64) -> Rng {
    random::seeded(seed, &[])
}

/// 100,000 ones: what is left, and a gradient of ones.
fn ones(rate: f64, seed: u64) -> Result<(Array2<f64>, Array2<f64>)> {
    let ones = Array2::ones((200, 500));
    let (output, cache) = forward(ones.clone(), rate, Some(&mut seeded(seed)))?;
    Ok((output, backward(&cache, ones)?))
}

/// How many are off has a standard deviation of √(100,000 · rate · (1 - rate)), 158 at
/// most; the mean, of √(rate / (1 - rate) / 100,000), 0.0095 at most.
#[test]
fn the_rate_is_switched_off_and_the_mean_stays() {
    for rate in [0.1, 0.25, 0.5, 0.9] {
        let (output, _) = ones(rate, 1).unwrap();
        let off = output.iter().filter(|&&y| y == 0.0).count() as f64;
        assert!((off - 1e5 * rate).abs() < 4.0 * 158.0, "{rate}: {off}");
        let mean = output.mean().unwrap();
        assert!(
            (mean - 1.0).abs() < 4.0 * (rate / (1.0 - rate) / 1e5).sqrt(),
            "{mean}"
        );
        let kept = 1.0 / (1.0 - rate);
        assert!(output.iter().all(|&y| y == 0.0 || y == kept), "{rate}");
    }
}

/// Every pixel of every image by itself: neighbors, and one pixel in two images, are off
/// together a sixteenth of the time, 6250 of 100,000, give or take 4 · 77.
#[test]
fn every_element_is_drawn_by_itself() {
    let (output, _) = ones(0.25, 2).unwrap();
    for axis in 0..2 {
        let pairs = output.axis_windows(ndarray::Axis(axis), 2);
        let both: usize = pairs
            .into_iter()
            .map(|pair| {
                let (a, b) = pair.split_at(ndarray::Axis(axis), 1);
                a.iter().zip(b).filter(|&(&a, &b)| a == 0.0 && b == 0.0).count()
            })
            .sum();
        assert!(both.abs_diff(6250) < 400, "axis {axis}: {both}");
    }
}

#[test]
fn the_gradient_takes_the_same_way() {
    let (output, d_input) = ones(0.25, 3).unwrap();
    assert_eq!(output, d_input);
    let input = numbers((4, 5), 1);
    let (output, cache) = forward(input.clone(), 0.25, Some(&mut seeded(4))).unwrap();
    let d_input = backward(&cache, d_loss(&output)).unwrap();
    check("d_input", &input, &d_input, |x| {
        forward(x, 0.25, Some(&mut seeded(4))).unwrap().0
    });
}

#[test]
fn the_same_seed_switches_the_same_off() {
    assert_eq!(ones(0.5, 5), ones(0.5, 5));
    assert_ne!(ones(0.5, 5), ones(0.5, 6));
    let random = &mut seeded(5);
    let [first, second] = [(); 2]
        .map(|()| forward(Array2::<f64>::ones((9, 9)), 0.5, Some(random)).unwrap().0);
    assert_ne!(first, second, "the next call gets other numbers");
}

#[test]
fn nothing_happens_without_random_numbers_or_at_rate_0() {
    let input = numbers((4, 5), 1);
    for (rate, random) in [(0.5, None), (0.0, Some(&mut seeded(1)))] {
        let (output, cache) = forward(input.clone(), rate, random).unwrap();
        assert_eq!(output, input);
        assert_eq!(backward(&cache, input.clone()).unwrap(), input);
    }
}

#[test]
fn memory_layout_does_not_matter() {
    let rows = numbers((4, 5), 1);
    let mut columns = Array2::zeros((4, 5).f());
    columns.assign(&rows);
    let [rows, columns] = [rows, columns].map(|input| {
        let (output, cache) =
            forward(input.clone(), 0.5, Some(&mut seeded(1))).unwrap();
        (output, backward(&cache, input).unwrap())
    });
    assert_eq!(rows, columns);
}

#[test]
fn an_empty_batch() {
    let none = Array2::<f64>::zeros((0, 5));
    let (output, cache) = forward(none.clone(), 0.5, Some(&mut seeded(1))).unwrap();
    assert_eq!(
        (&output, backward(&cache, none.clone()).unwrap()),
        (&none, none.clone())
    );
}

#[test]
fn a_rate_that_is_no_part_of_the_whole_is_refused() {
    for rate in [1.0, 1.5, -0.1, f64::INFINITY] {
        for random in [None, Some(&mut seeded(1))] {
            let error = forward(array![1.0], rate, random).unwrap_err();
            let what = "the rate of dropout";
            assert_eq!(error, nn::Error::Fraction { what, given: rate }.into());
        }
    }
    assert!(forward(array![1.0], f64::NAN, None).is_err());
}

/// A row where there were four would broadcast.
#[test]
fn a_gradient_of_another_shape_is_refused() {
    let (_, cache) =
        forward(Array2::ones((4, 5)), 0.5, Some(&mut seeded(1))).unwrap();
    let error = backward(&cache, Array2::<f64>::ones((1, 5))).unwrap_err();
    let wanted: Error =
        nn::Error::LayerGradient { given: vec![1, 5], output: vec![4, 5] }.into();
    assert_eq!(error, wanted);
}
