//! An array drawn by its letters.

use std::collections::{BTreeMap, BTreeSet};

use listings::notation::Notation;

use crate::draw::{
    Canvas, Font, Grid, Paint, Point, Rect, Stroke, image_cells, map_cells,
};
use crate::sums::axes::{Role, across, down};

/// A number for each letter: its size, or its value.
pub(super) type Letters = BTreeMap<char, usize>;

/// An operand or an output: no letter is a number, one a row or a column, two a matrix,
/// and a third in front of them a stack of matrices.
pub(super) struct Array<'a> {
    /// The letters of its axes.
    pub letters: &'a [char],
    /// The string it is part of.
    pub notation: &'a Notation,
    /// The size of each letter.
    pub sizes: &'a Letters,
    /// Whether it is the output.
    pub output: bool,
}

const CELL: f64 = 13.0;
/// How far the second matrix of a stack is moved.
const BEHIND: f64 = 12.0;
/// The room above the cells.
const ABOVE: f64 = 17.0;

impl Array<'_> {
    /// The letters of the rows, of the columns, and of the stack.
    fn axes(&self) -> [Option<char>; 3] {
        match *self.letters {
            [] => [None, None, None],
            // A letter runs the same way in a row of the table as in a matrix `ij`.
            ['i'] => [Some('i'), None, None],
            [letter] => [None, Some(letter), None],
            [rows, columns] => [Some(rows), Some(columns), None],
            [stack, rows, columns] => [Some(rows), Some(columns), Some(stack)],
            _ => unreachable!("no string of the table has more axes"),
        }
    }

    fn role(&self, letter: char) -> Role {
        Role::of(letter, self.notation)
    }

    /// The cells, in a row of the table that begins at `left` and has its middle at
    /// the height `middle`.
    fn grid(&self, (left, middle): Point) -> Grid {
        let [rows, columns, _] = self.axes();
        let room = match rows.map(|letter| self.role(letter)) {
            None => 0.0,
            Some(Role::Kept) => 12.0,
            Some(Role::Summed) => 19.0,
        };
        let size =
            [rows, columns].map(|axis| axis.map_or(1, |axis| self.sizes[&axis]));
        let upper = middle - size[0] as f64 * CELL / 2.0;
        Grid::new(left + room, upper, CELL, size)
    }

    /// How far it reaches to the right, up and down from the left end of its middle.
    pub(super) fn reach(&self) -> [f64; 3] {
        let bounds = self.grid((0.0, 0.0)).bounds();
        // Below a stack stands the letter it is counted by.
        let (behind, below) =
            if self.axes()[2].is_some() { (BEHIND, 16.0) } else { (0.0, 1.5) };
        [bounds.right() + behind, ABOVE - bounds.y, bounds.bottom() + below]
    }

    /// The cell of the first matrix where the letters have these values.
    fn cell(&self, values: &Letters) -> (usize, usize) {
        let [rows, columns, _] = self.axes();
        let along = |axis: Option<char>| axis.map_or(0, |axis| values[&axis]);
        (along(rows), along(columns))
    }

    /// Draws it, a dot in the cell of each of `read`.
    pub(super) fn draw(&self, canvas: &Canvas, at: Point, read: &[Letters]) {
        let grid = self.grid(at);
        let [rows, columns, stack] = self.axes();
        let bounds = grid.bounds();
        let paint = if self.output { Paint::Accent2 } else { Paint::Accent };
        match self.output {
            true => map_cells(canvas, &grid, |_, _| Some("")),
            false => image_cells(canvas, &grid, |_, _| ""),
        }
        if rows.is_some() && rows == columns {
            // Only these cells have a name.
            for i in 0..grid.rows {
                canvas.outline(grid.at(i, i), Stroke::thin(Paint::Ink));
            }
        }
        let read: BTreeSet<_> = read.iter().map(|values| self.cell(values)).collect();
        for (row, column) in read {
            let cell = grid.at(row, column);
            canvas.fill(cell, paint, 0.16);
            canvas.dot(cell.center(), 3.0, paint);
        }
        if let Some(letter) = rows {
            down(canvas, bounds, letter, self.role(letter));
        }
        if let Some(letter) = columns {
            across(canvas, bounds, letter, self.role(letter));
        }
        if let Some(letter) = stack {
            depth(canvas, bounds, if self.output { paint } else { Paint::Muted });
            let beside = (bounds.x - 1.0, bounds.bottom() + 9.0);
            canvas.text(beside, letter, Font::BOLD);
        }
    }
}

/// What is seen of the matrices behind the first.
fn depth(canvas: &Canvas, front: Rect, paint: Paint) {
    let back = Rect::new(front.x + BEHIND, front.y + BEHIND, front.w, front.h);
    let stroke = Stroke::thin(paint);
    let corner = (front.right(), front.bottom());
    let far = (back.right(), back.bottom());
    canvas.path(
        &[
            (corner.0, front.y),
            (far.0, back.y),
            far,
            (back.x, far.1),
            (front.x, corner.1),
        ],
        stroke,
    );
    canvas.path(&[corner, far], stroke);
}
