//! A row of four numbers seen three times.

use listings::Layout;

use super::examples::tuple;
use crate::Svg;
use crate::draw::{
    Font, Grid, MemoryLine, Paint, Step, Stroke, arrow, ghost_cells, hop, memory_line,
};

/// Three rows that are named, one row that exists: a step down is a step of 0.
pub fn broadcast() -> Svg {
    let view = Layout::c_order(&[4]).broadcast(3);
    let at = |i, j| view.position(&[i, j]).expect("inside the view");
    Svg::draw(262.0, |canvas| {
        let title = format!(
            "seen: shape {}, strides {}",
            tuple(&view.shape),
            tuple(&view.strides)
        );
        canvas.text((172.5, 9.0), title, Font::BODY);
        let line = MemoryLine {
            x: 100.5,
            y: 196.0,
            cell: 36.0,
            height: 30.0,
            positions: 0..4,
        };
        let bus = line.bounds().right() + 26.0;
        for row in 0..3 {
            let ghost = Grid::new(line.x, 24.0 + 40.0 * row as f64, 36.0, [1, 4]);
            ghost_cells(canvas, &ghost, |_, j| at(row, j));
            let y = ghost.bounds().center().1;
            canvas.text(
                (line.x - 12.0, y),
                format!("row {row}"),
                Font::SMALL.right(),
            );
            let start = (ghost.bounds().right() + 4.0, y);
            canvas.path(&[start, (bus, y)], Stroke::thin(Paint::Ink));
        }
        let y = line.bounds().center().1;
        canvas.path(&[(bus, 42.0), (bus, y)], Stroke::thin(Paint::Ink));
        let end = (line.bounds().right() + 5.0, y);
        arrow(canvas, (bus, y), end, Stroke::thin(Paint::Ink));
        canvas.text((line.x - 12.0, y), "in memory", Font::BODY.right());
        memory_line(canvas, &line, |position| position);
        hop(canvas, &line, Step::Right, [at(0, 0), at(0, 1)], 8.0);
        hop(canvas, &line, Step::Down, [at(0, 0), at(1, 0)], 10.0);
        let above = (line.at(1).center().0 + 8.0, line.y - 11.0);
        let below = (line.at(0).right(), line.bounds().bottom() + 14.0);
        for (step, stride, place) in [
            (Step::Right, view.strides[1], above),
            (Step::Down, view.strides[0], below),
        ] {
            canvas.text(place, step.label(stride), step.font().left());
        }
    })
}
