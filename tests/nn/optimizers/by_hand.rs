//! Against the formulas one parameter at a time, on a bowl: the loss is Σ c (x − a)².

use ndarray::{ArrayD, Axis};

use super::{Optimizer, all};

/// Where the bowl is lowest, a, and how steep it is, c, of parameter number i.
fn bowl(i: usize) -> (f64, f64) {
    ((i as f64 * 0.7).sin(), 0.5 + (i % 5) as f64)
}

/// Two parameters in arrays of their own shapes, numbers counted through both.
fn start() -> Vec<ArrayD<f64>> {
    vec![ArrayD::zeros(vec![2, 3, 2]), ArrayD::ones(vec![4])]
}

fn gradients(parameters: &[ArrayD<f64>]) -> Vec<ArrayD<f64>> {
    let mut i = 0;
    let mut gradient = |x: f64| {
        let (lowest, steep) = bowl(i);
        i += 1;
        2.0 * steep * (x - lowest)
    };
    parameters.iter().map(|p| p.mapv(&mut gradient)).collect()
}

/// The rate changes at every step, as in a schedule.
fn rate(step: i32) -> f64 {
    0.02 / f64::from(step)
}

/// A parameter alone, after `steps` steps: written as in the papers.
fn alone(name: &str, i: usize, start: f64, steps: i32) -> f64 {
    let (lowest, steep) = bowl(i);
    let (mut x, mut v, mut m) = (start, 0.0, 0.0);
    for t in 1..=steps {
        let g = 2.0 * steep * (x - lowest);
        match name {
            "sgd" => x -= rate(t) * g,
            "momentum" => {
                v = 0.9 * v + g;
                x -= rate(t) * v;
            }
            _ => {
                let decay = if name == "adamw" { 0.3 } else { 0.0 };
                m = 0.9 * m + 0.1 * g;
                v = 0.999 * v + 0.001 * g * g;
                let m_hat = m / (1.0 - 0.9_f64.powi(t));
                let v_hat = v / (1.0 - 0.999_f64.powi(t));
                x -= rate(t) * (m_hat / (v_hat.sqrt() + 1e-8) + decay * x);
            }
        }
    }
    x
}

#[test]
fn every_parameter_moves_as_if_alone() {
    for (name, mut optimizer) in all::<f64>(0.3) {
        let mut parameters = start();
        for step in 1..=30 {
            let gradients = gradients(&parameters);
            optimizer.step(&mut parameters, &gradients, rate(step)).unwrap();
        }
        let starts = start().into_iter().flatten();
        for (i, (got, start)) in parameters.iter().flatten().zip(starts).enumerate() {
            let wanted = alone(name, i, start, 30);
            assert!((got - wanted).abs() < 1e-12, "{name}, {i}: {got}, not {wanted}");
        }
    }
}

/// Adam's steps are as long as the learning rate at first, so it takes a rate that falls.
#[test]
fn the_lowest_point_is_found() {
    for (name, mut optimizer) in all::<f64>(0.0) {
        let mut parameters = start();
        let of_sgd = matches!(optimizer, Optimizer::Sgd(_));
        for step in 0..2000 {
            let gradients = gradients(&parameters);
            let rate = if of_sgd { 0.01 } else { 0.1 * 0.99_f64.powi(step) };
            optimizer.step(&mut parameters, &gradients, rate).unwrap();
        }
        for (i, got) in parameters.iter().flatten().enumerate() {
            let off = (got - bowl(i).0).abs();
            assert!(off < 1e-3, "{name}, {i}: off by {off:e}");
        }
    }
}

/// Gradients come as they were computed: transposed, reversed, one number seen often.
#[test]
fn memory_layout_does_not_matter() {
    let broadcast = ndarray::arr0(0.5);
    for (name, mut optimizer) in all::<f64>(0.3) {
        let mut plain =
            vec![ArrayD::from_shape_fn(vec![3, 4], |i| (i[0] * 4 + i[1]) as f64)];
        let mut other =
            vec![plain[0].t().as_standard_layout().into_owned().reversed_axes()];
        assert_eq!(other, plain);
        assert_ne!(other[0].strides(), plain[0].strides());
        let (_, mut on_other) =
            all::<f64>(0.3).into_iter().find(|o| o.0 == name).unwrap();
        for _ in 0..3 {
            let gradient = &plain[0] * 0.1 + &broadcast;
            let mut reversed = gradient.clone();
            reversed.invert_axis(Axis(1));
            let mut reversed = reversed.as_standard_layout().into_owned();
            reversed.invert_axis(Axis(1));
            assert_eq!(gradient, reversed);
            optimizer.step(&mut plain, &[gradient], 0.1).unwrap();
            on_other.step(&mut other, &[reversed], 0.1).unwrap();
        }
        assert_eq!(plain, other, "{name}");
    }
}
