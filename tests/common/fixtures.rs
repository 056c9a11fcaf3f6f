//! The reference values: `tests/fixtures/conv2d.json` (PyTorch, f64) and `course.json`
//! (the numbers printed in the course notebook the posts were written for).

use ndarray::{Array1, Array4, s};
use serde::Deserialize;

use crate::numbers::{Numbers, read};
use listings::Window;

/// A convolution with its answer, in f64.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) window: Window,
    pub(crate) input: Array4<f64>,
    pub(crate) weight: Array4<f64>,
    pub(crate) bias: Array1<f64>,
    pub(crate) output: Array4<f64>,
    /// The gradient that comes in, and the three that go out.
    pub(crate) d_output: Array4<f64>,
    pub(crate) d_input: Array4<f64>,
    pub(crate) d_weight: Array4<f64>,
    pub(crate) d_bias: Array1<f64>,
}

/// Every case of `conv2d.json`: stride, padding and dilation, square and not.
pub(crate) fn torch() -> Vec<Case> {
    let file: TorchFile = read(include_str!("../fixtures/conv2d.json"));
    let cases = file.cases.into_iter().enumerate();
    cases
        .map(|(i, TorchCase { stride, padding, dilation, arrays })| {
            let name = format!("conv2d.json, case {i}");
            arrays.case(name, |window| {
                window.stride(stride).padding(padding).dilation(dilation)
            })
        })
        .collect()
}

/// `course.json`: a true convolution, so its weight and the weight's gradient are flipped
/// here, once.
pub(crate) fn course() -> Case {
    let arrays: Arrays = read(include_str!("../fixtures/course.json"));
    let mut case = arrays.case("course.json".to_string(), |window| window);
    for array in [&mut case.weight, &mut case.d_weight] {
        *array = array.slice(s![.., .., ..;-1, ..;-1]).to_owned();
    }
    case
}

#[derive(Deserialize)]
struct TorchFile {
    cases: Vec<TorchCase>,
}

#[derive(Deserialize)]
struct TorchCase {
    stride: [usize; 2],
    padding: [usize; 2],
    dilation: [usize; 2],
    #[serde(flatten)]
    arrays: Arrays,
}

#[derive(Deserialize)]
struct Arrays {
    input: Numbers,
    weight: Numbers,
    bias: Numbers,
    output: Numbers,
    d_output: Numbers,
    d_input: Numbers,
    d_weight: Numbers,
    d_bias: Numbers,
}

impl Arrays {
    fn case(self, name: String, geometry: impl Fn(Window) -> Window) -> Case {
        let weight: Array4<f64> = self.weight.array();
        let (_, _, kh, kw) = weight.dim();
        Case {
            name,
            window: geometry(Window::new([kh, kw])),
            input: self.input.array(),
            weight,
            bias: self.bias.array(),
            output: self.output.array(),
            d_output: self.d_output.array(),
            d_input: self.d_input.array(),
            d_weight: self.d_weight.array(),
            d_bias: self.d_bias.array(),
        }
    }
}
