//! A view gathers; its transpose scatters and adds.

use listings::{Window, scatter, tricks};
use ndarray::{Array1, Array2};

use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, MemoryLine, Paint, Stroke, arrow, ghost_cells, image_cells,
    memory_line,
};
use crate::strides::examples::counting;

/// Above, three windows read five cells. Below, the same arrows turned round add the
/// gradients of the windows into the cells. The arrows of one cell are bold.
pub fn scatter() -> Svg {
    let input = Array1::from_iter(0..5_usize);
    // Each number is its position.
    let windows = tricks::runs(input.view(), 3).expect("the windows fit").to_owned();
    let gradients = counting(windows.dim().into()) + 1.0;
    let (places, taps) = gradients.dim();
    let d_windows = gradients.to_shape((1, 1, 1, places, 1, taps));
    let d_windows = d_windows.expect("the same numbers");
    let row = Window::new([1, taps]);
    let sums = scatter::add(d_windows.view(), [1, input.len()], &row);
    let sums = sums.expect("gradients of the row's windows");
    let mut terms = vec![Vec::new(); input.len()];
    for (&position, &gradient) in windows.iter().zip(&gradients) {
        terms[position].push(gradient);
    }

    Svg::draw(402.0, |canvas| {
        let forward = Panel { top: 22.0, windows: &windows };
        canvas.text((LEFT, 9.0), "forward: windows read cells", Font::BOLD.left());
        memory_line(canvas, &forward.line(), |position| input[position]);
        for window in 0..windows.nrows() {
            let grid = forward.window(window);
            ghost_cells(canvas, &grid, |_, tap| input[windows[[window, tap]]]);
        }
        forward.arrows(canvas, |cell, tap| [cell, tap]);
        forward.names(canvas, |window| format!("window {window}"));

        let backward = Panel { top: 256.0, windows: &windows };
        let title = "backward: gradients are added into cells";
        canvas.text((LEFT, 205.0), title, Font::BOLD.left());
        let line = backward.line();
        canvas.fill(line.bounds(), Paint::Accent2, 0.16);
        memory_line(canvas, &line, |position| sums[[0, 0, 0, position]]);
        for (position, terms) in terms.iter().enumerate() {
            let (middle, _) = line.at(position).center();
            let sum: Vec<_> = terms.iter().map(f64::to_string).collect();
            canvas.text((middle, line.y - 12.0), sum.join(" + "), Font::SMALL);
            canvas.text((middle, line.y - 30.0), terms.len(), Font::BOLD);
        }
        canvas.text((LEFT - 8.0, line.y - 30.0), "terms", Font::SMALL.right());
        for window in 0..windows.nrows() {
            let grid = backward.window(window);
            image_cells(canvas, &grid, |_, tap| gradients[[window, tap]]);
        }
        backward.arrows(canvas, |cell, tap| [tap, cell]);
        backward.names(canvas, |window| format!("gradient {window}"));
    })
}

const LEFT: f64 = 48.0;
/// The cell whose arrows are bold.
const FOLLOWED: usize = 2;

/// Five cells, and three windows below them.
struct Panel<'a> {
    top: f64,
    windows: &'a Array2<usize>,
}

impl Panel<'_> {
    fn line(&self) -> MemoryLine {
        let cells = self.windows.iter().max().map_or(0, |last| last + 1);
        MemoryLine {
            x: LEFT,
            y: self.top,
            cell: 58.8,
            height: 28.0,
            positions: 0..cells,
        }
    }

    fn window(&self, window: usize) -> Grid {
        let x = LEFT + window as f64 * 108.0;
        Grid::new(x, self.top + 98.0, 26.0, [1, self.windows.ncols()])
    }

    /// Arrows between each cell and the taps that name it, in the order `direct` gives
    /// them.
    fn arrows(
        &self,
        canvas: &Canvas,
        direct: impl Fn((f64, f64), (f64, f64)) -> [(f64, f64); 2],
    ) {
        let line = self.line();
        for ((window, tap), &position) in self.windows.indexed_iter() {
            let (cell_x, cell_y) = line.at(position).bottom_middle();
            let (tap_x, tap_y) = self.window(window).at(0, tap).top_middle();
            // Arrows of one cell stand side by side.
            let same = |from: usize| {
                let later = self.windows.rows().into_iter().skip(from);
                later.flatten().filter(|&&other| other == position).count() as f64
            };
            let cell_x = cell_x + 10.0 * ((same(0) + 1.0) / 2.0 - same(window));
            let stroke = match position == FOLLOWED {
                true => Stroke::bold(Paint::Accent),
                false => Stroke::thin(Paint::Ink),
            };
            let [from, to] = direct((cell_x, cell_y + 3.0), (tap_x, tap_y - 3.0));
            arrow(canvas, from, to, stroke);
        }
    }

    /// What stands below each window.
    fn names(&self, canvas: &Canvas, name: impl Fn(usize) -> String) {
        for window in 0..self.windows.nrows() {
            let (middle, bottom) = self.window(window).bounds().bottom_middle();
            canvas.text((middle, bottom + 13.0), name(window), Font::SMALL);
        }
    }
}
