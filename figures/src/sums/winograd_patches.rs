//! Patches of 4×4 pixels, two apart, and the blocks of the output that they make.

use crate::Svg;
use crate::draw::{
    Font, Grid, Paint, Stroke, WIDTH, arrow, image_cells, map_cells, window,
};
use crate::strides::examples::counting;

const CELL: f64 = 26.0;

/// A 6 × 6 image with two of its four patches, and the 4 × 4 outputs with their blocks.
pub fn winograd_patches() -> Svg {
    let image = counting([6, 6]);
    let pixels = Grid::new(1.5, 30.0, CELL, [6, 6]);
    let outputs = Grid::new(WIDTH - 4.0 * CELL - 2.0, 30.0 + CELL, CELL, [4, 4]);

    Svg::draw(pixels.bounds().bottom() + 26.0, |canvas| {
        for (grid, title, below) in [
            (&pixels, "the image", "patches of 4 × 4, two apart"),
            (&outputs, "the output", "blocks of 2 × 2"),
        ] {
            let (x, _) = grid.bounds().top_middle();
            canvas.text((x, grid.y - 13.0), title, Font::BODY);
            canvas.text((x, grid.bounds().bottom() + 14.0), below, Font::SMALL);
        }
        image_cells(canvas, &pixels, |i, j| image[[i, j]]);
        map_cells(canvas, &outputs, |_, _| Some(""));
        window(canvas, pixels.part(0..4, 0..4));
        let next = pixels.part(0..4, 2..6).inset(3.0);
        canvas.outline(next, Stroke::bold(Paint::Accent2).dashed());
        window(canvas, outputs.part(0..2, 0..2));
        let next = outputs.part(0..2, 2..4).inset(2.0);
        canvas.outline(next, Stroke::bold(Paint::Accent2).dashed());
        let y = outputs.part(0..2, 0..2).center().1;
        let ends = (pixels.bounds().right() + 10.0, outputs.x - 10.0);
        arrow(canvas, (ends.0, y), (ends.1, y), Stroke::thin(Paint::Ink));
    })
}
