//! The gradient check: what passes it, what it finds, and how near a central difference
//! comes.

mod differences;
mod finds;
mod passes;

use ndarray::{Array, Array1, Array4, Dimension, ShapeBuilder};

use listings::conv::{Conv2d, bias};
use listings::{Algorithm, Window};

/// A convolution with a bias, under a loss that is not linear: Σ √(1 + y²).
struct Case {
    window: Window,
    input: Array4<f64>,
    weight: Array4<f64>,
    bias: Array1<f64>,
}

impl Case {
    /// Stride, padding and dilation, different along the two sides; numbers in (-1, 1).
    fn new() -> Case {
        let window =
            Window::new([3, 2]).stride([2, 1]).padding([1, 0]).dilation([1, 2]);
        let (input, weight) = (numbers((2, 2, 6, 5), 1), numbers((3, 2, 3, 2), 2));
        Case { window, input, weight, bias: numbers(3, 3) }
    }

    fn output(&self, conv2d: Conv2d<f64>) -> Array4<f64> {
        let output = conv2d(self.input.view(), self.weight.view(), &self.window);
        let mut output = output.unwrap();
        bias::add(&mut output, self.bias.view()).unwrap();
        output
    }

    fn loss(&self, conv2d: Conv2d<f64>) -> f64 {
        self.output(conv2d).mapv(|y| (1.0 + y * y).sqrt()).sum()
    }

    /// The gradient of the loss at the output.
    fn d_output(&self, conv2d: Conv2d<f64>) -> Array4<f64> {
        self.output(conv2d).mapv(|y| y / (1.0 + y * y).sqrt())
    }
}

/// Numbers in (-1, 1) without a pattern: the digits of multiples of an irrational one.
fn numbers<D: Dimension>(
    shape: impl ShapeBuilder<Dim = D>,
    seed: u32,
) -> Array<f64, D> {
    let mut n = f64::from(seed);
    Array::from_shape_simple_fn(shape, || {
        n += 1.0;
        (n * n * std::f64::consts::SQRT_2).fract() * 2.0 - 1.0
    })
}

fn naive() -> &'static Algorithm<f64> {
    &Algorithm::ALL[0]
}
