//! The gradient of the weight as a convolution.

use listings::Window;
use listings::conv::{gradient, naive};
use ndarray::s;

use super::batch::{of_one, only};
use crate::Svg;
use crate::draw::{
    Font, Grid, Paint, Stroke, arrow, image_cells, kernel_cells, map_cells, window,
};
use crate::strides::examples::counting;

/// The 4×4 input under the gradient of the 3×3 output: the gradient of the 2×2 kernel,
/// one tap of it worked out.
pub fn weight() -> Svg {
    let input = counting([4, 4]);
    let d_output = counting([3, 3]) + 1.0;
    let d_weight = gradient::weight(
        naive::conv2d,
        of_one(input.clone()).view(),
        of_one(d_output.clone()).view(),
        &Window::new([2, 2]),
    );
    let d_weight = only(d_weight.expect("the output of a 2×2 kernel").view());
    let (oh, ow) = d_output.dim();
    let [i, j] = [0, 1];

    Svg::draw(234.0, |canvas| {
        let pixels = Grid::new(1.5, 24.0, 29.0, input.dim().into());
        let taps = Grid::new(148.0, 38.5, 29.0, [oh, ow]);
        let map = Grid::new(266.0, 44.0, 38.0, d_weight.dim().into());
        for (grid, title) in
            [(pixels, "input"), (taps, "d_output"), (map, "d_weight")]
        {
            let (middle, top) = grid.bounds().top_middle();
            canvas.text((middle, top - 13.0), title, Font::BODY);
        }
        image_cells(canvas, &pixels, |y, x| input[[y, x]]);
        window(canvas, pixels.part(i..i + oh, j..j + ow));
        kernel_cells(canvas, &taps, |y, x| d_output[[y, x]]);
        map_cells(canvas, &map, |i, j| Some(d_weight[[i, j]]));
        canvas.outline(map.at(i, j), Stroke::bold(Paint::Accent2));
        let (_, y) = pixels.bounds().center();
        let gap = (pixels.bounds().right() + taps.x) / 2.0;
        canvas.text((gap, y), "×", Font::BODY.size(18.0));
        let ends = (taps.bounds().right() + 4.0, map.x - 4.0);
        arrow(canvas, (ends.0, y), (ends.1, y), Stroke::thin(Paint::Ink));

        let left = 112.0;
        canvas.text(
            (left, 162.0),
            format!("d_weight[{i}, {j}] ="),
            Font::BODY.right(),
        );
        let seen = input.slice(s![i..i + oh, j..j + ow]);
        for y in 0..oh {
            let products: Vec<_> = (0..ow)
                .map(|x| format!("{}·{}", seen[[y, x]], d_output[[y, x]]))
                .collect();
            let sign = if y == 0 { "" } else { "+ " };
            let text = format!("{sign}{}", products.join(" + "));
            canvas.text(
                (left + 8.0, 162.0 + 20.0 * y as f64),
                text,
                Font::BODY.left(),
            );
        }
        let sum = format!("= {}", d_weight[[i, j]]);
        canvas.text((left + 8.0, 162.0 + 20.0 * oh as f64), sum, Font::BODY.left());
    })
}
