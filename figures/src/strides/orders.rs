//! Twelve numbers in memory, read as a 3×4 array in two orders.

use listings::Layout;

use super::examples::tuple;
use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, MemoryLine, Paint, Step, WIDTH, hop, image_cells, memory_line,
};

/// The same line of memory as two arrays. A row's shade is the same in the array and in
/// memory.
pub fn orders() -> Svg {
    Svg::draw(2.0 * PANEL - 34.0, |canvas| {
        let orders = [
            ("row order", Layout::c_order(&[3, 4])),
            ("column order", Layout::f_order(&[3, 4])),
        ];
        for (panel, (title, layout)) in orders.iter().enumerate() {
            draw(canvas, panel as f64 * PANEL, title, layout);
        }
    })
}

/// From the top of one panel to the top of the next.
const PANEL: f64 = 216.0;

fn draw(canvas: &Canvas, top: f64, title: &str, layout: &Layout) {
    let at = |i, j| layout.position(&[i, j]).expect("inside the array");
    let grid = Grid::new(10.5, top + 2.0, 29.0, [3, 4]);
    let line = MemoryLine {
        x: (WIDTH - 12.0 * 27.0) / 2.0,
        y: top + 132.0,
        cell: 27.0,
        height: 26.0,
        positions: 0..12,
    };
    for (i, j) in grid.cells() {
        for cell in [grid.at(i, j), line.at(at(i, j))] {
            canvas.fill(cell, Paint::Ink, [0.0, 0.12, 0.27][i]);
        }
    }
    image_cells(canvas, &grid, at);
    memory_line(canvas, &line, |position| position);
    let text = [
        (title.to_owned(), Font::BOLD),
        (format!("strides {}", tuple(&layout.strides)), Font::BODY),
        (Step::Right.label(layout.strides[1]), Step::Right.font()),
        (Step::Down.label(layout.strides[0]), Step::Down.font()),
    ];
    for (row, (text, font)) in text.iter().enumerate() {
        let y = grid.bounds().center().1 + (row as f64 - 1.5) * 20.0;
        canvas.text((grid.bounds().right() + 24.0, y), text, font.left());
    }
    // Both steps from the first element.
    let (here, right, down) = (at(0, 0), at(0, 1), at(1, 0));
    hop(canvas, &line, Step::Right, [here, right], 6.0 + 4.0 * (right - here) as f64);
    hop(canvas, &line, Step::Down, [here, down], 6.0 + 4.0 * (down - here) as f64);
}
