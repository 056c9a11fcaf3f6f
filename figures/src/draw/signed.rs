//! Numbers of both signs: positive ones plain, negative ones hatched, zero the page.

use ndarray::{Array2, ArrayView2};

use super::{Canvas, Font, Paint, Rect, Texture, stencil};

/// The sign's name, its side of zero, and how it is laid on.
const SIGNS: [(&str, f32, Paint, Texture); 2] = [
    ("positive", 1.0, Paint::Accent, Texture::Plain),
    ("negative", -1.0, Paint::Accent2, Texture::Hatched),
];

/// Lays `values` (h, w) on `rect`: 1 and -1 are opaque. `id` begins with the figure's
/// name.
pub fn signed(
    canvas: &mut Canvas,
    id: &str,
    values: ArrayView2<'_, f32>,
    rect: Rect,
) {
    for (sign, side, paint, texture) in SIGNS {
        // Sixteen strengths are enough, and half the bytes of 256.
        let strengths = values.mapv(|value| (value * side * 15.0).round() / 15.0);
        let strengths = strengths.mapv(|strength| strength.max(0.0));
        let id = format!("{id}-{sign}");
        stencil(canvas, &id, strengths.view(), rect, paint, texture);
    }
}

/// What the two paints mean: a line that begins at a point. `name` is the figure's.
pub fn signs(canvas: &mut Canvas, name: &str, (x, y): (f64, f64)) {
    for (column, (sign, _, paint, texture)) in SIGNS.into_iter().enumerate() {
        let x = x + 100.0 * column as f64;
        let full = Array2::from_elem((1, 1), 1.0);
        let id = format!("{name}-key-{sign}");
        let swatch = Rect::new(x, y, 22.0, 14.0);
        stencil(canvas, &id, full.view(), swatch, paint, texture);
        canvas.text((x + 28.0, y + 7.0), sign, Font::SMALL.left());
    }
}
