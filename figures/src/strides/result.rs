//! The view of all windows at once.

use listings::windows::of_image;
use ndarray::{Array2, s};

use super::examples::counting;
use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, Paint, Rect, Stroke, Texture, image_cells, stencil,
};

/// The pixels of the stencil from one tile to the next: twice three, and a gap of one.
const STEP: usize = 7;
/// The length of such a pixel.
const PIXEL: f64 = 4.6;
/// Where the tiles begin.
const LEFT: f64 = 23.0;
const TOP: f64 = 36.0;
/// The windows whose numbers are shown.
const READ: [[usize; 2]; 4] = [[0, 0], [0, 1], [1, 0], [9, 9]];

/// The whole (10, 10, 3, 3) view of the 12×12 image: a tile a window, shaded by value,
/// and the numbers of four of them.
pub fn result() -> Svg {
    let image = counting([12, 12]);
    let windows = of_image(image.view(), [3, 3]).expect("the kernel fits");
    let largest = image[[11, 11]];
    let mut ink = Array2::zeros((10 * STEP - 1, 10 * STEP - 1));
    for ((y, x, i, j), &number) in windows.indexed_iter() {
        let (row, column) = (y * STEP + 2 * i, x * STEP + 2 * j);
        // The lightest pixel is still seen.
        let shade = 0.06 + 0.84 * number / largest;
        ink.slice_mut(s![row..row + 2, column..column + 2]).fill(shade);
    }
    Svg::draw(470.0, |canvas| {
        let side = PIXEL * ink.nrows() as f64;
        let bounds = Rect::new(LEFT, TOP, side, side);
        stencil(
            canvas,
            "result-ink",
            ink.view(),
            bounds,
            Paint::Accent2,
            Texture::Plain,
        );
        for i in 0..10 {
            let (x, y) = tile([i, i]).center();
            canvas.text((x, TOP - 9.0), i, Font::SMALL);
            canvas.text((LEFT - 6.0, y), i, Font::SMALL.right());
        }
        canvas.text(
            (bounds.center().0, 9.0),
            "windows[y, x]: y down, x across",
            Font::SMALL,
        );
        for (k, at) in READ.into_iter().enumerate() {
            canvas.outline(tile(at).inset(-2.3), Stroke::thin(Paint::Accent));
            let grid = Grid::new(k as f64 * 87.4 + 0.5, 388.0, 27.0, [3, 3]);
            numbers(canvas, &grid, at, |i, j| windows[[at[0], at[1], i, j]]);
        }
    })
}

fn tile([y, x]: [usize; 2]) -> Rect {
    let along = |i: usize| (i * STEP) as f64 * PIXEL;
    Rect::new(LEFT + along(x), TOP + along(y), 6.0 * PIXEL, 6.0 * PIXEL)
}

fn numbers(
    canvas: &Canvas,
    grid: &Grid,
    [y, x]: [usize; 2],
    number: impl Fn(usize, usize) -> f64,
) {
    let above = (grid.bounds().center().0, grid.y - 12.0);
    canvas.text(above, format!("[{y}, {x}]"), Font::SMALL);
    image_cells(canvas, grid, number);
    canvas.outline(grid.bounds(), Stroke::thin(Paint::Accent));
}
