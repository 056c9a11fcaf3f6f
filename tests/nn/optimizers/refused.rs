//! Arrays that are not of one network: an error, and nothing has moved.

use ndarray::{ArrayD, arr1};

use super::all;
use listings::Error;
use listings::nn::adam::Moments;
use listings::nn::{self, Adam};

fn parameters() -> Vec<ArrayD<f64>> {
    vec![ArrayD::ones(vec![2, 3]), ArrayD::ones(vec![3])]
}

#[test]
fn too_few_gradients_or_too_many() {
    for (name, mut optimizer) in all::<f64>(0.1) {
        let mut moved = parameters();
        for (given, gradients) in [
            (1, vec![ArrayD::ones(vec![2, 3])]),
            (3, [parameters(), parameters()].concat()[..3].to_vec()),
        ] {
            let error = optimizer.step(&mut moved, &gradients, 0.1).unwrap_err();
            let wanted: Error =
                nn::Error::ParameterCount { what: "gradient", given, parameters: 2 }
                    .into();
            assert_eq!(error, wanted, "{name}");
        }
        assert_eq!(moved, parameters(), "{name}");
        assert_eq!(optimizer.step(&mut moved, &parameters(), 0.1), Ok(()), "{name}");
    }
}

/// A shape of as many numbers, or one that a broadcast would take, is refused, too.
#[test]
fn a_gradient_of_another_shape() {
    for (name, mut optimizer) in all::<f64>(0.1) {
        let mut moved = parameters();
        for shape in [vec![1], vec![4], vec![1, 3], vec![]] {
            let gradients = [ArrayD::ones(vec![2, 3]), ArrayD::ones(shape.clone())];
            let error = optimizer.step(&mut moved, &gradients, 0.1).unwrap_err();
            let (what, parameter, of) = ("gradient", 1, vec![3]);
            let wanted: Error =
                nn::Error::ParameterShape { what, parameter, given: shape, of }
                    .into();
            assert_eq!(error, wanted, "{name}");
        }
        assert_eq!(moved, parameters(), "{name}");
    }
}

#[test]
fn the_parameters_of_another_network_at_the_second_step() {
    for (name, mut optimizer) in all::<f64>(0.1) {
        let what = if name.starts_with("adam") { "first moment" } else { "velocity" };
        optimizer.step(&mut parameters(), &parameters(), 0.1).unwrap();

        let mut fewer = vec![ArrayD::ones(vec![2, 3])];
        let error =
            optimizer.step(&mut fewer.clone(), &fewer.clone(), 0.1).unwrap_err();
        let wanted: Error =
            nn::Error::ParameterCount { what, given: 2, parameters: 1 }.into();
        assert_eq!(error, wanted, "{name}");

        fewer.push(ArrayD::ones(vec![4]));
        let mut moved = fewer.clone();
        let error = optimizer.step(&mut moved, &fewer, 0.1).unwrap_err();
        let (given, of) = (vec![3], vec![4]);
        let wanted: Error =
            nn::Error::ParameterShape { what, parameter: 1, given, of }.into();
        assert_eq!(error, wanted, "{name}");
        assert_eq!(moved, fewer, "{name}");
    }
}

#[test]
fn moments_that_are_not_of_the_parameters() {
    let ones = |shape: &[usize]| ArrayD::<f64>::ones(shape);
    let moments = Moments { first: ones(&[3]), second: ones(&[2]) };
    for (steps, moments, wanted) in [
        (5, vec![], "1 parameters take a first moment each, and there are 0"),
        (5, vec![moments.clone()], "the second moment of parameter 0"),
        (0, vec![moments.clone()], "the second moment of parameter 0"),
        (
            5,
            vec![moments.clone(), moments],
            "1 parameters take a first moment each, and there are 2",
        ),
    ] {
        let mut adam = Adam::resume(0.0, steps, moments);
        let (mut parameter, gradient) = (arr1(&[1.0; 3]).into_dyn(), ones(&[3]));
        let error = adam.step(&mut [parameter.view_mut()], &[gradient.view()], 0.1);
        let error = error.unwrap_err().to_string();
        assert!(error.starts_with(wanted), "{error}");
        assert_eq!((adam.steps(), parameter), (steps, ones(&[3])));
    }
}
