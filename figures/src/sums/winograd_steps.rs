//! One patch under one filter by F(2×2, 3×3), in numbers.

use listings::conv::winograd::Form;
use listings::numbers;
use ndarray::{Array2, array};

use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, Paint, Point, Rect, Stroke, WIDTH, arrow, image_cells,
    kernel_cells, map_cells, minus,
};

const CELL: f64 = 30.0;
/// From the top of a row of grids to that of the next.
const DOWN: f64 = 4.0 * CELL + 40.0;

/// A patch and its sums, a filter and what it is transformed to, their products and the
/// block of the output.
pub fn winograd_steps() -> Svg {
    let [input, weight, output] = Form::F2.matrices::<f64>();
    let patch = numbers([4, 4]);
    let filter = array![[4.0, 0.0, 4.0], [0.0, 4.0, 0.0], [0.0, 0.0, 4.0]];
    let sums = input.dot(&patch).dot(&input.t());
    let taps = weight.dot(&filter).dot(&weight.t());
    let products = &sums * &taps;
    let block = output.dot(&products).dot(&output.t());
    let top = 30.0;

    Svg::draw(top + 2.0 * DOWN + 4.0 * CELL + 2.0, |canvas| {
        let [left, right] = [0, 1].map(|column| {
            move |row: usize, size: usize| {
                let side = size as f64 * CELL;
                let x = if column == 0 { 1.5 } else { WIDTH - 1.5 - 4.0 * CELL };
                let inset = (4.0 * CELL - side) / 2.0;
                Grid::new(x + inset, top + row as f64 * DOWN + inset, CELL, [size; 2])
            }
        });
        let number = |array: &Array2<f64>, i, j| minus(array[[i, j]]);
        image_cells(canvas, &titled(canvas, left(0, 4), "a patch"), |i, j| {
            number(&patch, i, j)
        });
        map_cells(
            canvas,
            &titled(canvas, right(0, 4), "sums of its pixels"),
            |i, j| Some(number(&sums, i, j)),
        );
        kernel_cells(canvas, &titled(canvas, left(1, 3), "a filter"), |i, j| {
            number(&filter, i, j)
        });
        kernel_cells(
            canvas,
            &titled(canvas, right(1, 4), "sums of its taps"),
            |i, j| number(&taps, i, j),
        );
        map_cells(canvas, &titled(canvas, left(2, 4), "16 products"), |i, j| {
            Some(number(&products, i, j))
        });
        map_cells(canvas, &titled(canvas, right(2, 2), "the block"), |i, j| {
            Some(number(&block, i, j))
        });
        for (row, note) in
            ["32 additions", "once a filter", "24 additions"].into_iter().enumerate()
        {
            let (from, to) = (left(row, 4).bounds(), right(row, 4).bounds());
            let y = from.center().1;
            between(canvas, (from.right() + 8.0, y), (to.x - 8.0, y), note);
        }
    })
}

/// `grid`, with its title written above the room for the largest.
fn titled(canvas: &Canvas, grid: Grid, title: &str) -> Grid {
    let Rect { x, w, .. } = grid.bounds();
    canvas.text((x + w / 2.0, grid.y - 13.0), title, Font::BODY);
    grid
}

fn between(canvas: &Canvas, from: Point, to: Point, note: &str) {
    arrow(canvas, from, to, Stroke::thin(Paint::Ink));
    let middle = (from.0 + to.0) / 2.0;
    canvas.text((middle, from.1 - 12.0), note, Font::SMALL);
}
