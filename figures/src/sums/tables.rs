//! The view of windows as a matrix of positions, given by two tables.

use listings::conv::tile::positions;

use crate::Svg;
use crate::draw::{
    Font, Grid, Paint, Stroke, WIDTH, ghost_cells, image_cells, kernel_cells,
    map_cells, window,
};
use crate::strides::examples::counting;

const CELL: f64 = 26.0;

/// A 4 × 4 image, the places of 2 × 2 windows down the side, the taps across the top,
/// and their sums, which are positions in the image. One row is a window.
pub fn tables() -> Svg {
    let image = counting([4, 4]);
    let places = positions([3, 3], [4, 1]);
    let taps = positions([2, 2], [4, 1]);
    let shown = 5;
    let pixels = Grid::new(1.5, 38.0, CELL, [4, 4]);
    let across = Grid::new(WIDTH - 4.0 * CELL - 1.5, 38.0, CELL, [1, taps.len()]);
    let matrix = Grid::new(across.x, 76.0, CELL, [places.len(), taps.len()]);
    let down = Grid::new(across.x - CELL - 12.0, 76.0, CELL, [places.len(), 1]);

    Svg::draw(matrix.bounds().bottom() + 22.0, |canvas| {
        for (grid, title) in [(&pixels, "the image"), (&across, "taps")] {
            let (x, y) = grid.bounds().top_middle();
            canvas.text((x, y - 13.0), title, Font::BODY);
        }
        let (x, y) = down.bounds().top_middle();
        canvas.text((x, y - 13.0), "places", Font::BODY);
        let (x, y) = matrix.bounds().bottom_middle();
        canvas.text((x, y + 13.0), "place + tap", Font::BODY);

        image_cells(canvas, &pixels, |i, j| image[[i, j]]);
        kernel_cells(canvas, &across, |_, tap| taps[tap]);
        map_cells(canvas, &down, |place, _| Some(places[place]));
        ghost_cells(canvas, &matrix, |place, tap| places[place] + taps[tap]);

        let (row, column) = (places[shown] / 4, places[shown] % 4);
        window(canvas, pixels.part(row..row + 2, column..column + 2));
        window(canvas, matrix.part(shown..shown + 1, 0..taps.len()));
        canvas.outline(down.at(shown, 0), Stroke::bold(Paint::Accent2));
    })
}
