//! A grid of square cells.

use std::ops::Range;

use super::Rect;

/// Square cells in rows and columns.
#[derive(Debug, Clone, Copy)]
pub struct Grid {
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// The side of a cell.
    pub cell: f64,
    /// The number of rows.
    pub rows: usize,
    /// The number of columns.
    pub columns: usize,
}

impl Grid {
    /// A grid of `[rows, columns]` with its top left corner at `(x, y)`.
    pub const fn new(x: f64, y: f64, cell: f64, [rows, columns]: [usize; 2]) -> Grid {
        Grid { x, y, cell, rows, columns }
    }

    /// The cell in that row and column; outside the grid, where it would be.
    pub fn at(&self, row: usize, column: usize) -> Rect {
        self.part(row..row + 1, column..column + 1)
    }

    /// The rectangle around those rows and columns.
    pub fn part(&self, rows: Range<usize>, columns: Range<usize>) -> Rect {
        let along = |range: &Range<usize>| {
            (range.start as f64 * self.cell, range.len() as f64 * self.cell)
        };
        let ((y, h), (x, w)) = (along(&rows), along(&columns));
        Rect::new(self.x + x, self.y + y, w, h)
    }

    /// The rectangle around the grid.
    pub fn bounds(&self) -> Rect {
        self.part(0..self.rows, 0..self.columns)
    }

    /// Every cell's row and column, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let columns = self.columns;
        (0..self.rows)
            .flat_map(move |row| (0..columns).map(move |column| (row, column)))
    }
}
