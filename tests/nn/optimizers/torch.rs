//! Ten steps with given gradients, against PyTorch's: `optimizers.json`.

use std::collections::HashMap;

use ndarray::{ArrayD, NdFloat};
use serde::Deserialize;

use super::{all, cast_all};
use crate::numbers::{Numbers, furthest, read};

#[derive(Deserialize)]
struct File {
    start: Vec<Numbers>,
    gradients: Vec<Vec<Numbers>>,
    learning_rates: Vec<f64>,
    parameters_after_each_step: HashMap<String, Vec<Vec<Numbers>>>,
}

#[test]
fn torch_in_f64() {
    assert!(off::<f64>() < 1e-13);
}

/// The parameters are below 4, where f32 has steps of 2.4e-7, and gradients reach 200:
/// with momentum a parameter goes as far as 60, in ten steps.
#[test]
fn torch_in_f32() {
    assert!(off::<f32>() < 1e-5);
}

/// How far the furthest parameter is off, after any step of any optimizer, as a part of
/// itself if it is above 1.
fn off<A: NdFloat>() -> f64 {
    let arrays = |numbers: Vec<Numbers>| -> Vec<ArrayD<f64>> {
        numbers.into_iter().map(Numbers::array).collect()
    };
    let file: File = read(include_str!("../../fixtures/optimizers.json"));
    let start = arrays(file.start);
    let gradients: Vec<_> = file.gradients.into_iter().map(arrays).collect();
    assert_eq!((start.len(), gradients.len()), (3, 10));

    let mut after = file.parameters_after_each_step;
    let mut worst = 0.0;
    for (name, mut optimizer) in all::<A>(0.1) {
        let mut parameters = cast_all::<A>(&start);
        let wanted = after.remove(name).expect("every optimizer");
        assert_eq!(wanted.len(), 10);
        let steps = gradients.iter().zip(&file.learning_rates).zip(wanted);
        for ((gradients, &rate), wanted) in steps {
            optimizer.step(&mut parameters, &cast_all(gradients), rate).unwrap();
            for (got, wanted) in parameters.iter().zip(arrays(wanted)) {
                let scale = wanted.mapv(|x| x.abs().max(1.0));
                let got = got / &scale.mapv(|x| A::from(x).unwrap());
                worst = furthest(&got, &(wanted / scale)).max(worst);
            }
        }
        eprintln!("{name}: {worst:e}");
    }
    assert!(after.is_empty(), "optimizers that were not tried");
    worst
}
