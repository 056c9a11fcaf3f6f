//! Four views of a 4×6 array.

use listings::{Layout, Result};

use super::examples::tuple;
use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, MemoryLine, Paint, Rect, Step, Stroke, WIDTH, hop,
    image_cells, memory_line,
};

/// The array and four views of it, each over the same 24 cells of memory. Each number is
/// its position; the cells a view sees are filled, its first one darkest; the arcs are
/// its first row and its first step down.
pub fn views() -> Svg {
    let array = || Layout::c_order(&[4, 6]);
    let views: [(&str, Result<Layout>); 5] = [
        ("the array", Ok(array())),
        ("transpose", Ok(array().transpose())),
        ("every second column", array().every(1, 2)),
        ("rows reversed", array().reverse(0)),
        ("diagonal", Ok(array().diagonal())),
    ];
    let views =
        views.map(|(title, view)| (title, view.expect("a view of the array")));
    let heights = views.each_ref().map(|(_, view)| height(view));
    Svg::draw(heights.iter().sum::<f64>() - GAP, |canvas| {
        let mut top = 0.0;
        for ((title, view), height) in views.iter().zip(heights) {
            draw(canvas, top, title, view);
            top += height;
        }
    })
}

const CELL: f64 = 21.0;
const GAP: f64 = 26.0;
const ARC: f64 = 22.0;

/// A view of one axis is a row.
fn grid(view: &Layout, top: f64) -> Grid {
    let size = match view.shape[..] {
        [rows, columns] => [rows, columns],
        _ => [1, view.shape[0]],
    };
    Grid::new(1.0, top + 1.0, CELL, size)
}

/// Where the memory begins, below the top of the panel.
fn memory_top(view: &Layout) -> f64 {
    grid(view, 0.0).bounds().bottom().max(74.0) + ARC
}

fn height(view: &Layout) -> f64 {
    memory_top(view) + 14.0 + ARC + GAP
}

fn draw(canvas: &Canvas, top: f64, title: &str, view: &Layout) {
    let grid = grid(view, top);
    let line = MemoryLine {
        x: (WIDTH - 24.0 * 14.0) / 2.0,
        y: top + memory_top(view),
        cell: 14.0,
        height: 14.0,
        positions: 0..24,
    };
    let flat = view.shape.len() == 1;
    let at = |i, j| {
        let index = [i, j];
        view.position(&index[usize::from(flat)..]).expect("inside the view")
    };
    for (i, j) in grid.cells() {
        canvas.fill(line.at(at(i, j)), Paint::Accent2, 0.3);
    }
    for cell in [grid.at(0, 0), line.at(at(0, 0))] {
        canvas.fill(cell, Paint::Ink, 0.4);
    }
    image_cells(canvas, &grid, at);
    memory_line(canvas, &line, |_| "");
    // Where the array's own rows begin.
    for start in [6, 12, 18] {
        let Rect { x, y, h, .. } = line.at(start);
        canvas.path(&[(x, y), (x, y + h)], Stroke::bold(Paint::Ink));
    }
    for j in 1..grid.columns {
        let ends = [at(0, j - 1), at(0, j)];
        hop(canvas, &line, Step::Right, ends, reach(ends));
    }
    if !flat {
        let ends = [at(0, 0), at(1, 0)];
        hop(canvas, &line, Step::Down, ends, reach(ends));
    }
    let axes = [Step::Right, Step::Down].into_iter().zip(view.strides.iter().rev());
    for (row, (step, &stride)) in axes.enumerate() {
        let place = (270.0, top + 28.0 + 19.0 * row as f64);
        canvas.text(place, step.label(stride), step.font().left());
    }
    let text = [
        (title.to_owned(), Font::BOLD),
        (format!("shape {}", tuple(&view.shape)), Font::BODY),
        (format!("strides {}", tuple(&view.strides)), Font::BODY),
        (format!("offset {}", view.offset), Font::BODY),
    ];
    for (row, (text, font)) in text.iter().enumerate() {
        canvas.text((160.0, top + 9.0 + 19.0 * row as f64), text, font.left());
    }
}

/// How high an arc between two positions is.
fn reach([from, to]: [usize; 2]) -> f64 {
    4.0 + 1.7 * from.abs_diff(to) as f64
}
