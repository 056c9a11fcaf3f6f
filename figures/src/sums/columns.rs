//! im2col: every window of an image written out as a column.

use listings::windows;

use crate::Svg;
use crate::draw::{Canvas, Font, Grid, Paint, Rect, Stroke, image_cells, window};
use crate::strides::examples::counting;

/// A 4×4 image and its nine 2×2 windows as the columns of a matrix, with a row for each
/// tap. One window is outlined in both, and one pixel wherever it is written.
pub fn columns() -> Svg {
    let image = counting([4, 4]);
    let view = windows::of_image(image.view(), [2, 2]).expect("the kernel fits");
    let (oh, ow, kh, kw) = view.dim();
    let place = |column: usize| [column / ow, column % ow];
    let tap = |row: usize| [row / kw, row % kw];
    let number = |row: usize, column: usize| {
        let ([y, x], [i, j]) = (place(column), tap(row));
        view[[y, x, i, j]]
    };
    let pixels = Grid::new(48.5, 24.0, 30.0, image.dim().into());
    let packed = Grid::new(48.5, 202.0, 32.5, [kh * kw, oh * ow]);
    Svg::draw(334.0, |canvas| {
        let title = format!("the image: {} numbers", image.len());
        canvas.text((pixels.x, 9.0), title, Font::BODY.left());
        let title = format!("its windows as columns: {} numbers", view.len());
        canvas.text((pixels.x, 166.0), title, Font::BODY.left());
        let [y, x] = place(WINDOW);
        image_cells(canvas, &pixels, |y, x| image[[y, x]]);
        image_cells(canvas, &packed, number);
        window(canvas, pixels.part(y..y + kh, x..x + kw));
        window(canvas, packed.part(0..packed.rows, WINDOW..WINDOW + 1));

        let seen = pixels.cells().filter(|&(y, x)| image[[y, x]] == PIXEL);
        let written: Vec<_> = packed
            .cells()
            .filter(|&(row, column)| number(row, column) == PIXEL)
            .collect();
        for (y, x) in seen {
            mark(canvas, pixels.at(y, x));
        }
        for &(row, column) in &written {
            mark(canvas, packed.at(row, column));
        }

        canvas.text((packed.x - 4.0, packed.y - 13.0), "window", Font::SMALL.right());
        for column in 0..packed.columns {
            let [y, x] = place(column);
            let (middle, _) = packed.at(0, column).center();
            canvas.text((middle, packed.y - 13.0), format!("{y}, {x}"), Font::SMALL);
        }
        for row in 0..packed.rows {
            let [i, j] = tap(row);
            let (_, middle) = packed.at(row, 0).center();
            let label = format!("tap {i}, {j}");
            canvas.text((packed.x - 4.0, middle), label, Font::SMALL.right());
        }

        let legend = pixels.bounds().right() + 18.0;
        let sample = |y| Rect::new(legend, y - 8.0, 16.0, 16.0);
        let (y, x) = (pixels.at(0, 0).center().1, legend + 25.0);
        mark(canvas, sample(y));
        let label = format!("pixel {PIXEL}, {} times below", written.len());
        canvas.text((x, y), label, Font::BODY.left());
        let y = pixels.at(1, 0).center().1;
        window(canvas, sample(y));
        let [row, column] = place(WINDOW);
        canvas.text((x, y), format!("window [{row}, {column}],"), Font::BODY.left());
        canvas.text((x, y + 18.0), "a column below", Font::BODY.left());
    })
}

/// The pixel that is followed, by its number.
const PIXEL: f64 = 5.0;
/// The window that is followed, by its column.
const WINDOW: usize = 5;

fn mark(canvas: &Canvas, cell: Rect) {
    canvas.fill(cell, Paint::Ink, 0.2);
    canvas.outline(cell, Stroke::bold(Paint::Ink));
}
