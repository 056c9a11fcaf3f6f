//! Three batches out of the same memory.

use listings::emnist::{Dataset, SIDE};
use listings::glyphs;
use ndarray::{Array2, Axis};

use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, MemoryLine, Paint, Rect, Step, Stroke, Texture, WIDTH, arrow,
    hop, memory_line, sheet, stencil,
};

/// The images shown.
const IMAGES: usize = 12;
/// The side of an image.
const CELL: f64 = 27.0;

/// A slice, a stepped slice, and a choice that needs a copy.
pub fn gather() -> Svg {
    let first = glyphs::class_of('A').expect("one of the 47");
    let set = Dataset::drawn(0..1);
    let image = |index: usize| {
        let image = set.images().index_axis_move(Axis(0), first + index);
        image.mapv(|byte| f32::from(byte) / 255.0)
    };
    let tiles = |canvas: &mut Canvas, id: &str, x: f64, y: f64, shown: &[usize]| {
        let mut ink = Array2::zeros((SIDE, SIDE * shown.len()));
        for (column, &index) in shown.iter().enumerate() {
            sheet::put(&mut ink, SIDE, [0, column], image(index).view());
        }
        let bounds = Grid::new(x, y, CELL, [1, shown.len()]).bounds();
        stencil(canvas, id, ink.view(), bounds, Paint::Ink, Texture::Plain);
    };
    Svg::draw(214.0, |canvas| {
        let all: Vec<usize> = (0..IMAGES).collect();
        let line = MemoryLine {
            x: (WIDTH - IMAGES as f64 * CELL) / 2.0,
            y: 76.0,
            cell: CELL,
            height: CELL,
            positions: 0..IMAGES,
        };
        tiles(canvas, "gather-memory", line.x, line.y, &all);
        memory_line(canvas, &line, |_| "");

        // Every third, backwards: arcs above.
        let chosen: Vec<usize> = (0..IMAGES).rev().step_by(3).collect();
        for ends in chosen.windows(2) {
            hop(canvas, &line, Step::Right, [ends[0], ends[1]], 26.0);
        }

        // In order: an outline.
        let (from, to) = (line.at(4), line.at(7));
        let slice = Rect::new(from.x, from.y, to.right() - from.x, CELL);
        canvas.fill(slice, Paint::Accent2, 0.16);
        canvas.outline(slice.inset(-3.0), Stroke::bold(Paint::Accent2).dashed());

        // As you like: a copy below.
        let wanted = [3, 10, 0, 7];
        let copy = MemoryLine {
            x: (WIDTH - 4.0 * CELL) / 2.0,
            y: 160.0,
            positions: 0..wanted.len(),
            ..line.clone()
        };
        tiles(canvas, "gather-copy", copy.x, copy.y, &wanted);
        memory_line(canvas, &copy, |_| "");
        for (place, &index) in wanted.iter().enumerate() {
            let (x, y) = line.at(index).bottom_middle();
            let (to_x, to_y) = copy.at(place).top_middle();
            arrow(canvas, (x, y + 4.0), (to_x, to_y - 4.0), Stroke::thin(Paint::Ink));
        }
        let [outlined, arcs] =
            [Paint::Accent2, Paint::Accent].map(|p| Font::BODY.paint(p));
        for (y, text, font) in [
            (9.0, "outline: in order, a view", outlined),
            (28.0, "arcs: every third, backwards, a view", arcs),
            (204.0, "arrows: as you like, a copy", Font::BODY),
        ] {
            canvas.text((line.x, y), text, font.left());
        }
    })
}
