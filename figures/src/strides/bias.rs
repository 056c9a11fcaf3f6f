//! A bias broadcast along the axes it does not belong to.

use ndarray::aview1;

use super::examples::BIAS;
use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, MemoryLine, Paint, Stroke, WIDTH, arrow, ghost_cells,
    memory_line,
};

/// Three numbers, each seen on a whole feature map of every image.
pub fn bias() -> Svg {
    let bias = aview1(&BIAS);
    let column = bias.into_shape_with_order((1, 3, 1, 1)).expect("three numbers");
    let seen = column.broadcast((2, 3, 3, 3)).expect("axes of length 1");
    Svg::draw(300.0, |canvas| {
        axes(canvas, seen.strides());
        let line = MemoryLine {
            x: (WIDTH - 3.0 * COLUMN) / 2.0,
            y: 240.0,
            cell: COLUMN,
            height: 32.0,
            positions: 0..BIAS.len(),
        };
        for k in 0..BIAS.len() {
            let (middle, top) = line.at(k).top_middle();
            let left = middle - 1.5 * CELL;
            // The second image lies behind the first.
            let behind = Grid::new(left + 9.0, 88.0, CELL, [3, 3]);
            let bounds = behind.bounds();
            canvas.path(
                &[
                    (bounds.x, bounds.y + 9.0),
                    (bounds.x, bounds.y),
                    (bounds.right(), bounds.y),
                    (bounds.right(), bounds.bottom()),
                    (bounds.right() - 9.0, bounds.bottom()),
                ],
                Stroke::thin(Paint::Muted).dashed(),
            );
            let map = Grid::new(left, 97.0, CELL, [3, 3]);
            ghost_cells(canvas, &map, |y, x| seen[[0, k, y, x]]);
            let from = (middle, top - 4.0);
            arrow(
                canvas,
                from,
                (middle, map.bounds().bottom() + 5.0),
                Stroke::thin(Paint::Ink),
            );
        }
        memory_line(canvas, &line, |position| BIAS[position]);
        let below = (WIDTH / 2.0, line.bounds().bottom() + 16.0);
        canvas.text(below, "in memory: one number for each channel k", Font::BODY);
    })
}

const COLUMN: f64 = 108.0;
const CELL: f64 = 28.0;

/// The four axes, their lengths and their strides, as a table.
fn axes(canvas: &Canvas, strides: &[isize]) {
    let lengths = ["n", "3", "oh", "ow"];
    let names = ["n", "k", "y", "x"];
    for (row, title) in ["axis", "length", "stride"].into_iter().enumerate() {
        let y = 12.0 + 22.0 * row as f64;
        canvas.text((WIDTH / 2.0 - 62.0, y), title, Font::BODY.right());
        for axis in 0..4 {
            let text = [names[axis], lengths[axis], &strides[axis].to_string()][row]
                .to_owned();
            let font = if row == 2 { Font::BOLD } else { Font::BODY };
            canvas.text((WIDTH / 2.0 - 30.0 + 44.0 * axis as f64, y), text, font);
        }
    }
}
