//! A 12×12 array beside its memory.

use listings::Layout;

use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, MemoryLine, Paint, Rect, Step, WIDTH, arrow, hop,
    image_cells, memory_line,
};

/// A step to the right is one cell along the line, a step down is twelve.
pub fn memory() -> Svg {
    let array = Layout::c_order(&[12, 12]);
    let at = |i, j| array.position(&[i, j]).expect("inside the array");
    let [here, right, down] = [at(1, 1), at(1, 2), at(2, 1)];
    Svg::draw(280.0, |canvas| {
        canvas.text(
            (10.5, 9.0),
            "the array: the first 4 of 12 rows",
            Font::BODY.left(),
        );
        let grid = Grid::new(10.5, 22.0, 27.0, [4, 12]);
        mark(canvas, [grid.at(1, 1), grid.at(1, 2), grid.at(2, 1)]);
        image_cells(canvas, &grid, at);
        let (from, y) = grid.at(1, 1).center();
        arrow(canvas, (from + 8.5, y), (from + 18.5, y), Step::Right.stroke());
        arrow(canvas, (from, y + 8.0), (from, y + 19.5), Step::Down.stroke());

        let line = MemoryLine {
            x: (WIDTH - 15.0 * 21.0) / 2.0,
            y: 206.0,
            cell: 21.0,
            height: 24.0,
            positions: at(1, 0)..at(2, 3),
        };
        canvas.text(
            (10.5, 152.0),
            "its memory, from position 12 on",
            Font::BODY.left(),
        );
        mark(canvas, [here, right, down].map(|position| line.at(position)));
        memory_line(canvas, &line, |position| position);
        for x in [line.x - 8.0, line.bounds().right() + 8.0] {
            canvas.text((x, line.bounds().center().1), "…", Font::BODY);
        }
        hop(canvas, &line, Step::Right, [here, right], 8.0);
        hop(canvas, &line, Step::Down, [here, down], 24.0);
        let above = (line.at(right).x, line.y - 22.0);
        let (from, to) = (line.at(here).center(), line.at(down).center());
        let below = ((from.0 + to.0) / 2.0, line.bounds().bottom() + 40.0);
        for (step, stride, place) in [
            (Step::Right, array.strides[1], above),
            (Step::Down, array.strides[0], below),
        ] {
            canvas.text(place, step.label(stride), step.font());
        }
    })
}

/// Tints a cell, the one to its right and the one below it.
fn mark(canvas: &Canvas, [here, right, down]: [Rect; 3]) {
    canvas.fill(here, Paint::Ink, 0.2);
    canvas.fill(right, Paint::Accent, 0.2);
    canvas.fill(down, Paint::Accent2, 0.2);
}
