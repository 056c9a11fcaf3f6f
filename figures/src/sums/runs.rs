//! Channels-last memory of an image row as the left operand of a matrix product.

use listings::Window;
use ndarray::{Array2, ArrayView, ShapeBuilder};

use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, MemoryLine, Paint, Rect, Step, Stroke, WIDTH, arrow,
    ghost_cells, kernel_cells, map_cells, memory_line,
};
use crate::strides::examples::{counting, tuple};

/// Six pixels of two channels in memory, the run of three pixels under each of four
/// windows, and these runs as the rows of a matrix, without a copy.
pub fn runs() -> Svg {
    let [pixels, c, kw, k] = [6, 2, 3, 2];
    let memory: Vec<f64> = counting([pixels, c]).into_iter().collect();
    let [_, ow] = Window::new([1, kw]).output([1, pixels]).expect("the kernel fits");
    let shape = (ow, kw * c).strides((c, 1));
    let runs = ArrayView::from_shape(shape, &memory).expect("the runs lie in memory");
    // The taps of one kernel row, (kw·c, k).
    let weight = counting([kw * c, k]);
    let sums = Array2::from_shape_fn((ow, k), |(x, k)| {
        (0..kw * c).map(|tap| runs[[x, tap]] * weight[[tap, k]]).sum::<f64>()
    });

    Svg::draw(412.0, |canvas| {
        let cell = 26.0;
        let line = MemoryLine {
            x: (WIDTH - memory.len() as f64 * cell) / 2.0,
            y: 40.0,
            cell,
            height: 28.0,
            positions: 0..memory.len(),
        };
        let title = format!("memory: {pixels} pixels of {c} channels");
        canvas.text((line.x, 9.0), title, Font::BODY.left());
        memory_line(canvas, &line, |position| memory[position]);
        for pixel in 0..pixels {
            let Rect { x, y, h, .. } = line.at(pixel * c);
            canvas.path(&[(x, y), (x, y + h)], Stroke::bold(Paint::Ink));
            let middle = x + c as f64 * cell / 2.0;
            canvas.text((middle, y - 11.0), format!("pixel {pixel}"), Font::SMALL);
        }
        for x in 0..ow {
            // Each number is its position.
            let positions = [runs[[x, 0]], runs[[x, kw * c - 1]]];
            let [first, last] = positions.map(|number| line.at(number as usize));
            let y = line.bounds().bottom() + 8.0 + 20.0 * x as f64;
            run(canvas, Rect::new(first.x, y, last.right() - first.x, 15.0), x);
        }
        let (x, y) = (line.at(kw * c).x + 7.0, line.bounds().bottom() + 15.5);
        let shared = kw * c - c;
        let label = format!("{shared} of {} shared with the next", kw * c);
        canvas.text((x, y), label, Font::SMALL.left());

        let top = 196.0;
        let rows = Grid::new(35.0, top + CELL, CELL, runs.dim().into());
        let taps = Grid::new(217.0, top, CELL, weight.dim().into());
        let output = Grid::new(290.0, rows.y, CELL, sums.dim().into());
        ghost_cells(canvas, &rows, |x, tap| runs[[x, tap]]);
        kernel_cells(canvas, &taps, |tap, k| weight[[tap, k]]);
        map_cells(canvas, &output, |x, k| Some(sums[[x, k]]));
        for (grid, title) in
            [(rows, "the runs, a view"), (taps, "weight"), (output, "output")]
        {
            let middle = grid.bounds().center().0;
            canvas.text((middle, grid.y - 13.0), title, Font::BODY);
        }
        for x in 0..ow {
            let (_, y) = rows.at(x, 0).center();
            canvas.text((rows.x - 4.0, y), format!("x = {x}"), Font::SMALL.right());
        }
        let (_, y) = rows.bounds().center();
        canvas.text(
            ((rows.bounds().right() + taps.x) / 2.0, y),
            "×",
            Font::BODY.size(18.0),
        );
        let ends = (taps.bounds().right() + 3.0, output.x - 3.0);
        arrow(canvas, (ends.0, y), (ends.1, y), Stroke::thin(Paint::Ink));

        let strides = runs.strides();
        let below = taps.bounds().bottom() + 18.0;
        let text = [
            (rows.x, format!("shape {}", tuple(runs.shape())), Font::BODY),
            (rows.x, format!("strides {}", tuple(strides)), Font::BODY),
            (160.0, Step::Right.label(strides[1]), Step::Right.font()),
            (160.0, Step::Down.label(strides[0]), Step::Down.font()),
        ];
        for (row, (x, text, font)) in text.into_iter().enumerate() {
            let y = below + 20.0 * (row % 2) as f64;
            canvas.text((x, y), text, font.left());
        }
    })
}

const CELL: f64 = 27.0;

fn run(canvas: &Canvas, rect: Rect, x: usize) {
    canvas.fill(rect, Paint::Accent, 0.16);
    canvas.outline(rect, Stroke::thin(Paint::Accent));
    canvas.text(rect.center(), format!("x = {x}"), Font::SMALL);
}
