//! The kernels of chapters 11 and 12 with every set of instructions that the processor has,
//! on shapes that fill no vector: to be run under memory checkers.
//!
//! Not recorded: which sets there are depends on the machine.
//!
//! ```sh
//! cargo run -p listings --example every-level
//! valgrind -q cargo run -p listings --example every-level
//! ```

use listings::conv::winograd::{self, Form, one_channel};
use listings::conv::{naive, tile};
use listings::levels::{self, Level};
use listings::model::{Fused, Network};
use listings::random::seeded;
use listings::{Result, Window, numbers};
use ndarray::{Array4, ArrayView4};

/// Images (n, c, h, w) and weights (k, c, 3, 3): few filters of a wide image, and more
/// filters than lanes.
const SHAPES: [[[usize; 4]; 2]; 3] = [
    [[1, 1, 5, 70], [1, 1, 3, 3]],
    [[3, 3, 7, 6], [5, 3, 3, 3]],
    [[2, 5, 6, 7], [18, 5, 3, 3]],
];

fn main() -> Result<()> {
    for (name, level) in levels::all() {
        for [input, weight] in SHAPES {
            convolve(level, input, weight)?;
        }
        along_the_lines(level)?;
        let network = Fused::at(level, &mut seeded(1, &[]));
        let (logits, cache) = network.forward(array([1, 1, 28, 28]), None)?;
        network.backward(&cache, logits)?;
        println!("{name}: the same numbers");
    }
    Ok(())
}

fn array(shape: [usize; 4]) -> Array4<f32> {
    numbers(shape).mapv(|number| number as f32)
}

/// A convolution and its gradients, by every kernel, compared with the seven loops.
fn convolve(level: Level, input: [usize; 4], weight: [usize; 4]) -> Result<()> {
    let (x, g) = (array(input), array(weight));
    let [_, _, h, w] = input;
    for window in [Window::new([3, 3]), Window::new([3, 3]).padding([1, 2])] {
        let (x, g) = (x.view(), g.view());
        let maps = naive::conv2d(x, g, &window)?;
        let d = maps.view();
        let d_weight = naive::d_weight(x, d, &window)?;
        let d_input = naive::d_input(d, g, [h, w], &window)?;
        same(&maps, tile::conv2d_at(level, x, g, &window)?.view());
        same(&d_weight, tile::d_weight_at(level, x, d, &window)?.view());
        same(&d_input, tile::d_input_at(level, d, g, [h, w], &window)?.view());
        for form in Form::BOTH {
            let by = winograd::conv2d_at(level, form, x, g, &window)?;
            same(&maps, by.view());
            let by = winograd::d_weight_at(level, form, x, d, &window)?;
            same(&d_weight, by.view());
            let by = winograd::d_input_at(level, form, d, g, [h, w], &window)?;
            same(&d_input, by.view());
        }
    }
    Ok(())
}

/// The same along the lines, for one channel.
fn along_the_lines(level: Level) -> Result<()> {
    let (x, weight) = (array([2, 1, 7, 12]), array([18, 1, 5, 5]));
    let (x, weight, window) = (x.view(), weight.view(), Window::new([5, 5]));
    let maps = naive::conv2d(x, weight, &window)?;
    let mut by_lines = Array4::zeros([0; 4]);
    one_channel::conv2d_into(level, x, weight, &window, &mut by_lines)?;
    same(&maps, by_lines.view());
    let d_weight = naive::d_weight(x, maps.view(), &window)?;
    same(&d_weight, one_channel::d_weight_at(level, x, maps.view(), &window)?.view());
    Ok(())
}

/// # Panics
/// If they are not.
fn same(wanted: &Array4<f32>, got: ArrayView4<'_, f32>) {
    let largest = wanted.fold(0f32, |largest, x| largest.max(x.abs()));
    for (wanted, got) in wanted.iter().zip(got) {
        assert!((wanted - got).abs() <= 1e-4 * largest, "{got}, wanted {wanted}");
    }
}
