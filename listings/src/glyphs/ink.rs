//! Ink on paper: the pixels near a line, dark in its middle and fading at its edge.

use super::curve::Point;
use super::{SIDE, Stroke};
use ndarray::Array2;

/// Pixels over which the edge of a line fades from ink to paper: antialiasing, and a
/// little of the blur that EMNIST's scans have.
pub(super) const FADE: f32 = 1.6;

/// The paper, (28, 28), with the lines on it. Where lines cross, the darker one
/// counts.
pub(super) fn spread(lines: &[Stroke]) -> Array2<f32> {
    let mut paper = Array2::zeros((SIDE, SIDE));
    for line in lines {
        for ends in line.windows(2) {
            segment(&mut paper, ends[0], ends[1]);
        }
    }
    paper
}

/// One straight piece, with round ends, from one radius to another.
fn segment(paper: &mut Array2<f32>, (a, from): (Point, f32), (b, to): (Point, f32)) {
    let reach = from.max(to) + FADE / 2.0;
    let [columns, rows] = [0, 1].map(|axis| {
        // Casting truncates, and stops at 0: no index is negative.
        let first = (a[axis].min(b[axis]) - reach) as usize;
        let last = (a[axis].max(b[axis]) + reach) as usize;
        first..(last + 1).min(SIDE)
    });
    for row in rows {
        for column in columns.clone() {
            let center = [column as f32 + 0.5, row as f32 + 0.5];
            let (distance, along) = distance(center, a, b);
            let radius = from + (to - from) * along;
            let ink = ((radius - distance) / FADE + 0.5).clamp(0.0, 1.0);
            paper[[row, column]] = ink.max(paper[[row, column]]);
        }
    }
}

/// How far a point is from the segment `a` to `b`, and where on it (0 at `a`, 1 at
/// `b`) the nearest point lies.
fn distance(point: Point, a: Point, b: Point) -> (f32, f32) {
    let [ux, uy] = [b[0] - a[0], b[1] - a[1]];
    let [vx, vy] = [point[0] - a[0], point[1] - a[1]];
    let squared = ux * ux + uy * uy;
    let along = if squared > 0.0 {
        ((ux * vx + uy * vy) / squared).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let [dx, dy] = [vx - ux * along, vy - uy * along];
    ((dx * dx + dy * dy).sqrt(), along)
}
