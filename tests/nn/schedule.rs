//! The one-cycle schedule, against PyTorch's `OneCycleLR`.

use serde::Deserialize;

use crate::numbers::read;
use listings::nn::schedule::one_cycle;

#[derive(Deserialize)]
struct File {
    peak: f64,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    steps: usize,
    /// The rates are those of every so many steps.
    every: usize,
    rates: Vec<f64>,
}

#[test]
fn torch() {
    let File { peak, cases } = read(include_str!("../fixtures/one_cycle.json"));
    assert_eq!(cases.len(), 7);
    for Case { steps, every, rates } in cases {
        assert_eq!(rates.len(), steps.div_ceil(every));
        for (step, wanted) in (0..).step_by(every).zip(rates) {
            let got = one_cycle(step, steps, peak);
            let off = (got - wanted).abs() / wanted;
            assert!(off < 1e-9, "step {step} of {steps}: {got}, torch {wanted}");
        }
    }
}

#[test]
fn it_rises_to_the_peak_then_falls() {
    for steps in [10, 100, 4321] {
        let rates: Vec<_> =
            (0..steps).map(|step| one_cycle(step, steps, 3e-3)).collect();
        let top = rates
            .iter()
            .position(|&rate| rate == rates.iter().fold(0.0, |a, &b| b.max(a)));
        let top = top.unwrap();
        assert!(top.abs_diff(steps * 3 / 10) <= 1, "at {top} of {steps}");
        assert!((rates[top] - 3e-3).abs() < 1e-8, "{} of {steps}", rates[top]);
        assert!(rates[..=top].is_sorted());
        assert!(rates[top..].is_sorted_by(|a, b| a > b));
    }
}

#[test]
fn it_stays_at_its_end() {
    let end = one_cycle(99, 100, 1.0);
    assert!((end - 1.0 / 250_000.0).abs() < 1e-15);
    assert_eq!(one_cycle(100, 100, 1.0), end);
    assert_eq!(one_cycle(usize::MAX, 100, 1.0), end);
    assert_eq!(one_cycle(0, 0, 1.0), end, "no steps are all past");
}

#[test]
fn it_is_in_proportion_to_its_peak() {
    for step in 0..100 {
        assert_eq!(one_cycle(step, 100, 2.0), 2.0 * one_cycle(step, 100, 1.0));
        assert_eq!(one_cycle(step, 100, 0.0), 0.0);
    }
}
