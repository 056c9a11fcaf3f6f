//! The convolution of the posts as one string, on a 4×4 image.

use listings::notation::{self, Notation};
use listings::windows;
use ndarray::{ArrayView4, s};

use super::axes::{Role, across, down};
use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, Paint, Rect, Stroke, WIDTH, arrow, image_cells, kernel_cells,
    map_cells, window,
};
use crate::strides::examples::{counting, tuple};

/// The image, its nine windows as a sheet of sheets, and below them one window times the
/// kernel: one pixel of the map.
pub fn one_line() -> Svg {
    let string = "xyij,ij->xy";
    let notation = Notation::parse(string).expect("the posts' string");
    let (image, kernel) = (counting([4, 4]), counting([2, 2]));
    let (kh, kw) = kernel.dim();
    let view = windows::of_image(image.view(), [kh, kw]).expect("the kernel fits");
    let operands = [view.into_dyn(), kernel.view().into_dyn()];
    let map = notation::einsum(string, &operands).expect("the sizes agree");
    let (oh, ow, ..) = view.dim();
    let [x, y] = [1, 2];
    let seen = view.slice(s![x, y, .., ..]);

    Svg::draw(374.0, |canvas| {
        let axes = |bounds: Rect, [rows, columns]: [char; 2], title: &str| {
            down(canvas, bounds, rows, Role::of(rows, &notation));
            across(canvas, bounds, columns, Role::of(columns, &notation));
            name(canvas, bounds, title, 28.0);
        };
        canvas.text((1.5, 9.0), string, Font::BOLD.left());
        let pixels = Grid::new(1.5, 69.0, 25.0, image.dim().into());
        let sheet = Sheet { x: 185.5, y: 40.0, view };
        name(canvas, pixels.bounds(), "image", 13.0);
        image_cells(canvas, &pixels, |row, column| image[[row, column]]);
        window(canvas, pixels.part(x..x + kh, y..y + kw));
        let bounds = pixels.bounds();
        let height = bounds.center().1;
        let ink = Stroke::thin(Paint::Ink);
        arrow(canvas, (bounds.right() + 10.0, height), (sheet.x - 24.0, height), ink);
        sheet.draw(canvas, [x, y]);
        let title = format!("windows xyij: {}", tuple(sheet.view.shape()));
        axes(sheet.bounds(), ['x', 'y'], &title);

        let taps = Grid::new(24.5, 262.0, 32.0, [kh, kw]);
        let weight = Grid { x: 141.0, ..taps };
        let output = Grid::new(247.5, 246.0, 32.0, [oh, ow]);
        image_cells(canvas, &taps, |i, j| seen[[i, j]]);
        window(canvas, taps.bounds());
        axes(taps.bounds(), ['i', 'j'], &format!("window [{x}, {y}]"));
        kernel_cells(canvas, &weight, |i, j| kernel[[i, j]]);
        axes(weight.bounds(), ['i', 'j'], "kernel ij");
        map_cells(canvas, &output, |x, y| Some(map[[x, y]]));
        canvas.outline(output.at(x, y), Stroke::bold(Paint::Accent2));
        axes(output.bounds(), ['x', 'y'], "map xy");
        let height = taps.bounds().center().1;
        canvas.text((105.0, height), "×", Font::BODY.size(18.0));
        let start = weight.bounds().right() + 6.0;
        arrow(canvas, (start, height), (output.x - 19.0, height), ink);

        let products: Vec<_> =
            seen.iter().zip(&kernel).map(|(a, b)| format!("{a}·{b}")).collect();
        let sum = format!("{} = {}", products.join(" + "), map[[x, y]]);
        let label = format!("[x, y] = [{x}, {y}]:  {sum}");
        canvas.text((WIDTH / 2.0, 363.0), label, Font::BODY);
    })
}

/// A view of windows: cells that hold cells.
struct Sheet<'a> {
    x: f64,
    y: f64,
    view: ArrayView4<'a, f64>,
}

impl Sheet<'_> {
    const CELL: f64 = 24.0;
    const GAP: f64 = 7.0;

    fn window(&self, x: usize, y: usize) -> Grid {
        let (_, _, kh, kw) = self.view.dim();
        let at = |start, size: usize, place: usize| {
            start + (size as f64 * Self::CELL + Self::GAP) * place as f64
        };
        Grid::new(at(self.x, kw, y), at(self.y, kh, x), Self::CELL, [kh, kw])
    }

    fn bounds(&self) -> Rect {
        let (oh, ow, ..) = self.view.dim();
        let last = self.window(oh - 1, ow - 1).bounds();
        Rect::new(self.x, self.y, last.right() - self.x, last.bottom() - self.y)
    }

    fn draw(&self, canvas: &Canvas, marked: [usize; 2]) {
        let (oh, ow, ..) = self.view.dim();
        for (x, y) in ndarray::indices((oh, ow)) {
            let grid = self.window(x, y);
            image_cells(canvas, &grid, |i, j| self.view[[x, y, i, j]]);
            if [x, y] == marked {
                window(canvas, grid.bounds());
            }
        }
    }
}

fn name(canvas: &Canvas, array: Rect, name: &str, above: f64) {
    let (x, y) = array.top_middle();
    canvas.text((x, y - above), name, Font::BODY);
}
