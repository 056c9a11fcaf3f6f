//! The kernel slides over a 5×5 image.

use listings::conv::by_hand::convolve;

use super::examples::counting;
use crate::Svg;
use crate::draw::{
    Font, Grid, Paint, Stroke, arrow, image_cells, kernel_cells, map_cells, window,
};

/// Four of the nine places, from above: each fills one pixel of the feature map.
pub fn slide() -> Svg {
    let (image, kernel) = (counting([5, 5]), counting([3, 3]));
    let map = convolve(image.view(), kernel.view()).expect("the kernel fits");
    let frames = [[0, 0], [0, 1], [1, 0], [2, 2]];
    Svg::draw(24.0 + FRAME * frames.len() as f64 - 18.0, |canvas| {
        for (frame, [y, x]) in frames.into_iter().enumerate() {
            let top = 24.0 + FRAME * frame as f64;
            let pixels = Grid::new(1.0, top, 25.0, [5, 5]);
            let taps = Grid::new(151.0, top + 24.5, 22.0, [3, 3]);
            let pixel = Grid::new(242.0, top + 11.5, 34.0, [3, 3]);
            if frame == 0 {
                let titles =
                    [(pixels, "image"), (taps, "kernel"), (pixel, "feature map")];
                for (grid, title) in titles {
                    canvas.text((grid.bounds().center().0, 10.0), title, Font::BODY);
                }
            }
            image_cells(canvas, &pixels, |i, j| image[[i, j]]);
            window(canvas, pixels.part(y..y + 3, x..x + 3));
            kernel_cells(canvas, &taps, |i, j| kernel[[i, j]]);
            map_cells(canvas, &pixel, |i, j| ([i, j] <= [y, x]).then(|| map[[i, j]]));
            canvas.outline(pixel.at(y, x), Stroke::bold(Paint::Accent2));
            let middle = taps.bounds().center();
            canvas.text((138.5, middle.1), "×", Font::BODY.size(18.0));
            arrow(
                canvas,
                (taps.bounds().right() + 4.0, middle.1),
                (pixel.x - 4.0, middle.1),
                Stroke::thin(Paint::Ink),
            );
            let place = format!("at [{y}, {x}]");
            canvas.text(
                (middle.0, taps.bounds().bottom() + 13.0),
                place,
                Font::SMALL,
            );
        }
    })
}

/// From the top of one frame to the top of the next.
const FRAME: f64 = 145.0;
