//! The course's network against PyTorch's: `cnn.json`.

use std::collections::HashMap;

use ndarray::{Array2, Array4, ArrayD};
use serde::Deserialize;

use crate::numbers::{Numbers, cast, furthest, read};
use crate::{check_order, optimizers};
use listings::garbage::Net;
use listings::model::{Course, Network};
use listings::nn::{self, cross_entropy};
use listings::number::Number;
use listings::{Algorithm, Error, random};

#[derive(Deserialize)]
struct File {
    input: Numbers,
    targets: Vec<usize>,
    weights: HashMap<String, Numbers>,
    logits: Numbers,
    loss: f64,
    gradients: HashMap<String, Numbers>,
    #[serde(rename = "loss_after_each_of_10_steps_on_the_same_batch")]
    losses: HashMap<String, Vec<f64>>,
}

/// The fixture, its arrays in the order of the network's parameters.
struct Case {
    images: Array4<f64>,
    targets: Vec<usize>,
    weights: Vec<ArrayD<f64>>,
    logits: Array2<f64>,
    loss: f64,
    gradients: Vec<ArrayD<f64>>,
    losses: HashMap<String, Vec<f64>>,
}

fn case() -> Case {
    let file: File = read(include_str!("../fixtures/cnn.json"));
    let order = Course::<f64>::new(Algorithm::ALL[0], &mut random::seeded(1, &[]));
    let in_order = |mut arrays: HashMap<String, Numbers>| -> Vec<ArrayD<f64>> {
        let names = order.parameters().into_iter().map(|(name, _)| name);
        let found =
            names.map(|name| arrays.remove(name).expect(name).array()).collect();
        assert!(arrays.is_empty(), "arrays that are no parameter");
        found
    };
    Case {
        images: file.input.array(),
        targets: file.targets,
        weights: in_order(file.weights),
        logits: file.logits.array(),
        loss: file.loss,
        gradients: in_order(file.gradients),
        losses: file.losses,
    }
}

/// What the fixture calls the four, and their learning rates. AdamW decays by 0.01.
const OPTIMIZERS: [(&str, &str, f64); 4] = [
    ("sgd", "sgd(lr=0.05)", 0.05),
    ("momentum", "sgd(lr=0.05,momentum=0.9)", 0.05),
    ("adam", "adam(lr=1e-3)", 1e-3),
    ("adamw", "adamw(lr=1e-3,weight_decay=1e-2)", 1e-3),
];

/// The network with PyTorch's weights.
fn network<A: Number>(algorithm: Algorithm<A>, case: &Case) -> Course<A> {
    let mut network = Course::new(algorithm, &mut random::seeded(1, &[]));
    for (mut parameter, weight) in
        network.parameters_mut().into_iter().zip(&case.weights)
    {
        assert_eq!(parameter.shape(), weight.shape());
        parameter.assign(&cast(weight));
    }
    network
}

/// Chapter 18's network has the same parameters.
#[test]
fn the_names_and_shapes_of_parameters() {
    let random = &mut random::seeded(1, &[]);
    let (course, net) = (Course::new(Algorithm::ALL[0], random), Net::new(random));
    let wanted: [(&str, &[usize]); 6] = [
        ("0.weight", &[5, 1, 5, 5]),
        ("0.bias", &[5]),
        ("3.weight", &[10, 5, 5, 5]),
        ("3.bias", &[10]),
        ("7.weight", &[47, 160]),
        ("7.bias", &[47]),
    ];
    for parameters in [course.parameters(), net.parameters()] {
        let found: Vec<_> =
            parameters.iter().map(|(name, p)| (*name, p.shape())).collect();
        assert_eq!(found, wanted);
    }
    check_order(course);
    check_order(net);
}

/// Logits, loss, and the gradient of every parameter.
fn gradients<A: Number>(
    network: &Course<A>,
    case: &Case,
) -> (Array2<A>, A, Course<A>) {
    let (logits, cache) = network.forward(cast(&case.images), None).unwrap();
    let entropy = cross_entropy::forward(logits.view(), &case.targets, 0.0);
    let (loss, entropy) = entropy.unwrap();
    let d_logits = cross_entropy::backward(&entropy);
    (logits, loss, network.backward(&cache, d_logits).unwrap())
}

