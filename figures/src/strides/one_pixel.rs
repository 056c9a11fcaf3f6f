//! A 3×3 image under a 3×3 kernel.

use listings::conv::by_hand::convolve;

use super::examples::counting;
use crate::Svg;
use crate::draw::{
    Font, Grid, Paint, Stroke, WIDTH, arrow, image_cells, kernel_cells, map_cells,
};

/// Nine pixels times nine parameters: nine products, one sum, one pixel.
pub fn one_pixel() -> Svg {
    let (image, kernel) = (counting([3, 3]), counting([3, 3]));
    let products = &image * &kernel;
    let pixel = convolve(image.view(), kernel.view()).expect("the kernel fits");
    Svg::draw(228.0, |canvas| {
        let grids = [1.0, 124.5, 248.0].map(|x| Grid::new(x, 26.0, 32.0, [3, 3]));
        for (grid, title) in grids.iter().zip(["image", "kernel", "nine products"]) {
            canvas.text((grid.bounds().center().0, 12.0), title, Font::BODY);
        }
        image_cells(canvas, &grids[0], |i, j| image[[i, j]]);
        kernel_cells(canvas, &grids[1], |i, j| kernel[[i, j]]);
        image_cells(canvas, &grids[2], |i, j| products[[i, j]]);
        let middle = grids[0].bounds().center().1;
        for (i, sign) in ["×", "="].iter().enumerate() {
            let gap = (grids[i].bounds().right() + grids[i + 1].x) / 2.0;
            canvas.text((gap, middle), sign, Font::BODY.size(18.0));
        }
        let terms: Vec<_> = products.iter().map(f64::to_string).collect();
        canvas.text((WIDTH / 2.0, 148.0), terms.join(" + "), Font::BODY);
        arrow(
            canvas,
            (WIDTH / 2.0, 160.0),
            (WIDTH / 2.0, 180.0),
            Stroke::thin(Paint::Ink),
        );
        let sum = Grid::new(WIDTH / 2.0 - 20.0, 184.0, 40.0, [1, 1]);
        map_cells(canvas, &sum, |_, _| Some(pixel[[0, 0]]));
        canvas.text(
            (sum.bounds().right() + 10.0, 204.0),
            "one pixel",
            Font::BODY.left(),
        );
        canvas.text((sum.x - 10.0, 204.0), "one sum", Font::BODY.right());
    })
}
