//! Cross-correlation and convolution of a single bright pixel.

use listings::conv::by_hand::{convolve, convolve_flipped};
use ndarray::{Array2, s};

use super::examples::counting;
use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, Paint, Rect, Stroke, WIDTH, arrow, image_cells, kernel_cells,
    map_cells,
};

/// The kernel as it is stamps itself turned; the kernel turned stamps itself as it is. A
/// mark in the corner of the first tap shows which way round each grid is.
pub fn flip() -> Svg {
    let mut image = Array2::zeros((5, 5));
    image[[2, 2]] = 1.0;
    let kernel = counting([3, 3]);
    let ways = [
        Way {
            title: "cross-correlation",
            slides: "the kernel as it is",
            stamps: "stamps it turned",
            kernel: kernel.clone(),
            map: convolve(image.view(), kernel.view()).expect("the kernel fits"),
        },
        Way {
            title: "convolution",
            slides: "the kernel turned",
            stamps: "stamps it as it is",
            kernel: kernel.slice(s![..;-1, ..;-1]).to_owned(),
            map: convolve_flipped(image.view(), kernel.view())
                .expect("the kernel fits"),
        },
    ];
    Svg::draw(459.0, |canvas| {
        let pixels = Grid::new((WIDTH - 125.0) / 2.0, 22.0, 25.0, [5, 5]);
        canvas.text((WIDTH / 2.0, 9.0), "an image with a single 1", Font::BODY);
        image_cells(canvas, &pixels, |i, j| image[[i, j]]);
        canvas.fill(pixels.at(2, 2), Paint::Ink, 0.25);
        for (way, center) in ways.iter().zip([86.0, WIDTH - 86.0]) {
            way.draw(canvas, center);
        }
    })
}

/// One of the two definitions.
struct Way {
    title: &'static str,
    slides: &'static str,
    stamps: &'static str,
    kernel: Array2<f64>,
    map: Array2<f64>,
}

impl Way {
    fn draw(&self, canvas: &Canvas, center: f64) {
        canvas.text((center, 176.0), self.title, Font::BOLD);
        canvas.text((center, 196.0), self.slides, Font::BODY);
        let taps = Grid::new(center - 48.0, 210.0, 32.0, [3, 3]);
        kernel_cells(canvas, &taps, |i, j| self.kernel[[i, j]]);
        mark_first(canvas, &taps, &self.kernel);
        let from = taps.bounds().bottom_middle();
        arrow(
            canvas,
            (from.0, from.1 + 4.0),
            (from.0, 332.0),
            Stroke::thin(Paint::Ink),
        );
        canvas.text((center, 345.0), self.stamps, Font::BODY);
        let map = Grid::new(center - 48.0, 359.0, 32.0, [3, 3]);
        map_cells(canvas, &map, |i, j| Some(self.map[[i, j]]));
        mark_first(canvas, &map, &self.map);
    }
}

/// Marks the outer corner of the cell that holds the first tap, the 0.
fn mark_first(canvas: &Canvas, grid: &Grid, numbers: &Array2<f64>) {
    let Rect { x, y, w, h } = grid.bounds();
    let size = 11.0;
    if numbers[[0, 0]] == 0.0 {
        canvas.polygon(&[(x, y), (x + size, y), (x, y + size)], Paint::Ink, 1.0);
    } else {
        let (x, y) = (x + w, y + h);
        canvas.polygon(&[(x, y), (x - size, y), (x, y - size)], Paint::Ink, 1.0);
    }
}
