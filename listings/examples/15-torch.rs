//! Chapter 15: the course's network beside PyTorch's.

use listings::conv::Algorithm;
use listings::model::{Course, Network};
use listings::nn::cross_entropy;
use listings::random;
use ndarray::{Array, ArrayD, Dimension, Ix2, IxDyn};
use serde_json::Value;

/// An array of a fixture.
fn read<D: Dimension>(
    value: &Value,
) -> Result<Array<f64, D>, Box<dyn std::error::Error>> {
    let shape: Vec<usize> = serde_json::from_value(value["shape"].clone())?;
    let data: Vec<f64> = serde_json::from_value(value["data"].clone())?;
    Ok(Array::from_shape_vec(shape, data)?.into_dimensionality()?)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("== torch ==");
    let fixture: Value =
        serde_json::from_str(include_str!("../../tests/fixtures/cnn.json"))?;
    let mut network =
        Course::<f64>::new(Algorithm::ALL[0], &mut random::seeded(1, &[]));
    let names: Vec<_> = network.parameters().iter().map(|(name, _)| *name).collect();
    for (mut parameter, name) in network.parameters_mut().into_iter().zip(names) {
        parameter.assign(&read::<IxDyn>(&fixture["weights"][name])?);
    }
    let targets: Vec<usize> = serde_json::from_value(fixture["targets"].clone())?;
    let (logits, cache) = network.forward(read(&fixture["input"])?, None)?;
    let (loss, surprise) = cross_entropy::forward(logits.view(), &targets, 0.0)?;
    let gradients = network.backward(&cache, cross_entropy::backward(&surprise))?;
    println!("{:<14} {:>15} {:>15}", "", "here", "PyTorch");
    let line = |what: &str, here: f64, there: f64| {
        println!("{what:<14} {here:>15.11} {there:>15.11}")
    };
    line("logits[0, 0]", logits[[0, 0]], read::<Ix2>(&fixture["logits"])?[[0, 0]]);
    line("loss", loss, fixture["loss"].as_f64().ok_or("a loss")?);
    for (name, gradient) in gradients.parameters() {
        let there: ArrayD<f64> = read(&fixture["gradients"][name])?;
        let first = vec![0; gradient.ndim()];
        line(&format!("d {name}[0…]"), gradient[&first[..]], there[&first[..]]);
    }
    Ok(())
}
