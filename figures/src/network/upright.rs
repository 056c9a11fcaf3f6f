//! One character, as it is stored and upright.

use listings::emnist::Dataset;
use listings::glyphs::{self, SIDE};
use ndarray::{ArrayView2, Axis};

use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, MemoryLine, Paint, Rect, Step, Stroke, Texture, WIDTH,
    memory_line, stencil,
};

/// The row of the file that is outlined: it runs along the stem of the R.
const ROW: usize = 9;
/// The side of a panel.
const PANEL: f64 = 140.0;

/// The same bytes under two layouts, and one of their rows as it lies in memory.
pub fn upright() -> Svg {
    let set = Dataset::drawn(0..1);
    let r = glyphs::class_of('R').expect("one of the 47");
    let upright = set.images().index_axis_move(Axis(0), r); // (rows, columns)
    let stored = upright.t(); // (columns, rows)
    Svg::draw(PANEL + 132.0, |canvas| {
        let left = (WIDTH / 2.0 - PANEL) / 2.0;
        let grid = |x| Grid::new(x, 22.0, PANEL / SIDE as f64, [SIDE, SIDE]);
        let (lying, standing) = (grid(left), grid(left + WIDTH / 2.0));
        panel(canvas, ("as stored", "upright-stored"), &lying, stored);
        panel(canvas, ("upright", "upright-upright"), &standing, upright);
        let row = lying.part(ROW..ROW + 1, 0..SIDE);
        let column = standing.part(0..SIDE, ROW..ROW + 1);
        canvas.outline(row.inset(-1.0), Stroke::bold(Paint::Accent));
        canvas.outline(column.inset(-1.0), Stroke::bold(Paint::Accent2).dashed());

        let start = ROW * SIDE;
        let line = MemoryLine {
            x: (WIDTH - SIDE as f64 * 12.0) / 2.0,
            y: PANEL + 102.0,
            cell: 12.0,
            height: 16.0,
            positions: start..start + SIDE,
        };
        let title =
            format!("both outlines are bytes {start} to {}", start + SIDE - 1);
        canvas.text((line.x, line.y - 13.0), title, Font::BODY.left());
        let bytes = stored.slice_move(ndarray::s![ROW..=ROW, ..]).mapv(ink);
        let bounds = line.bounds();
        let id = "upright-line";
        stencil(canvas, id, bytes.view(), bounds, Paint::Ink, Texture::Plain);
        memory_line(canvas, &line, |_| "");
    })
}

/// A picture in a thin frame, its title above and its steps below.
fn panel(
    canvas: &mut Canvas,
    (title, id): (&str, &str),
    grid: &Grid,
    image: ArrayView2<'_, u8>,
) {
    let bounds: Rect = grid.bounds();
    let pixels = image.mapv(ink);
    stencil(canvas, id, pixels.view(), bounds, Paint::Ink, Texture::Plain);
    canvas.outline(bounds, Stroke::thin(Paint::Muted));
    canvas.text((bounds.center().0, bounds.y - 12.0), title, Font::BOLD);
    let steps = [Step::Right, Step::Down].into_iter().zip([1, 0]);
    for (row, (step, axis)) in steps.enumerate() {
        let place = (bounds.center().0, bounds.bottom() + 16.0 + 18.0 * row as f64);
        canvas.text(place, step.label(image.strides()[axis]), step.font());
    }
}

fn ink(byte: u8) -> f32 {
    f32::from(byte) / 255.0
}
