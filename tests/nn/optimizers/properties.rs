//! What holds for every optimizer, or for one, whatever the numbers.

use ndarray::{ArrayD, arr1};

use super::{Optimizer, all};
use listings::nn::Adam;

/// Two parameters and gradients of them that change from step to step.
fn parameters() -> Vec<ArrayD<f64>> {
    vec![arr1(&[1.0, -2.0, 3.0]).into_dyn(), ArrayD::from_elem(vec![2, 2], 0.5)]
}

fn gradients(step: usize) -> Vec<ArrayD<f64>> {
    parameters().iter().map(|p| (p * (step + 1) as f64).mapv(f64::sin)).collect()
}

#[test]
fn a_learning_rate_of_0_moves_nothing() {
    for (name, mut optimizer) in all::<f64>(0.1) {
        let mut moved = parameters();
        for step in 0..5 {
            optimizer.step(&mut moved, &gradients(step), 0.0).unwrap();
        }
        assert_eq!(moved, parameters(), "{name}");
    }
}

/// All but AdamW, which decays: by 1 − 0.1 · 0.5 at each of three steps.
#[test]
fn gradients_of_0_move_nothing_that_does_not_decay() {
    let zeros: Vec<_> = parameters().iter().map(|p| p * 0.0).collect();
    for (name, mut optimizer) in all::<f64>(0.5) {
        let mut moved = parameters();
        for _ in 0..3 {
            optimizer.step(&mut moved, &zeros, 0.1).unwrap();
        }
        let left = if name == "adamw" { 0.95 * 0.95 * 0.95 } else { 1.0 };
        for (got, wanted) in moved.iter().flatten().zip(parameters().iter().flatten())
        {
            assert!((got - wanted * left).abs() < 1e-15, "{name}: {got}");
        }
    }
}

#[test]
fn a_step_goes_against_the_gradient() {
    for (name, mut optimizer) in all::<f64>(0.0) {
        let mut moved = parameters();
        optimizer.step(&mut moved, &gradients(0), 0.1).unwrap();
        let pairs = moved.iter().flatten().zip(parameters().into_iter().flatten());
        for ((after, before), gradient) in pairs.zip(gradients(0).iter().flatten()) {
            assert!((after - before) * gradient < 0.0, "{name}");
        }
    }
}

/// Momentum of 0.9 under a steady gradient goes ten times as far a step, in the end.
#[test]
fn momentum_gathers() {
    let [_, (_, mut momentum), ..] = all::<f64>(0.0);
    let (mut at, mut before) = (vec![ArrayD::zeros(vec![1])], 0.0);
    for _ in 0..300 {
        before = at[0][0];
        momentum.step(&mut at, &[ArrayD::ones(vec![1])], 0.01).unwrap();
    }
    let step = before - at[0][0];
    assert!((step - 0.1).abs() < 1e-12, "{step}");
}

/// A steady gradient of any size moves a parameter by the learning rate, every step.
#[test]
fn adam_does_not_see_the_size_of_gradients() {
    for size in [1e-4, 1.0, 1e4] {
        let [.., (_, mut adam), _] = all::<f64>(0.0);
        let mut at = vec![ArrayD::zeros(vec![1])];
        for step in 1..=20 {
            adam.step(&mut at, &[ArrayD::from_elem(vec![1], size)], 0.01).unwrap();
            let gone = -at[0][0] / (0.01 * f64::from(step));
            assert!((gone - 1.0).abs() < 1.1e-8 / size.min(1.0), "{size}: {gone}");
        }
    }
}

/// After 100,000 steps β₁ᵗ is 0 and β₂ᵗ is 3.5e-44: nothing is divided by 0, in f32
/// either, in which a gradient of 1e-20 has the square 0.
#[test]
fn late_steps_and_small_gradients_stay_numbers() {
    let mut adam = Adam::new(0.01_f32);
    let mut parameter = arr1(&[1.0, 1.0]).into_dyn();
    let gradient = arr1(&[1e-20, 0.1]).into_dyn();
    for _ in 0..100_000 {
        adam.step(&mut [parameter.view_mut()], &[gradient.view()], 1e-6).unwrap();
    }
    assert_eq!(adam.steps(), 100_000);
    assert!((parameter[0] - 0.999).abs() < 1e-3, "{parameter}");
    assert!((parameter[1] - 0.9).abs() < 1e-2, "{parameter}");
}

#[test]
fn a_gradient_that_is_no_number_shows() {
    for (name, mut optimizer) in all::<f64>(0.1) {
        let (mut moved, mut wrong) = (parameters(), gradients(0));
        wrong[0][1] = f64::NAN;
        optimizer.step(&mut moved, &wrong, 0.1).unwrap();
        let found: Vec<_> = moved.iter().flatten().map(|x| x.is_nan()).collect();
        assert_eq!(found, [false, true, false, false, false, false, false], "{name}");
    }
}

#[test]
fn a_network_without_parameters_and_parameters_without_numbers() {
    for (name, mut optimizer) in all::<f64>(0.1) {
        assert_eq!(optimizer.step(&mut [], &[], 0.1), Ok(()), "{name}");
    }
    for (name, mut optimizer) in all::<f64>(0.1) {
        let none = [ArrayD::zeros(vec![0, 3])];
        let steps = [(); 2].map(|()| optimizer.step(&mut none.clone(), &none, 0.1));
        assert_eq!(steps, [Ok(()), Ok(())], "{name}");
    }
}

/// Every optimizer tells momentum and Adam apart: `all` gives four.
#[test]
fn no_two_are_the_same() {
    let mut ends: Vec<Vec<ArrayD<f64>>> = Vec::new();
    for (name, mut optimizer) in all::<f64>(0.1) {
        assert_eq!(matches!(optimizer, Optimizer::Adam(_)), name.starts_with("adam"));
        let mut moved = parameters();
        (0..3).for_each(|step| {
            optimizer.step(&mut moved, &gradients(step), 0.1).unwrap()
        });
        assert!(!ends.contains(&moved), "{name}");
        ends.push(moved);
    }
}
