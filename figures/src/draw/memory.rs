//! Memory: one line of cells, in every figure between two heavy rails.

use std::ops::Range;

use super::{Canvas, Font, Paint, Rect, Stroke};

/// A stretch of memory drawn as a line of cells.
#[derive(Debug, Clone)]
pub struct MemoryLine {
    /// The left edge of the first cell.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// The width of a cell.
    pub cell: f64,
    /// The height of the line.
    pub height: f64,
    /// The positions shown.
    pub positions: Range<usize>,
}

impl MemoryLine {
    /// The cell at that position.
    pub fn at(&self, position: usize) -> Rect {
        let cells = position as f64 - self.positions.start as f64;
        Rect::new(self.x + cells * self.cell, self.y, self.cell, self.height)
    }

    /// The rectangle around the line.
    pub fn bounds(&self) -> Rect {
        Rect::new(
            self.x,
            self.y,
            self.positions.len() as f64 * self.cell,
            self.height,
        )
    }
}

/// Draws the line, with `label` in each cell.
pub fn memory_line<L: ToString>(
    canvas: &Canvas,
    line: &MemoryLine,
    label: impl Fn(usize) -> L,
) {
    let bounds = line.bounds();
    for position in line.positions.clone().skip(1) {
        let x = line.at(position).x;
        canvas
            .path(&[(x, bounds.y), (x, bounds.bottom())], Stroke::thin(Paint::Muted));
    }
    canvas.outline(bounds, Stroke::thin(Paint::Ink));
    for y in [bounds.y, bounds.bottom()] {
        canvas.path(&[(bounds.x, y), (bounds.right(), y)], Stroke::bold(Paint::Ink));
    }
    for position in line.positions.clone() {
        canvas.text(line.at(position).center(), label(position), Font::BODY);
    }
}
