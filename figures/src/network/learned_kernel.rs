//! A learned filter slides over a T: the sliding kernel as the page begins with it.

use listings::Window;
use ndarray::s;

use super::trained::{glyph, network, scaled};
use crate::Svg;
use crate::draw::{Font, Grid, Paint, Stroke, WIDTH, signed, signs};
use crate::strides::sliding::{map, maps, sum};

/// Filter 11, a vertical bar, on the stem of the T.
pub fn learned_kernel() -> Svg {
    let (name, place) = ("learned-kernel", [14, 12]);
    let kernel = network().conv1.weight.slice(s![11, 0, .., ..]); // (5, 5)
    let window = Window::new([5, 5]);
    let image = glyph('T').mapv(f64::from);
    let map = map(image.view(), kernel, &window);
    Svg::draw(372.0, |canvas| {
        maps(canvas, name, &image, &map, &window, place);
        let grid = Grid::new((WIDTH - 80.0) / 2.0, 238.0, 16.0, [5, 5]);
        let bounds = grid.bounds();
        canvas.text((WIDTH / 2.0, 226.0), "learned 11", Font::BODY);
        signed(canvas, "learned-kernel-taps", scaled(kernel).view(), bounds);
        canvas.outline(bounds, Stroke::thin(Paint::Muted));
        sum(canvas, 334.0, place, map[place]);
        signs(canvas, name, (76.0, 354.0));
    })
}
