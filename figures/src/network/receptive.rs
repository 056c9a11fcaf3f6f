//! What one number of each layer sees.

use listings::Window;
use listings::glyphs::SIDE;
use listings::inside::Reach;

use super::trained::{glyph, network};
use crate::Svg;
use crate::draw::{Font, Grid, Paint, Stroke, Texture, stencil};

/// The side of a pixel.
const PIXEL: f64 = 7.0;
/// The first pixel that all four squares share, in rows and in columns.
const FROM: usize = 8;

/// The letter under the receptive fields of one number of each layer.
pub fn receptive() -> Svg {
    let pool = Window::new([2, 2]).stride([2, 2]);
    let grid = Grid::new(1.0, 1.0, PIXEL, [SIDE, SIDE]);
    Svg::draw(grid.bounds().bottom() + 1.0, |canvas| {
        let bounds = grid.bounds();
        let letter = glyph('R').mapv(|ink| ink * 0.55);
        let id = "receptive-ink";
        stencil(canvas, id, letter.view(), bounds, Paint::Ink, Texture::Plain);
        canvas.outline(bounds, Stroke::thin(Paint::Muted));
        let mut reach = Reach::PIXEL;
        let layers = [
            ("first maps", network().conv1.window, Paint::Accent),
            ("pooled", pool, Paint::Accent2),
            ("second maps", network().conv2.window, Paint::Accent),
            ("pooled", pool, Paint::Accent2),
        ];
        for (row, (name, window, paint)) in layers.into_iter().enumerate() {
            reach = reach.through(&window);
            let field = FROM..FROM + reach.field;
            let square = grid.part(field.clone(), field);
            let stroke = match paint {
                Paint::Accent => Stroke::bold(paint),
                _ => Stroke::bold(paint).dashed(),
            };
            canvas.outline(square, stroke);
            let y = 60.0 + 27.0 * row as f64;
            let corner = (square.right(), square.bottom().min(y));
            let end = (bounds.right() + 10.0, y);
            canvas.path(&[corner, end], Stroke::thin(Paint::Ink));
            let label = format!("{0} × {0}: {name}", reach.field);
            canvas.text((end.0 + 4.0, y), label, Font::BODY.left());
        }
    })
}
