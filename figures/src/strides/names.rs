//! How many windows name each pixel.

use listings::windows::of_image;
use ndarray::Array2;

use super::examples::counting;
use crate::Svg;
use crate::draw::{Font, Grid, Paint, Texture, image_cells, stencil};

/// A heat map over the 12×12 image: in how many of its 3×3 windows each pixel lies.
pub fn names() -> Svg {
    let image = counting([12, 12]);
    let windows = of_image(image.view(), [3, 3]).expect("the kernel fits");
    let mut count = Array2::<usize>::zeros((12, 12));
    for &number in windows {
        // Pixel `[y, x]` of the counting image holds the number 12 y + x.
        let position = number as usize;
        count[[position / 12, position % 12]] += 1;
    }
    let most = count.iter().copied().max().expect("the image has pixels");
    // The darkest cell is still light enough for the number on it.
    let ink = count.mapv(|count| 0.35 * count as f64 / most as f64);
    Svg::draw(342.0, |canvas| {
        let grid = Grid::new(20.5, 17.0, 27.0, [12, 12]);
        stencil(
            canvas,
            "names-ink",
            ink.view(),
            grid.bounds(),
            Paint::Accent,
            Texture::Plain,
        );
        image_cells(canvas, &grid, |y, x| count[[y, x]]);
        for i in 0..12 {
            canvas.text((grid.at(0, i).center().0, 8.0), i, Font::SMALL);
            canvas.text(
                (grid.x - 5.0, grid.at(i, 0).center().1),
                i,
                Font::SMALL.right(),
            );
        }
    })
}
