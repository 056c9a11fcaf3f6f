//! Max pooling: who wins, and where the gradient goes.

use listings::Window;
use listings::nn::max_pool2d;
use ndarray::{Array2, Array4, NewAxis, array, s};

use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, Paint, Stroke, WIDTH, image_cells, map_cells, window,
};

const CELL: f64 = 26.0;
/// The height of a panel.
const PANEL: f64 = 160.0;

/// The same image under windows side by side and under windows that overlap: the largest
/// pixels, and the gradient when each of them counts once.
pub fn winners() -> Svg {
    let image = array![
        [1.0, 0.0, 2.0, 3.0],
        [0.0, 7.0, 1.0, 0.0],
        [4.0, 3.0, 6.0, 2.0],
        [0.0, 5.0, 1.0, 3.0],
    ];
    let pool = Window::new([2, 2]);
    Svg::draw(2.0 * PANEL - 12.0, |canvas| {
        for (row, (title, pool)) in [
            ("side by side: stride 2", pool.stride([2, 2])),
            ("overlapping: stride 1", pool),
        ]
        .into_iter()
        .enumerate()
        {
            panel(canvas, row as f64 * PANEL, title, &image, &pool);
        }
    })
}

fn panel(canvas: &Canvas, top: f64, title: &str, image: &Array2<f64>, pool: &Window) {
    let batch = image.slice(s![NewAxis, NewAxis, .., ..]).to_owned();
    let (largest, cache) = max_pool2d::forward(batch, pool).expect("the windows fit");
    let ones = Array4::ones(largest.dim());
    let gradient: Array4<f64> =
        max_pool2d::backward(&cache, ones).expect("its shape");
    let (_, _, oh, ow) = largest.dim();

    let side = image.nrows() as f64 * CELL;
    let y = top + 40.0;
    let pixels = Grid::new(1.5, y, CELL, [4, 4]);
    let middle = WIDTH / 2.0;
    let small = oh as f64 * CELL;
    let map =
        Grid::new(middle - small / 2.0, y + (side - small) / 2.0, CELL, [oh, ow]);
    let back = Grid::new(WIDTH - 1.5 - side, y, CELL, [4, 4]);

    canvas.text((1.5, top + 9.0), title, Font::BOLD.left());
    for (grid, name) in [(&pixels, "input"), (&back, "gradient")] {
        let x = grid.bounds().center().0;
        canvas.text((x, y - 12.0), name, Font::SMALL);
    }
    canvas.text((middle, map.y - 12.0), "largest", Font::SMALL);

    for (row, column) in pixels.cells() {
        if gradient[[0, 0, row, column]] > 0.0 {
            canvas.fill(pixels.at(row, column), Paint::Accent2, 0.16);
        }
    }
    image_cells(canvas, &pixels, |row, column| image[[row, column]]);
    for (row, column) in pixels.cells() {
        if gradient[[0, 0, row, column]] > 0.0 {
            let cell = pixels.at(row, column).inset(2.0);
            canvas.outline(cell, Stroke::bold(Paint::Accent2));
        }
    }
    let [step, _] = pool.stride;
    for (row, column) in map.cells() {
        let places = step > 1 || (row, column) == (1, 1);
        if places {
            let (y, x) = (row * step, column * step);
            window(canvas, pixels.part(y..y + 2, x..x + 2));
        }
    }
    map_cells(canvas, &map, |row, column| Some(largest[[0, 0, row, column]]));
    if step == 1 {
        canvas.outline(map.at(1, 1), Stroke::bold(Paint::Accent));
    }
    image_cells(canvas, &back, |_, _| "");
    for (row, column) in back.cells() {
        let d = gradient[[0, 0, row, column]];
        let cell = back.at(row, column);
        if d > 0.0 {
            canvas.fill(cell, Paint::Accent2, 0.16);
            canvas.outline(cell, Stroke::bold(Paint::Accent2));
        }
        canvas.text(cell.center(), d, if d > 0.0 { Font::BOLD } else { Font::SMALL });
    }
}
