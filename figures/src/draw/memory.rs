//! Memory: one line of cells, in every figure between two heavy rails.

use std::ops::Range;

use super::font::minus;
use super::{Canvas, Font, Paint, Rect, Stroke, arc};

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
    // The edges between cells are one stroke that turns under the rails.
    let mut edges = Vec::new();
    for position in line.positions.clone().skip(1) {
        let x = line.at(position).x;
        let mut ends = [(x, bounds.y), (x, bounds.bottom())];
        if position % 2 == 0 {
            ends.reverse();
        }
        edges.extend(ends);
    }
    canvas.path(&edges, Stroke::thin(Paint::Muted));
    canvas.outline(bounds, Stroke::thin(Paint::Ink));
    for y in [bounds.y, bounds.bottom()] {
        canvas.path(&[(bounds.x, y), (bounds.right(), y)], Stroke::bold(Paint::Ink));
    }
    for position in line.positions.clone() {
        canvas.text(line.at(position).center(), label(position), Font::BODY);
    }
}

/// Which way a step goes in the array; in memory both go along the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Along a row: a solid arc above the line.
    Right,
    /// Along a column: a dashed arc below the line.
    Down,
}

impl Step {
    /// The color and the dashes of the arc, and of the same step drawn in the array.
    pub fn stroke(self) -> Stroke {
        match self {
            Step::Right => Stroke::thin(Paint::Accent),
            Step::Down => Stroke::thin(Paint::Accent2).dashed(),
        }
    }

    /// What stands beside the arc: `right: +1`, `down: −6`.
    pub fn label(self, stride: isize) -> String {
        let step = match self {
            Step::Right => "right",
            Step::Down => "down",
        };
        minus(format!("{step}: {stride:+}"))
    }

    /// How the label is set.
    pub fn font(self) -> Font {
        Font::BODY.paint(self.stroke().paint())
    }
}

/// The arc of a step from one position to another, which bulges by `height`.
pub fn hop(
    canvas: &Canvas,
    line: &MemoryLine,
    step: Step,
    [from, to]: [usize; 2],
    height: f64,
) {
    let (from, to) = (line.at(from), line.at(to));
    let gap = 3.0;
    // A step of 0 leaves the cell and comes back to it.
    let loop_width = if from == to { from.w / 4.0 } else { 0.0 };
    let ends = match step {
        Step::Right => {
            [from.top_middle(), to.top_middle()].map(|(x, y)| (x, y - gap))
        }
        Step::Down => {
            [from.bottom_middle(), to.bottom_middle()].map(|(x, y)| (x, y + gap))
        }
    };
    let height = if step == Step::Right { height } else { -height };
    let [(x0, y0), (x1, y1)] = ends;
    let ends = ((x0 - loop_width, y0), (x1 + loop_width, y1));
    arc(canvas, ends.0, ends.1, height, step.stroke());
}
