//! A view beside its memory, with one element pointed at: the stride explorer, drawn.

use listings::Layout;
use ndarray::{ArrayView, Dimension, IxDyn, ShapeBuilder};

use super::examples::tuple;
use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, MemoryLine, Paint, Rect, Stroke, WIDTH, memory_line,
};

/// The transpose of a 4×6 array.
pub fn view_and_memory() -> Svg {
    explored(Layout::c_order(&[4, 6]).transpose(), 24, &[2, 1])
}

/// All 3×3 windows of a 5×5 image. Its middle pixel is in each of them.
pub fn nine_readers() -> Svg {
    let (shape, strides) = (vec![3, 3, 3, 3], vec![5, 1, 5, 1]);
    explored(Layout { shape, strides, offset: 0 }, 25, &[1, 1, 1, 1])
}

/// A bias of three values seen as (5, 4).
pub fn beyond_the_bias() -> Svg {
    let (shape, strides) = (vec![5, 4], vec![1, 0]);
    explored(Layout { shape, strides, offset: 0 }, 3, &[3, 0])
}

const CELL: f64 = 21.0;
/// Between two blocks of a grid.
const GAP: f64 = 7.0;
/// The cells in one row of memory, how wide and how high they are.
const LINE: usize = 13;
const WIDE: f64 = 26.0;
const HIGH: f64 = 34.0;

/// A view with two or four axes over so many cells of memory.
struct Explored<'a> {
    layout: Layout,
    memory: usize,
    pointed: &'a [usize],
    /// Each index with its position.
    elements: Vec<(Vec<usize>, usize)>,
}

/// The element at `pointed` is shaded like its cell, and all that lie there are outlined.
fn explored(layout: Layout, memory: usize, pointed: &[usize]) -> Svg {
    let indices = ndarray::indices(IxDyn(&layout.shape)).into_iter();
    let elements = indices
        .map(|index| index.slice().to_vec())
        .zip(layout.positions())
        .collect::<Vec<_>>();
    let view = Explored { layout, memory, pointed, elements };
    let cells = view.elements.iter().map(|&(_, position)| position + 1);
    let cells = cells.max().unwrap_or(0).max(memory);
    let (last, _) = view.elements.last().expect("a view with elements");
    let corner = view.place(last);
    let refused = view.refused();

    let line = corner.bottom() + 15.0;
    let sum = line + cells.div_ceil(LINE) as f64 * (HIGH + 8.0) + 4.0;
    let height = sum + if refused.is_some() { 28.0 } else { 8.0 };
    Svg::draw(height, |canvas| {
        view.grid(canvas);
        view.fields(canvas, corner.right() + 14.0);
        for row in (0..cells).step_by(LINE) {
            let y = line + (row / LINE) as f64 * (HIGH + 8.0);
            view.row(canvas, y, row..cells.min(row + LINE));
        }
        canvas.text((1.5, sum), view.sum(), Font::BODY.left());
        if let Some(error) = refused {
            let font = Font::SMALL.paint(Paint::Accent).left();
            canvas.text((1.5, sum + 20.0), error, font);
        }
    })
}

impl Explored<'_> {
    fn target(&self) -> usize {
        self.layout.position(self.pointed).expect("an index of the view")
    }

    /// Where an element is drawn: with four axes, in blocks of grids.
    fn place(&self, index: &[usize]) -> Rect {
        let axes = self.layout.shape.len();
        let size = [self.layout.shape[axes - 2], self.layout.shape[axes - 1]];
        let block = |axis: usize, len: usize| match axes {
            4 => 1.5 + index[axis] as f64 * (len as f64 * CELL + GAP),
            _ => 1.5,
        };
        let grid = Grid::new(block(1, size[1]), block(0, size[0]), CELL, size);
        grid.at(index[axes - 2], index[axes - 1])
    }

    fn grid(&self, canvas: &Canvas) {
        for (index, position) in &self.elements {
            let cell = self.place(index);
            if index == self.pointed {
                canvas.fill(cell, Paint::Ink, 0.35);
            }
            if *position < self.memory {
                canvas.outline(cell, Stroke::thin(Paint::Muted));
                canvas.text(cell.center(), position, Font::BODY);
            } else {
                canvas.outline(cell, Stroke::thin(Paint::Accent).dashed());
                canvas.text(cell.center(), "?", Font::BODY.paint(Paint::Accent));
            }
            if *position == self.target() {
                canvas.outline(cell.inset(2.0), Stroke::bold(Paint::Accent2));
            }
        }
    }

    fn fields(&self, canvas: &Canvas, x: f64) {
        let lines = [
            format!("shape {}", tuple(&self.layout.shape)),
            format!("strides {}", tuple(&self.layout.strides)),
            format!("offset {}", self.layout.offset),
            format!("memory {}", self.memory),
        ];
        for (row, line) in lines.iter().enumerate() {
            canvas.text((x, 9.0 + 19.0 * row as f64), line, Font::BODY.left());
        }
    }

    /// A row of memory; cells it does not have are dashed.
    fn row(&self, canvas: &Canvas, y: f64, positions: std::ops::Range<usize>) {
        let x = (WIDTH - LINE as f64 * WIDE) / 2.0;
        let line = MemoryLine { x, y, cell: WIDE, height: HIGH, positions };
        for position in line.positions.clone() {
            let cell = line.at(position);
            let readers = self.elements.iter().filter(|(_, at)| *at == position);
            let readers = readers.count();
            if position == self.target() {
                canvas.fill(cell, Paint::Ink, 0.35);
            } else if position < self.memory {
                let shade = 0.04 * readers.saturating_sub(1) as f64;
                canvas.fill(cell, Paint::Accent2, shade);
            }
            if position >= self.memory {
                canvas.outline(cell.inset(1.0), Stroke::thin(Paint::Accent).dashed());
            }
            let (x, y) = cell.center();
            if readers > 1 {
                canvas.text((x, y - 8.0), position, Font::BODY);
                canvas.text((x, y + 8.0), format!("×{readers}"), Font::SMALL);
            } else {
                canvas.text((x, y), position, Font::BODY);
            }
        }
        let end = line.positions.end.min(self.memory);
        let line = MemoryLine { positions: line.positions.start..end, ..line };
        memory_line(canvas, &line, |_| "");
    }

    /// How the position of the element is found.
    fn sum(&self) -> String {
        let steps = self.pointed.iter().zip(&self.layout.strides);
        let steps: String =
            steps.map(|(i, stride)| format!(" + {i}·{stride}")).collect();
        let (offset, target) = (self.layout.offset, self.target());
        format!("{:?}: {offset}{steps} = {target}", self.pointed)
    }

    /// What ndarray says of the view.
    fn refused(&self) -> Option<String> {
        let strides = self.layout.strides.iter().map(|&stride| stride as usize);
        let strides: Vec<_> = strides.collect();
        let shape = IxDyn(&self.layout.shape).strides(IxDyn(&strides));
        let memory = vec![0.0; self.memory];
        let error = ArrayView::from_shape(shape, &memory).err();
        error.map(|error| error.to_string())
    }
}
