//! A view that runs past the end of its buffer.

use listings::Layout;

use super::examples::{BIAS, tuple};
use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, MemoryLine, Paint, Rect, Stroke, arrow, ghost_cells,
    memory_line,
};

/// A bias of three values seen as (5, 4): two rows show memory that is not its own.
pub fn accident() -> Svg {
    let stale = Layout { shape: vec![5, 4], strides: vec![1, 0], offset: 0 };
    let at = |i, j| stale.position(&[i, j]).expect("inside the view");
    let value =
        |position: usize| BIAS.get(position).map_or("?".into(), f64::to_string);
    Svg::draw(272.0, |canvas| {
        let title = format!(
            "seen: shape {}, strides {}",
            tuple(&stale.shape),
            tuple(&stale.strides)
        );
        canvas.text((344.0, 9.0), title, Font::BODY.right());
        let line = MemoryLine {
            x: 1.5,
            y: 218.0,
            cell: 38.0,
            height: 30.0,
            positions: 0..BIAS.len(),
        };
        memory_line(canvas, &line, value);
        let foreign = stale.reach().map_or(0, |(_, last)| last as usize);
        for position in BIAS.len()..=foreign {
            hatch(canvas, line.at(position));
        }
        let below = line.bounds().bottom() + 14.0;
        canvas.text((line.bounds().center().0, below), "the bias", Font::BODY);
        let others = (line.at(BIAS.len()).x + line.at(foreign).right()) / 2.0;
        canvas.text((others, below), "not ours", Font::BOLD.paint(Paint::Accent));

        let ghost = Grid::new(203.5, 24.0, 35.0, [5, 4]);
        ghost_cells(canvas, &ghost, |i, j| value(at(i, j)));
        for row in 0..5 {
            let to = line.at(at(row, 0)).top_middle();
            let from = (ghost.x - 4.0, ghost.at(row, 0).center().1);
            let outside = at(row, 0) >= BIAS.len();
            let stroke = match outside {
                false => Stroke::thin(Paint::Ink),
                true => Stroke::thin(Paint::Accent).dashed(),
            };
            canvas.path(&[from, (to.0, from.1)], stroke);
            arrow(canvas, (to.0, from.1), (to.0, to.1 - 3.0), stroke);
        }
    })
}

/// Memory that belongs to something else.
fn hatch(canvas: &Canvas, cell: Rect) {
    let stroke = Stroke::thin(Paint::Accent);
    canvas.outline(cell, stroke.dashed());
    let mut offset = 8.0;
    while offset < cell.w + cell.h {
        // From the left or lower edge up to the upper or right edge.
        let start =
            (cell.x + (offset - cell.h).max(0.0), cell.y + offset.min(cell.h));
        let end = (cell.x + offset.min(cell.w), cell.y + (offset - cell.w).max(0.0));
        canvas.path(&[start, end], stroke);
        offset += 8.0;
    }
}
