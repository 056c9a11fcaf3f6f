//! Cells: an image, a kernel, a feature map and a window look the same in every figure.

use super::{Canvas, Font, Grid, Paint, Rect, Stroke};

/// An image: plain cells with thin edges.
pub fn image_cells<L: ToString>(
    canvas: &Canvas,
    grid: &Grid,
    label: impl Fn(usize, usize) -> L,
) {
    edges(canvas, grid, Stroke::thin(Paint::Muted));
    labels(canvas, grid, label);
}

/// A kernel: cells in the accent.
pub fn kernel_cells<L: ToString>(
    canvas: &Canvas,
    grid: &Grid,
    label: impl Fn(usize, usize) -> L,
) {
    canvas.fill(grid.bounds(), Paint::Accent, 0.16);
    edges(canvas, grid, Stroke::thin(Paint::Accent));
    labels(canvas, grid, label);
}

/// A feature map: cells in the second accent where a number is known, dashed where not
/// yet.
pub fn map_cells<L: ToString>(
    canvas: &Canvas,
    grid: &Grid,
    label: impl Fn(usize, usize) -> Option<L>,
) {
    for (row, column) in grid.cells() {
        let cell = grid.at(row, column);
        match label(row, column) {
            None => canvas.outline(cell, Stroke::thin(Paint::Muted).dashed()),
            Some(label) => {
                canvas.fill(cell, Paint::Accent2, 0.16);
                canvas.outline(cell, Stroke::thin(Paint::Accent2));
                canvas.text(cell.center(), label, Font::BODY);
            }
        }
    }
}

/// Cells that are named but do not exist: dashed edges, faint numbers.
pub fn ghost_cells<L: ToString>(
    canvas: &Canvas,
    grid: &Grid,
    label: impl Fn(usize, usize) -> L,
) {
    edges(canvas, grid, Stroke::thin(Paint::Muted).dashed());
    for (row, column) in grid.cells() {
        canvas.text(grid.at(row, column).center(), label(row, column), Font::SMALL);
    }
}

/// The window on an image: a tint and a bold outline in the accent.
pub fn window(canvas: &Canvas, rect: Rect) {
    canvas.fill(rect, Paint::Accent, 0.16);
    canvas.outline(rect, Stroke::bold(Paint::Accent));
}

/// The edges between cells and around them.
fn edges(canvas: &Canvas, grid: &Grid, stroke: Stroke) {
    let bounds = grid.bounds();
    canvas.outline(bounds, stroke);
    for row in 1..grid.rows {
        let y = grid.y + row as f64 * grid.cell;
        canvas.path(&[(bounds.x, y), (bounds.right(), y)], stroke);
    }
    for column in 1..grid.columns {
        let x = grid.x + column as f64 * grid.cell;
        canvas.path(&[(x, bounds.y), (x, bounds.bottom())], stroke);
    }
}

fn labels<L: ToString>(
    canvas: &Canvas,
    grid: &Grid,
    label: impl Fn(usize, usize) -> L,
) {
    for (row, column) in grid.cells() {
        canvas.text(grid.at(row, column).center(), label(row, column), Font::BODY);
    }
}
