//! Every algorithm at the edges of its input.

mod forward;
mod gradients;
mod one_channel;
mod pad;
mod refused;
mod row;
mod scatter;
mod threads;
mod tile;
mod winograd;

use ndarray::{Array4, ArrayView4};

use listings::{Algorithm, Error, Result, Window};

/// What every algorithm answers, which must be the same.
fn alike(
    ask: impl Fn(&Algorithm<f64>) -> Result<Array4<f64>>,
) -> Result<Array4<f64>> {
    let answers: Vec<_> = Algorithm::ALL.iter().map(|a| (a.name, ask(a))).collect();
    let (_, first) = answers[0].clone();
    for (name, answer) in answers {
        assert_eq!(text(&answer), text(&first), "{name}");
    }
    first
}

/// The input's gradient by every algorithm.
fn d_input(
    d_output: ArrayView4<'_, f64>,
    weight: ArrayView4<'_, f64>,
    input: [usize; 2],
    window: &Window,
) -> Result<Array4<f64>> {
    alike(|algorithm| {
        algorithm.d_input(d_output.view(), weight.view(), input, window)
    })
}

/// The weight's gradient by every algorithm.
fn d_weight(
    input: ArrayView4<'_, f64>,
    d_output: ArrayView4<'_, f64>,
    window: &Window,
) -> Result<Array4<f64>> {
    alike(|algorithm| algorithm.d_weight(input.view(), d_output.view(), window))
}

/// Shape and elements as text, because NaN is not equal to itself. Not the strides:
/// algorithms may lay their output out as they like.
fn text(answer: &Result<Array4<f64>>) -> Result<String> {
    let answer = answer.as_ref().map_err(Error::clone)?;
    Ok(format!("{:?} {answer}", answer.dim()))
}

/// The numbers from 0 in an array.
fn arange(shape: [usize; 4]) -> Array4<f64> {
    let mut numbers = (0..).map(f64::from);
    Array4::from_shape_simple_fn(shape, || numbers.next().unwrap())
}
