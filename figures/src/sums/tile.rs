//! One step of a tile: every pixel times every vector.

use crate::Svg;
use crate::draw::{Canvas, Font, Grid, Paint, Rect, Stroke, WIDTH, arrow};

/// Windows, and vectors of filters, in the tile.
const SIZE: usize = 4;
/// Numbers in a vector.
const LANES: usize = 16;

/// Four pixels at the left, four vectors of weights above, and the sixteen sums that
/// grow by their products.
pub fn tile() -> Svg {
    let (side, gap) = (50.0, 8.0);
    let left = WIDTH - SIZE as f64 * (side + gap);
    let top = 92.0;
    let sum = |m: usize, v: usize| {
        let [x, y] = [left + v as f64 * (side + gap), top + m as f64 * (28.0 + gap)];
        Rect::new(x, y, side, 28.0)
    };
    let bottom = sum(SIZE - 1, 0).bottom();

    Svg::draw(bottom + 26.0, |canvas| {
        let middle = (sum(0, 0).x + sum(0, SIZE - 1).right()) / 2.0;
        canvas.text((middle, 9.0), "the weights of one tap, in vectors", Font::BODY);
        canvas.text(
            (middle, bottom + 15.0),
            "16 vectors of sums, in registers",
            Font::BODY,
        );
        canvas.text((1.5, top - 17.0), "the pixel under", Font::BODY.left());
        for v in 0..SIZE {
            let Rect { x, .. } = sum(0, v);
            let vector = Rect::new(x, 28.0, side, 20.0);
            lanes(canvas, vector, Paint::Accent);
            let (x, y) = vector.bottom_middle();
            arrow(canvas, (x, y + 4.0), (x, top - 5.0), Stroke::thin(Paint::Accent));
        }
        for m in 0..SIZE {
            let Rect { y, h, .. } = sum(m, 0);
            let pixel = Grid::new(70.0, y + 3.0, 22.0, [1, 1]);
            let label = format!("window {m}");
            canvas.text((1.5, y + h / 2.0), label, Font::SMALL.left());
            canvas.outline(pixel.bounds(), Stroke::bold(Paint::Ink));
            let ends = (pixel.bounds().right() + 4.0, left - 5.0);
            let y = y + h / 2.0;
            arrow(canvas, (ends.0, y), (ends.1, y), Stroke::thin(Paint::Ink));
            for v in 0..SIZE {
                lanes(canvas, sum(m, v), Paint::Accent2);
            }
        }
    })
}

/// A vector: its outline and the edges between its lanes.
fn lanes(canvas: &Canvas, rect: Rect, paint: Paint) {
    canvas.fill(rect, paint, 0.16);
    for lane in 1..LANES {
        let x = rect.x + rect.w * lane as f64 / LANES as f64;
        canvas.path(&[(x, rect.y), (x, rect.bottom())], Stroke::thin(Paint::Muted));
    }
    canvas.outline(rect, Stroke::thin(paint));
}
