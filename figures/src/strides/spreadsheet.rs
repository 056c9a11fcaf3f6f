//! The view of windows as a spreadsheet whose cells are spreadsheets.

use listings::windows;
use ndarray::s;

use super::examples::counting;
use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, Paint, Rect, Stroke, image_cells, map_cells, window,
};

/// One cell of the outer sheet, enlarged: the patch it holds, and where in the image the
/// patch lies.
pub fn spreadsheet() -> Svg {
    let image = counting([12, 12]);
    let view = windows::of_image(image.view(), [3, 3]).expect("the kernel fits");
    let (rows, columns, ..) = view.dim();
    let (y, x) = (4, 6);
    let patch = view.slice(s![y, x, .., ..]);
    Svg::draw(486.0, |canvas| {
        let outer = Grid::new(18.0, 41.0, 18.0, [rows, columns]);
        let pixels = Grid::new(18.0, 269.0, 18.0, [12, 12]);
        let large = Grid::new(247.0, 190.0, 32.0, [3, 3]);

        let title = format!("the view: {rows} × {columns} cells");
        canvas.text((1.0, 9.0), title, Font::BODY.left());
        sheet(canvas, &outer);
        let cell = outer.at(y, x);
        canvas.fill(cell, Paint::Accent2, 0.3);
        canvas.outline(cell, Stroke::bold(Paint::Accent2));
        canvas.text((1.0, 240.0), "the image: 12 × 12 pixels", Font::BODY.left());
        sheet(canvas, &pixels);
        let place = pixels.part(y..y + 3, x..x + 3);
        window(canvas, place);
        for (i, j) in large.cells() {
            let (at, number) = (pixels.at(y + i, x + j), patch[[i, j]]);
            canvas.text(at.center(), number, Font::SMALL.paint(Paint::Ink));
        }

        let Rect { x: left, y: upper, .. } = large.bounds();
        let (right, lower) = (large.bounds().right(), large.bounds().bottom());
        let lens = Stroke::thin(Paint::Accent2);
        canvas.path(&[(cell.right(), cell.y), (right, upper)], lens);
        canvas.path(&[(cell.right(), cell.bottom()), (left, upper)], lens);
        let lens = Stroke::thin(Paint::Accent).dashed();
        canvas.path(&[(place.right(), place.y), (left, lower)], lens);
        canvas.path(&[(place.right(), place.bottom()), (right, lower)], lens);
        map_cells(canvas, &large, |i, j| Some(patch[[i, j]]));

        let font = Font::BODY.right();
        canvas.text((right, 122.0), format!("cell [{y}, {x}]:"), font);
        canvas.text((right, 140.0), "3 × 3 numbers", font);
        canvas.text((right, 381.0), format!("rows {y} to {},", y + 2), font);
        canvas.text((right, 399.0), format!("columns {x} to {}", x + 2), font);
    })
}

/// A grid without numbers in its cells; rows and columns are numbered outside.
fn sheet(canvas: &Canvas, grid: &Grid) {
    image_cells(canvas, grid, |_, _| "");
    for row in 0..grid.rows {
        let (_, y) = grid.at(row, 0).center();
        canvas.text((grid.x - 4.0, y), row, Font::SMALL.right());
    }
    for column in 0..grid.columns {
        let (x, _) = grid.at(0, column).center();
        canvas.text((x, grid.y - 9.0), column, Font::SMALL);
    }
}
