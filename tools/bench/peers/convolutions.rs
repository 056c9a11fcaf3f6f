//! One layer and its gradients, one image, and a string of einsum, by the book's listings.

use std::hint::black_box;

use anyhow::{Context, Result};
use listings::conv::winograd::{self, Form, one_channel};
use listings::conv::{by_hand, einsum, output_shape, tile};
use listings::levels::Level;
use listings::notation::{Strided, tables};
use listings::{Layout, Window, peak, windows};
use ndarray::{Array4, Ix2};

use super::cases::Case;
use super::numbers::array;
use super::ours::{Call, Show};

/// What a layer is made of, once with the channels last and once in C order.
#[derive(Clone)]
struct Layer {
    x: Array4<f32>,
    weight: Array4<f32>,
    g: Array4<f32>,
    window: Window,
}

impl Layer {
    /// The same numbers as the other side has, in C order.
    fn new([input, weight]: [[usize; 4]; 2]) -> Result<Layer> {
        let window = Window::new([weight[2], weight[3]]);
        let (x, weight) = (array(input, 1), array(weight, 2));
        let g = array(output_shape(&x.view(), &weight.view(), &window)?, 3);
        Ok(Layer { x, weight, g, window })
    }

    fn channels_last(self) -> Layer {
        let last = |array: Array4<f32>| {
            let last = array.permuted_axes([0, 2, 3, 1]);
            last.as_standard_layout().into_owned().permuted_axes([0, 3, 1, 2])
        };
        Layer { x: last(self.x), g: last(self.g), ..self }
    }

    /// One direction by the tile; the forward pass into memory of an earlier one.
    fn tile(
        &self,
        direction: &str,
        level: Level,
        output: &mut Array4<f32>,
    ) -> listings::Result<()> {
        let Layer { x, weight, g, window } = self;
        let (x, weight, g) = (x.view(), weight.view(), g.view());
        let (_, _, h, w) = x.dim();
        *output = match direction {
            "d weight" => tile::d_weight_at(level, x, g, window)?,
            "d input" => tile::d_input_at(level, g, weight, [h, w], window)?,
            _ => return tile::conv2d_into(level, x, weight, window, output),
        };
        Ok(())
    }

    /// One direction by either form of Winograd's algorithm.
    fn winograd(&self, direction: &str, form: Form) -> listings::Result<Array4<f32>> {
        let Layer { x, weight, g, window } = self;
        let (x, weight, g) = (x.view(), weight.view(), g.view());
        let (level, (_, _, h, w)) = (Level::new(), x.dim());
        match direction {
            "d weight" => winograd::d_weight_at(level, form, x, g, window),
            "d input" => winograd::d_input_at(level, form, g, weight, [h, w], window),
            _ => winograd::conv2d_at(level, form, x, weight, window),
        }
    }

    /// One direction along the lines, but not that of the input; the forward pass into memory
    /// of an earlier one.
    fn lines(
        &self,
        direction: &str,
        output: &mut Array4<f32>,
    ) -> listings::Result<()> {
        let Layer { x, weight, g, window } = self;
        let (level, x, weight, g) = (Level::new(), x.view(), weight.view(), g.view());
        match direction {
            "forward" => one_channel::conv2d_into(level, x, weight, window, output)?,
            _ => *output = one_channel::d_weight_at(level, x, g, window)?,
        }
        Ok(())
    }
}

/// Whoever takes part in a case.
pub(super) fn calls(case: &Case, level: Level) -> Result<Vec<(String, Call)>> {
    let layer = Layer::new(case.shapes)?;
    match case.kind.as_str() {
        "image" => image(layer),
        "einsum" => einsum_of(layer),
        direction => directions(layer, direction.to_owned(), level),
    }
}

