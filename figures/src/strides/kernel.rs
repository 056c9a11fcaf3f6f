//! A 3×3 kernel: nine parameters over nine pixels.

use std::ops::Range;

use crate::Svg;
use crate::draw::{Canvas, Font, Paint, Point, Stroke};

/// The kernel floats over the image it is laid on, each parameter above its pixel.
pub fn kernel() -> Svg {
    Svg::draw(292.0, |canvas| {
        let image = Sheet { left: 82.0, y: 164.0, cells: 5 };
        let kernel = Sheet { left: image.left + COLUMN + SLANT, y: 8.0, cells: 3 };
        image.draw(canvas, Stroke::thin(Paint::Muted));
        // The kernel lies above rows 1 to 3 and columns 1 to 3.
        canvas.polygon(&image.corners(1..4), Paint::Accent, 0.16);
        let [_, _, (_, front), _] = kernel.corners(0..3);
        for (above, below) in
            kernel.corners(0..3).into_iter().zip(image.corners(1..4))
        {
            // What falls behind the kernel is hidden by it.
            let hidden = above == kernel.at(0, 0);
            let start = if hidden { (above.0, front) } else { above };
            canvas.path(&[start, below], Stroke::thin(Paint::Accent).dashed());
        }
        canvas.polygon(&kernel.corners(0..3), Paint::Accent, 0.16);
        kernel.draw(canvas, Stroke::thin(Paint::Accent));
        for (i, j) in ndarray::indices((3, 3)) {
            let (from, to) = (kernel.at(i, j), kernel.at(i + 1, j + 1));
            let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
            canvas.text(middle, format!("w{i}{j}"), Font::BODY);
        }
        let lines =
            ["a kernel:", "nine parameters", "", "", "nine pixels", "of an image"];
        for (line, text) in lines.iter().enumerate() {
            let y = if line < 3 { 22.0 } else { 118.0 } + 17.0 * line as f64;
            canvas.text((1.0, y), text, Font::BODY.left());
        }
    })
}

const COLUMN: f64 = 44.0;
const ROW: f64 = 25.0;
const SLANT: f64 = 8.0;

/// Square cells seen from above at a slant.
struct Sheet {
    left: f64,
    y: f64,
    cells: usize,
}

impl Sheet {
    /// The corner where that row and that column begin.
    fn at(&self, row: usize, column: usize) -> Point {
        let x =
            self.left + column as f64 * COLUMN + (self.cells - row) as f64 * SLANT;
        (x, self.y + row as f64 * ROW)
    }

    /// The corners around those rows and the same columns, clockwise from the top left.
    fn corners(&self, part: Range<usize>) -> [Point; 4] {
        let Range { start, end } = part;
        [(start, start), (start, end), (end, end), (end, start)]
            .map(|(row, column)| self.at(row, column))
    }

    fn draw(&self, canvas: &Canvas, stroke: Stroke) {
        for i in 0..=self.cells {
            canvas.path(&[self.at(i, 0), self.at(i, self.cells)], stroke);
            canvas.path(&[self.at(0, i), self.at(self.cells, i)], stroke);
        }
    }
}
