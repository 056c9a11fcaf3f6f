//! The convolution as a layer, by every algorithm.

use ndarray::{Array1, Array4, array};

use crate::numbers::{cast, furthest};
use crate::{check, d_loss, numbers};
use listings::conv::{naive, output_shape};
use listings::nn::Conv2d;
use listings::number::Number;
use listings::{Algorithm, Error, Window, random};

/// Two channels in, three out; stride, padding and dilation, different along the sides.
fn layer<A: Number>(algorithm: &Algorithm<A>) -> Conv2d<A> {
    let window = Window::new([3, 2]).stride([2, 1]).padding([1, 0]).dilation([1, 2]);
    let (weight, bias) = (cast(&numbers((3, 2, 3, 2), 1)), cast(&numbers(3, 2)));
    Conv2d { weight, bias, window, algorithm: *algorithm }
}

fn input() -> Array4<f64> {
    numbers((2, 2, 6, 5), 3)
}

#[test]
fn a_convolution_and_a_bias() {
    let layer = layer(&Algorithm::ALL[0]);
    let wanted = naive::conv2d(input().view(), layer.weight.view(), &layer.window);
    let mut wanted = wanted.unwrap();
    for ((_, k, _, _), y) in wanted.indexed_iter_mut() {
        *y += layer.bias[k];
    }
    assert_eq!(layer.forward(input()).unwrap().0, wanted);
}

#[test]
fn gradients() {
    let layer = layer(&Algorithm::ALL[0]);
    let (output, cache) = layer.forward(input()).unwrap();
    let (d_input, d_layer) = layer.backward(&cache, d_loss(&output)).unwrap();
    let of = |layer: &Conv2d<f64>, x| layer.forward(x).unwrap().0;
    check("d_input", &input(), &d_input, |x| of(&layer, x));
    check("d_weight", &layer.weight, &d_layer.weight, |weight| {
        of(&Conv2d { weight, ..layer.clone() }, input())
    });
    check("d_bias", &layer.bias, &d_layer.bias, |bias| {
        of(&Conv2d { bias, ..layer.clone() }, input())
    });
}

/// Output and gradients, in both widths. In f32 they are below 16 and sums of at most 36
/// products: off by 2e-6 at most.
#[test]
fn every_algorithm_gives_the_same() {
    every_algorithm::<f64>(1e-13);
    every_algorithm::<f32>(1e-5);
}

fn every_algorithm<A: Number>(tolerance: f64) {
    let oracle = layer(&Algorithm::ALL[0]);
    let (output, cache) = oracle.forward(input()).unwrap();
    let (d_input, d_layer) = oracle.backward(&cache, d_loss(&output)).unwrap();
    for algorithm in Algorithm::<A>::ALL {
        let layer = layer(algorithm);
        let (got, cache) = layer.forward(cast(&input())).unwrap();
        let (got_input, got_layer) =
            layer.backward(&cache, cast(&d_loss(&output))).unwrap();
        let off = [
            furthest(&got, &output),
            furthest(&got_input, &d_input),
            furthest(&got_layer.weight, &d_layer.weight),
            furthest(&got_layer.bias, &d_layer.bias),
        ];
        assert!(
            off.iter().all(|&off| off < tolerance),
            "{}: {off:?}",
            algorithm.name
        );
        assert_eq!(got_layer.algorithm.name, algorithm.name);
        assert_eq!(got_layer.window, layer.window);
    }
}

#[test]
fn the_first_layer_needs_no_gradient_of_its_input() {
    for algorithm in Algorithm::<f64>::ALL {
        let layer = layer(algorithm);
        let (output, cache) = layer.forward(input()).unwrap();
        let (_, both) = layer.backward(&cache, output.clone()).unwrap();
        let alone = layer.backward_parameters(&cache, output).unwrap();
        assert_eq!((&alone.weight, &alone.bias), (&both.weight, &both.bias));
    }
}

#[test]
fn an_empty_batch() {
    for algorithm in Algorithm::<f64>::ALL {
        let (layer, none) = (layer(algorithm), Array4::zeros((0, 2, 6, 5)));
        let (output, cache) = layer.forward(none.clone()).unwrap();
        assert_eq!(output.dim(), (0, 3, 3, 3), "{}", algorithm.name);
        let (d_input, d_layer) = layer.backward(&cache, output).unwrap();
        assert_eq!(d_input, none, "{}", algorithm.name);
        assert_eq!(
            d_layer.weight,
            Array4::<f64>::zeros((3, 2, 3, 2)),
            "{}",
            algorithm.name
        );
        assert_eq!(d_layer.bias, Array1::<f64>::zeros(3), "{}", algorithm.name);
    }
}

#[test]
fn wrong_shapes_are_refused() {
    for algorithm in Algorithm::<f64>::ALL {
        let layer = layer(algorithm);
        let error = layer.forward(Array4::zeros((2, 3, 6, 5))).unwrap_err();
        assert_eq!(error, Error::Channels { input: 3, weight: 2 });
        let error = layer.forward(Array4::zeros((2, 2, 6, 2))).unwrap_err();
        assert!(matches!(error, Error::KernelDoesNotFit { .. }), "{error}");
        let broken = Conv2d { bias: array![1.0], ..layer.clone() };
        let error = broken.forward(input()).unwrap_err();
        assert_eq!(error, Error::Bias { bias: 1, channels: 3 });

        let (_, cache) = layer.forward(input()).unwrap();
        let output =
            output_shape(&input().view(), &layer.weight.view(), &layer.window);
        let output = output.unwrap();
        for axis in 0..4 {
            let mut given = output;
            given[axis] -= 1;
            let wanted = Error::OutputGradient { given, output };
            let error = layer.backward(&cache, Array4::zeros(given)).unwrap_err();
            assert_eq!(error, wanted);
            let error = layer.backward_parameters(&cache, Array4::zeros(given));
            assert_eq!(error.unwrap_err(), wanted);
        }
    }
}

/// Within ±1/√(c kh kw), weight and bias with numbers of their own.
#[test]
fn where_it_begins() {
    let random = &mut random::seeded(1, &[]);
    let layer = Conv2d::<f64>::new([200, 4, 2, 8], Algorithm::ALL[0], random);
    assert_eq!((layer.weight.dim(), layer.bias.dim()), ((200, 4, 2, 8), 200));
    assert_eq!(layer.window, Window::new([2, 8]));
    for numbers in [layer.weight.flatten().to_owned(), layer.bias.clone()] {
        let largest = numbers.fold(0.0_f64, |a, b| a.max(b.abs()));
        assert!((0.122..0.125).contains(&largest), "{largest}");
    }
    assert!(layer.weight.iter().zip(&layer.bias).all(|(w, b)| w != b));
}