/// Logits, loss and gradients by every algorithm.
fn one_batch<A: Number>(tolerance: f64) {
    let case = case();
    for algorithm in Algorithm::<A>::ALL {
        let network = network(*algorithm, &case);
        let (logits, loss, gradients) = gradients(&network, &case);
        let near = |off: f64, what: &str| {
            assert!(off < tolerance, "{}, {what}: off by {off:e}", algorithm.name);
        };
        near(furthest(&logits, &case.logits), "logits");
        near((loss.to_f64().unwrap() - case.loss).abs(), "loss");
        for ((name, got), wanted) in
            gradients.parameters().into_iter().zip(&case.gradients)
        {
            near(furthest(&got.to_owned(), wanted), name);
        }
    }
}

#[test]
fn torch_in_f64() {
    one_batch::<f64>(1e-10);
}

/// The loss, 3.8, has steps of 2.4e-7 and is off by half of one; logits and gradients are
/// below 1, and off by less.
#[test]
fn torch_in_f32() {
    one_batch::<f32>(1e-6);
}

/// The loss before each of ten steps, by every optimizer.
fn ten_steps<A: Number>(tolerance: f64) {
    let case = case();
    assert_eq!(case.losses.len(), 4);
    let im2col = Algorithm::<A>::ALL.iter().find(|a| a.name == "im2col").unwrap();
    for (name, mut optimizer) in optimizers::all::<A>(0.01) {
        let (_, theirs, rate) = OPTIMIZERS.into_iter().find(|o| o.0 == name).unwrap();
        let mut network = network(*im2col, &case);
        assert_eq!(case.losses[theirs].len(), 10);
        for (step, wanted) in case.losses[theirs].iter().enumerate() {
            let (_, loss, gradients) = gradients(&network, &case);
            let off = (loss.to_f64().unwrap() - wanted).abs();
            assert!(off < tolerance, "{name}, step {step}: off by {off:e}");
            let gradients = gradients.parameters().into_iter().map(|(_, g)| g);
            let gradients: Vec<_> = gradients.collect();
            optimizer
                .step_views(&mut network.parameters_mut(), &gradients, rate)
                .unwrap();
        }
    }
}

#[test]
fn ten_steps_of_every_optimizer_in_f64() {
    ten_steps::<f64>(1e-9);
}

/// A step carries the roundings of the one before on: off by 4.4e-6 at most, with
/// momentum.
#[test]
fn ten_steps_of_every_optimizer_in_f32() {
    ten_steps::<f32>(2e-5);
}

#[test]
fn the_same_network_every_time() {
    let of =
        |seed| Course::<f32>::new(Algorithm::ALL[0], &mut random::seeded(seed, &[]));
    let (same, again, other) = (of(1), of(1), of(2));
    assert_eq!(same.parameters(), again.parameters());
    for ((name, a), (_, b)) in same.parameters().into_iter().zip(other.parameters()) {
        assert!(a.iter().zip(b).all(|(a, b)| a != b), "{name}");
    }
}

#[test]
fn images_of_another_size_or_without_one_channel_are_refused() {
    let network = network::<f64>(Algorithm::ALL[0], &case());
    let refuse = |shape| network.forward(Array4::zeros(shape), None).unwrap_err();
    assert_eq!(refuse((1, 3, 28, 28)), Error::Channels { input: 3, weight: 1 });
    assert_eq!(
        refuse((1, 1, 32, 32)),
        nn::Error::Inputs { given: 250, weight: 160 }.into()
    );
    assert!(matches!(refuse((1, 1, 10, 10)), Error::KernelDoesNotFit { .. }));

    let (_, cache) = network.forward(Array4::zeros((2, 1, 28, 28)), None).unwrap();
    let error = network.backward(&cache, Array2::zeros((2, 46))).unwrap_err();
    let (given, output) = (vec![2, 46], vec![2, 47]);
    assert_eq!(error, nn::Error::LayerGradient { given, output }.into());
}

#[test]
fn an_empty_batch_has_no_logits_and_no_gradients() {
    let case = case();
    for algorithm in Algorithm::ALL {
        let network = network::<f64>(*algorithm, &case);
        let (logits, cache) =
            network.forward(Array4::zeros((0, 1, 28, 28)), None).unwrap();
        assert_eq!(logits.dim(), (0, 47), "{}", algorithm.name);
        let gradients = network.backward(&cache, logits).unwrap();
        for (name, gradient) in gradients.parameters() {
            assert!(gradient.iter().all(|&d| d == 0.0), "{}, {name}", algorithm.name);
        }
    }
}