fn directions(
    in_c_order: Layer,
    direction: String,
    level: Level,
) -> Result<Vec<(String, Call)>> {
    let mut calls: Vec<(String, Call)> = Vec::new();
    let layer = in_c_order.clone().channels_last();
    let products = layer.g.len() * layer.weight.len() / layer.g.dim().1;
    let peak = move |_: Show<'_>| {
        black_box(peak::multiply_add(level, black_box(products)));
        Ok(())
    };
    calls.push(("peak".to_owned(), Box::new(peak)));
    // With fewer instructions than the processor has, the tile alone.
    let best =
        std::mem::discriminant(&level) == std::mem::discriminant(&Level::new());
    let forms = [("winograd, F(2×2)", Form::F2), ("winograd, F(4×4)", Form::F4)];
    let forms = forms.into_iter().filter(|_| best && layer.window.kernel == [3, 3]);
    for (name, form) in forms {
        let (layer, direction) = (layer.clone(), direction.clone());
        let call = move |show: Show<'_>| {
            show(layer.winograd(&direction, form)?.view().into_dyn());
            Ok(())
        };
        calls.push((name.to_owned(), Box::new(call)));
    }
    if best && layer.x.dim().1 == 1 {
        let (layer, direction) = (layer.clone(), direction.clone());
        let mut memory = Array4::zeros([0; 4]);
        let call = move |show: Show<'_>| {
            layer.lines(&direction, &mut memory)?;
            show(memory.view().into_dyn());
            Ok(())
        };
        calls.push(("winograd, F(4, 5)".to_owned(), Box::new(call)));
    }
    let (of, mut memory) = (direction.clone(), Array4::zeros([0; 4]));
    let call = move |show: Show<'_>| {
        layer.tile(&of, level, &mut memory)?;
        show(memory.view().into_dyn());
        Ok(())
    };
    calls.push(("tile".to_owned(), Box::new(call)));
    let [mut memory, mut turned] = [(); 2].map(|()| Array4::zeros([0; 4]));
    let from_c_order = move |show: Show<'_>| {
        in_c_order.tile(&direction, level, &mut memory)?;
        if turned.dim() != memory.dim() {
            turned = Array4::zeros(memory.dim());
        }
        turned.assign(&memory); // the result is in C order, too
        show(turned.view().into_dyn());
        Ok(())
    };
    calls.push(("tile from and to C order".to_owned(), Box::new(from_c_order)));
    Ok(calls)
}

fn image(layer: Layer) -> Result<Vec<(String, Call)>> {
    let two = |array: &Array4<f32>| -> Result<_> {
        let (_, _, h, w) = array.dim();
        Ok(array.to_shape((h, w))?.into_owned().into_dimensionality::<Ix2>()?)
    };
    let (plain, kernel) = (two(&layer.x)?, two(&layer.weight)?);
    let loops = move |show: Show<'_>| {
        show(by_hand::convolve(plain.view(), kernel.view())?.view().into_dyn());
        Ok(())
    };
    let mut memory = Array4::zeros([0; 4]);
    let tile = move |show: Show<'_>| {
        layer.tile("forward", Level::new(), &mut memory)?;
        show(memory.view().into_dyn());
        Ok(())
    };
    Ok(vec![
        ("four loops".to_owned(), Box::new(loops)),
        ("tile".to_owned(), Box::new(tile)),
    ])
}

/// `nchwij,kcij->nkhw` on the view of windows.
fn einsum_of(layer: Layer) -> Result<Vec<(String, Call)>> {
    let own = layer.clone();
    let own = move |show: Show<'_>| {
        let Layer { x, weight, window, .. } = &own;
        let view = windows::of_batch(x.view(), window)?;
        let layout = Layout {
            shape: view.shape().to_vec(),
            strides: view.strides().to_vec(),
            offset: 0,
        };
        let memory = x.as_slice_memory_order().context("one block")?;
        let operands = [Strided::new(memory, layout)?, Strided::of(weight)?];
        show(tables::einsum("nchwij,kcij->nkhw", &operands)?.view());
        Ok(())
    };
    let theirs = move |show: Show<'_>| {
        let Layer { x, weight, window, .. } = &layer;
        show(einsum::conv2d(x.view(), weight.view(), window)?.view().into_dyn());
        Ok(())
    };
    Ok(vec![
        ("einsum".to_owned(), Box::new(own)),
        ("ndarray-einsum".to_owned(), Box::new(theirs)),
    ])
}
