//! The linear layer.

use ndarray::{Array1, Array2, ShapeBuilder, array};

use crate::{check, d_loss, numbers};
use listings::nn::{self, Linear};
use listings::random;

/// Three inputs, four outputs.
fn layer() -> Linear<f64> {
    Linear { weight: numbers((4, 3), 1), bias: numbers(4, 2) }
}

#[test]
fn every_output_is_a_sum_over_the_inputs() {
    let (layer, input) = (layer(), numbers((5, 3), 3));
    let (output, _) = layer.forward(input.clone()).unwrap();
    let wanted = Array2::from_shape_fn((5, 4), |(n, o)| {
        let product = |i| input[[n, i]] * layer.weight[[o, i]];
        (0..3).map(product).sum::<f64>() + layer.bias[o]
    });
    assert!(output.abs_diff_eq(&wanted, 1e-15), "{output}");
}

#[test]
fn gradients() {
    let (layer, input) = (layer(), numbers((5, 3), 3));
    let (output, cache) = layer.forward(input.clone()).unwrap();
    let (d_input, d_layer) = layer.backward(&cache, d_loss(&output)).unwrap();
    let of = |layer: &Linear<f64>, x| layer.forward(x).unwrap().0;
    check("d_input", &input, &d_input, |x| of(&layer, x));
    check("d_weight", &layer.weight, &d_layer.weight, |weight| {
        of(&Linear { weight, ..layer.clone() }, input.clone())
    });
    check("d_bias", &layer.bias, &d_layer.bias, |bias| {
        of(&Linear { bias, ..layer.clone() }, input.clone())
    });
}

#[test]
fn memory_layout_does_not_matter() {
    let (layer, input) = (layer(), numbers((5, 3), 3));
    let mut columns = Array2::zeros((5, 3).f());
    columns.assign(&input);
    let (output, cache) = layer.forward(input).unwrap();
    let (same, same_cache) = layer.forward(columns).unwrap();
    assert!(output.abs_diff_eq(&same, 1e-15));
    let (d_input, d_layer) = layer.backward(&cache, output.clone()).unwrap();
    let d_output = output.t().as_standard_layout().into_owned().reversed_axes();
    let (same_input, same_layer) = layer.backward(&same_cache, d_output).unwrap();
    assert!(d_input.abs_diff_eq(&same_input, 1e-15));
    assert!(d_layer.weight.abs_diff_eq(&same_layer.weight, 1e-15));
    assert!(d_layer.bias.abs_diff_eq(&same_layer.bias, 1e-15));
}

#[test]
fn an_empty_batch() {
    let (layer, none) = (layer(), Array2::zeros((0, 3)));
    let (output, cache) = layer.forward(none.clone()).unwrap();
    assert_eq!(output.dim(), (0, 4));
    let zeros = Linear { weight: Array2::zeros((4, 3)), bias: Array1::zeros(4) };
    assert_eq!(layer.backward(&cache, output), Ok((none, zeros)));
}

#[test]
fn wrong_shapes_are_refused() {
    let input = Array2::zeros((5, 2));
    let error = layer().forward(input).unwrap_err();
    assert_eq!(error, nn::Error::Inputs { given: 2, weight: 3 }.into());

    let broken = Linear { bias: array![1.0], ..layer() };
    let error = broken.forward(Array2::zeros((5, 3))).unwrap_err();
    assert_eq!(error, nn::Error::OutputBias { bias: 1, outputs: 4 }.into());

    let (_, cache) = layer().forward(Array2::zeros((5, 3))).unwrap();
    for given in [[4, 4], [5, 3], [1, 4], [5, 1]] {
        let error = layer().backward(&cache, Array2::zeros(given)).unwrap_err();
        let (given, output) = (given.to_vec(), vec![5, 4]);
        assert_eq!(error, nn::Error::LayerGradient { given, output }.into());
    }
}

/// Within ±1/√inputs, weight and bias with numbers of their own.
#[test]
fn where_it_begins() {
    let layer = Linear::<f64>::new([200, 16], &mut random::seeded(1, &[]));
    assert_eq!((layer.weight.dim(), layer.bias.dim()), ((200, 16), 200));
    for numbers in [layer.weight.flatten().to_owned(), layer.bias.clone()] {
        let largest = numbers.fold(0.0_f64, |a, b| a.max(b.abs()));
        assert!((0.24..0.25).contains(&largest), "{largest}");
    }
    assert!(layer.weight.iter().zip(&layer.bias).all(|(w, b)| w != b));
}
