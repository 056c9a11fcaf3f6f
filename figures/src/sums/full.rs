//! The gradient of the input as a convolution.

use listings::conv::{gradient, naive};
use listings::{Window, pad};
use ndarray::{Array2, Axis, s};

use super::batch::{of_one, only};
use crate::Svg;
use crate::draw::{
    Font, Grid, Paint, Stroke, WIDTH, arrow, ghost_cells, image_cells, kernel_cells,
    map_cells, window,
};
use crate::strides::examples::counting;

/// The gradient of a 3×3 output in a frame of zeros, under the 2×2 kernel turned by half
/// a turn: the gradient of the 4×4 input, one corner of it worked out.
pub fn full() -> Svg {
    let d_output = counting([3, 3]) + 1.0;
    let kernel = counting([2, 2]) + 1.0;
    let turned = kernel.slice(s![..;-1, ..;-1]).to_owned();
    let (kh, kw) = kernel.dim();
    let zeros = [kh - 1, kw - 1];

    let frame = zeros.map(|zeros| [zeros; 2]);
    let batch = of_one(d_output.clone());
    let framed = pad::zeros(batch.view(), frame).expect("a small frame");
    let framed = only(framed.view());
    let d_input = gradient::input(
        naive::conv2d,
        batch.view(),
        of_one(kernel.clone()).view(),
        [4, 4],
        &Window::new([kh, kw]),
    );
    let d_input = only(d_input.expect("the output of a 4×4 input").view());

    Svg::draw(236.0, |canvas| {
        let frame = Grid::new(1.5, 69.0, CELL, framed.dim().into());
        let taps = Grid::new(154.0, 108.0, CELL, [kh, kw]);
        let plain = Grid { y: 22.0, ..taps };
        let map = Grid::new(240.0, 82.0, CELL, d_input.dim().into());
        let middle = |grid: &Grid| grid.bounds().center().0;
        canvas.text((middle(&frame), 56.0), "d_output, framed", Font::BODY);
        canvas.text((middle(&plain), 9.0), "kernel", Font::BODY);
        canvas.text((middle(&map), 69.0), "d_input", Font::BODY);

        ghost_cells(canvas, &frame, |y, x| match inside(&framed, zeros, [y, x]) {
            true => String::new(),
            false => framed[[y, x]].to_string(),
        });
        let first = frame.at(zeros[0], zeros[1]);
        let image = Grid::new(first.x, first.y, CELL, d_output.dim().into());
        image_cells(canvas, &image, |y, x| d_output[[y, x]]);
        kernel_cells(canvas, &plain, |i, j| kernel[[i, j]]);
        kernel_cells(canvas, &taps, |i, j| turned[[i, j]]);
        map_cells(canvas, &map, |y, x| Some(d_input[[y, x]]));

        let ink = Stroke::thin(Paint::Ink);
        let (x, y) = plain.bounds().bottom_middle();
        arrow(canvas, (x, y + 4.0), (x, taps.y - 4.0), ink);
        for (line, text) in ["half a", "turn"].into_iter().enumerate() {
            let y = y + 10.0 + 14.0 * line as f64;
            canvas.text((x + 8.0, y), text, Font::SMALL.left());
        }
        let (_, y) = taps.bounds().center();
        let gap = (frame.bounds().right() + taps.x) / 2.0;
        canvas.text((gap, y), "×", Font::BODY.size(18.0));
        arrow(canvas, (taps.bounds().right() + 4.0, y), (map.x - 4.0, y), ink);

        let [y, x] = [0, d_input.ncols() - 1];
        window(canvas, frame.part(y..y + kh, x..x + kw));
        canvas.outline(map.at(y, x), Stroke::bold(Paint::Accent2));
        let seen = framed.slice(s![y..y + kh, x..x + kw]);
        let products: Vec<_> =
            seen.iter().zip(&turned).map(|(g, w)| format!("{g}·{w}")).collect();
        let sum = format!("{} = {}", products.join(" + "), d_input[[y, x]]);
        canvas.text(
            (WIDTH / 2.0, 224.0),
            format!("d_input[{y}, {x}] = {sum}"),
            Font::BODY,
        );
    })
}

const CELL: f64 = 26.0;

/// Whether that cell is a number, and not of the frame.
fn inside(framed: &Array2<f64>, zeros: [usize; 2], at: [usize; 2]) -> bool {
    let side = |axis: usize| {
        (zeros[axis]..framed.len_of(Axis(axis)) - zeros[axis]).contains(&at[axis])
    };
    side(0) && side(1)
}
