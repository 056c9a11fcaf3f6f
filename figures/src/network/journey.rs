//! One letter through the whole network.

use listings::glyphs::SIDE;
use listings::likeliest;
use ndarray::{Array2, ArrayView3, Axis};

use super::trained::{glyph, inside, scaled};
use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, Paint, Point, Rect, Stroke, Texture, WIDTH, sheet, signed,
    stencil,
};

/// The side of the letter.
const LETTER: f64 = 56.0;
/// Room for the title of a layer.
const TITLE: f64 = 24.0;

/// The book's letter, its 32 maps, its 64 smaller ones, its 128 numbers, and the answer.
pub fn journey() -> Svg {
    let letter = glyph('R');
    let inside = inside(letter.view().insert_axis(Axis(0)));
    let answer = likeliest(inside.logits.row(0))
        .map(|(character, part)| format!("{character} {:.1} %", 100.0 * part));
    let first = scaled(inside.pool1.index_axis(Axis(0), 0)); // (32, 12, 12)
    let second = scaled(inside.pool2.index_axis(Axis(0), 0)); // (64, 5, 5)
    let numbers = scaled(inside.linear1.view()); // (1, 128)
    let numbers = numbers.into_shape_with_order((128, 1, 1)).expect("128 numbers");
    Svg::draw(476.0, |canvas| {
        let place = Rect::new(0.5, 0.5, LETTER, LETTER);
        stencil(
            canvas,
            "journey-ink",
            letter.view(),
            place,
            Paint::Ink,
            Texture::Plain,
        );
        canvas.outline(place, Stroke::thin(Paint::Muted));
        let beside = (LETTER + 10.0, LETTER / 2.0);
        canvas.text(beside, format!("{SIDE} × {SIDE} pixels"), Font::BODY.left());
        let mut y = LETTER + 4.0;
        for (id, title, maps, columns, gap) in [
            ("first", "32 maps of 12 × 12, pooled", first.view(), 8, 2),
            ("second", "64 maps of 5 × 5, pooled again", second.view(), 16, 2),
            ("numbers", "128 numbers", numbers.view(), 32, 0),
        ] {
            canvas.text((0.5, y + TITLE / 2.0), title, Font::BODY.left());
            y = tiles(
                canvas,
                &format!("journey-{id}"),
                maps,
                columns,
                gap,
                (0.5, y + TITLE),
                WIDTH - 1.0,
            );
        }
        canvas.text(
            (0.5, y + TITLE / 2.0),
            "the likeliest of 47 classes",
            Font::BODY.left(),
        );
        canvas.text((0.5, y + TITLE + 8.0), answer.join(" · "), Font::BOLD.left());
    })
}

/// Maps (k, h, w) in rows with a frame around each, from `(x, y)` on and `width` wide;
/// returns where they end.
pub(super) fn tiles(
    canvas: &mut Canvas,
    id: &str,
    maps: ArrayView3<'_, f32>,
    columns: usize,
    gap: usize,
    (x, y): Point,
    width: f64,
) -> f64 {
    let (count, side, _) = maps.dim();
    let (rows, pitch) = (count / columns, side + gap);
    let cell = width / columns as f64;
    let grid = Grid::new(x, y, cell, [rows, columns]);
    let mut values = Array2::zeros((rows * pitch, columns * pitch));
    for ((row, column), map) in grid.cells().zip(maps.outer_iter()) {
        sheet::put(&mut values, pitch, [row, column], map);
        let frame =
            grid.at(row, column).inset(cell * gap as f64 / (2 * pitch) as f64);
        canvas.outline(frame, Stroke::thin(Paint::Muted));
    }
    signed(canvas, id, values.view(), grid.bounds());
    grid.bounds().bottom()
}
