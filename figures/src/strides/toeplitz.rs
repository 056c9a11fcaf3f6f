//! A Toeplitz matrix as a view of the numbers on its diagonals.

use listings::tricks;
use ndarray::Array1;

use super::examples::tuple;
use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, MemoryLine, Paint, Point, Step, Stroke, image_cells,
    memory_line, minus,
};

/// Five numbers in memory, each seen along a whole diagonal.
pub fn toeplitz() -> Svg {
    let diagonals = Array1::from_iter(-2_i32..=2);
    let matrix = tricks::toeplitz(diagonals.view(), 3).expect("three runs of three");
    Svg::draw(226.0, |canvas| {
        let grid = Grid::new(20.5, 1.0, CELL, [3, 3]);
        // A diagonal goes on at the same slant until it reaches its number in memory.
        let top = 190.0;
        let line = MemoryLine {
            x: grid.x + (top - grid.y) - 2.5 * CELL,
            y: top,
            cell: CELL,
            height: 32.0,
            positions: 0..diagonals.len(),
        };
        image_cells(canvas, &grid, |i, j| minus(matrix[[i, j]]));
        for position in 0..diagonals.len() {
            let (row, column) =
                (2_usize.saturating_sub(position), position.saturating_sub(2));
            let first = grid.at(row, column).center();
            let last = grid.at(2 - column, 2 - row).center();
            band(canvas, first, last);
            let start = (last.0 + 12.0, last.1 + 12.0);
            let (x, y) = line.at(position).top_middle();
            canvas.path(
                &[start, (x - 3.0, y - 3.0)],
                Stroke::thin(Paint::Accent2).dashed(),
            );
        }
        memory_line(canvas, &line, |position| minus(diagonals[position]));
        let strides = matrix.strides();
        let text = [
            (format!("shape {}", tuple(matrix.shape())), Font::BODY),
            (format!("strides {}", tuple(strides)), Font::BODY),
            (Step::Right.label(strides[1]), Step::Right.font()),
            (Step::Down.label(strides[0]), Step::Down.font()),
        ];
        for (row, (text, font)) in text.into_iter().enumerate() {
            canvas.text((200.0, 12.0 + 20.0 * row as f64), text, font.left());
        }
        canvas.text(
            (line.x - 10.0, line.bounds().center().1),
            "memory",
            Font::BODY.right(),
        );
    })
}

const CELL: f64 = 44.0;

/// Tints a diagonal from the middle of one cell to the middle of another.
fn band(canvas: &Canvas, first: Point, last: Point) {
    let (reach, half) = (12.0, 9.0);
    let ((x0, y0), (x1, y1)) =
        ((first.0 - reach, first.1 - reach), (last.0 + reach, last.1 + reach));
    let corners = [
        (x0 + half, y0 - half),
        (x1 + half, y1 - half),
        (x1 - half, y1 + half),
        (x0 - half, y0 + half),
    ];
    canvas.polygon(&corners, Paint::Accent2, 0.2);
}
