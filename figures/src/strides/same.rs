//! Where the zeros of "same" go.

use listings::Window;

use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, Paint, Rect, Stroke, WIDTH, ghost_cells, image_cells,
    map_cells, window,
};

/// One row of six pixels without zeros, with zeros for a kernel of 3, and for a kernel of
/// 4, which needs an odd number of them.
pub fn same() -> Svg {
    let (three, four) = (Window::new([1, 3]), Window::new([1, 4]));
    let same = |window: Window| window.same([1, PIXELS]).expect("a row of pixels");
    let panels = [("valid", three), ("same", same(three)), ("same", same(four))];
    Svg::draw(PANEL * panels.len() as f64 - 12.0, |canvas| {
        for (panel, (title, window)) in panels.iter().enumerate() {
            draw(canvas, PANEL * panel as f64, title, window);
        }
    })
}

const PIXELS: usize = 6;
const CELL: f64 = 36.0;
const PANEL: f64 = 158.0;

fn draw(canvas: &Canvas, top: f64, title: &str, geometry: &Window) {
    let [_, output] = geometry.output([1, PIXELS]).expect("the kernel fits");
    let [_, taps] = geometry.kernel;
    let [before, after] = geometry.padding[1];
    // Room for one zero before the pixels and two after them.
    let left = (WIDTH - (PIXELS + 3) as f64 * CELL) / 2.0;
    let image = Grid::new(left + CELL, top + 24.0, CELL, [1, PIXELS]);
    let start = image.x - before as f64 * CELL;
    let padded = Grid::new(start, image.y, CELL, [1, PIXELS + before + after]);

    canvas.text(
        (left, top + 9.0),
        format!("{title}, kernel {taps}"),
        Font::BOLD.left(),
    );
    let zeros = match [before, after] {
        [0, 0] => "no zeros".to_owned(),
        [before, after] => format!("zeros: {before} before, {after} after"),
    };
    canvas.text((WIDTH - left, top + 9.0), zeros, Font::BODY.right());
    for zero in (0..before).chain(before + PIXELS..padded.columns) {
        let cell = padded.at(0, zero);
        ghost_cells(canvas, &Grid::new(cell.x, cell.y, CELL, [1, 1]), |_, _| "0");
    }
    image_cells(canvas, &image, |_, pixel| ["a", "b", "c", "d", "e", "f"][pixel]);

    // Each output stands under the middle of its window.
    let first = padded.x + (taps as f64 - 1.0) / 2.0 * CELL;
    let map = Grid::new(first, image.bounds().bottom() + 28.0, CELL, [1, output]);
    map_cells(canvas, &map, |_, _| Some(""));
    for place in [0, output - 1] {
        let under = padded.part(0..1, place..place + taps);
        window(canvas, under);
        funnel(canvas, under, map.at(0, place));
    }
    let label = format!("{PIXELS} → {output}");
    let below = map.bounds().bottom() + 13.0;
    canvas.text((map.bounds().center().0, below), label, Font::BODY);
}

/// Lines from a window to the output it fills.
fn funnel(canvas: &Canvas, window: Rect, output: Rect) {
    let stroke = Stroke::thin(Paint::Accent).dashed();
    canvas.path(&[(window.x, window.bottom()), (output.x, output.y)], stroke);
    let ends = [(window.right(), window.bottom()), (output.right(), output.y)];
    canvas.path(&ends, stroke);
}
