//! What the first layer learned.

use ndarray::{Array2, s};

use super::trained::{network, scaled};
use crate::Svg;
use crate::draw::{Font, Grid, Paint, Rect, Stroke, WIDTH, signed, signs};

const COLUMNS: usize = 8;
/// Taps along each side of a filter.
const TAPS: usize = 5;
/// From a filter to the next, in taps.
const PITCH: usize = TAPS + 1;
/// The side of a tap.
const TAP: f64 = (WIDTH - 1.0) / (COLUMNS * PITCH - 1) as f64;
/// From a row of filters to the next.
const ROW: f64 = TAPS as f64 * TAP + 21.0;

/// The 32 filters, each scaled to its strongest tap, with their numbers.
pub fn filters() -> Svg {
    let weight = network().conv1.weight.view(); // (32, 1, 5, 5)
    let rows = weight.dim().0.div_ceil(COLUMNS);
    Svg::draw(rows as f64 * ROW + 24.0, |canvas| {
        for row in 0..rows {
            let top = row as f64 * ROW;
            let mut taps = Array2::zeros((TAPS, COLUMNS * PITCH - 1));
            for column in 0..COLUMNS {
                let filter = row * COLUMNS + column;
                let left = column * PITCH;
                let of_filter = scaled(weight.slice(s![filter, 0, .., ..]));
                taps.slice_mut(s![.., left..left + TAPS]).assign(&of_filter);
                let grid =
                    Grid::new(0.5 + left as f64 * TAP, top + 0.5, TAP, [TAPS; 2]);
                let bounds = grid.bounds();
                canvas.outline(bounds, Stroke::thin(Paint::Muted));
                let (x, y) = bounds.bottom_middle();
                canvas.text((x, y + 9.0), filter, Font::SMALL);
            }
            let bounds = Rect::new(0.5, top + 0.5, WIDTH - 1.0, TAPS as f64 * TAP);
            signed(canvas, &format!("filters-{row}"), taps.view(), bounds);
        }
        signs(canvas, "filters", (0.5, rows as f64 * ROW + 6.0));
    })
}
