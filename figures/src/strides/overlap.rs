//! Three windows of a 12×12 image in memory.

use listings::windows;
use ndarray::s;

use super::examples::counting;
use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, MemoryLine, Paint, Rect, Stroke, image_cells, memory_line,
};

/// Each window is three runs of three cells; darker cells are shared. The line shows only
/// the positions under the corner of the image above it.
pub fn overlap() -> Svg {
    let image = counting([12, 12]);
    let view = windows::of_image(image.view(), [3, 3]).expect("the kernel fits");
    let tracks = [
        Track { window: [0, 0], stroke: Stroke::bold(Paint::Accent) },
        Track { window: [0, 1], stroke: Stroke::bold(Paint::Accent2).dashed() },
        Track { window: [1, 0], stroke: Stroke::bold(Paint::Ink) },
    ];
    // Each number of the image is its position in memory.
    let seen = |track: &Track| -> Vec<usize> {
        let [y, x] = track.window;
        view.slice(s![y, x, .., ..]).iter().map(|&pixel| pixel as usize).collect()
    };
    let shared = |position| {
        tracks.iter().filter(|track| seen(track).contains(&position)).count()
    };
    let line = |row: usize| MemoryLine {
        x: 1.5 + row as f64 * 90.0,
        y: 188.0,
        cell: 18.0,
        height: 24.0,
        positions: 12 * row..12 * row + 4,
    };

    Svg::draw(341.0, |canvas| {
        let pixels = Grid::new(1.5, 2.0, 40.0, [4, 4]);
        for (i, j) in pixels.cells() {
            let position = image[[i, j]] as usize;
            for cell in [pixels.at(i, j), line(i).at(position)] {
                canvas.fill(cell, Paint::Ink, SHADES[shared(position)]);
            }
        }
        image_cells(canvas, &pixels, |i, j| image[[i, j]]);
        for (number, track) in tracks.iter().enumerate() {
            let [y, x] = track.window;
            let inset = 2.0 + 3.0 * number as f64;
            canvas
                .outline(pixels.part(y..y + 3, x..x + 3).inset(inset), track.stroke);
        }
        legend(canvas, &tracks);

        for row in 0..4 {
            let line = line(row);
            memory_line(canvas, &line, |position| position);
            if row > 0 {
                let gap = (line.x - 9.0, line.bounds().center().1);
                canvas.text(gap, "…", Font::BODY);
            }
        }
        for (number, track) in tracks.iter().enumerate() {
            let y = 231.0 + 40.0 * number as f64;
            let [row, _] = track.window;
            let positions = seen(track);
            let runs: Vec<_> =
                positions.chunks(3).map(|run| (run[0], run[2])).collect();
            for (row, &(first, last)) in (row..).zip(&runs) {
                let (first, last) = (line(row).at(first), line(row).at(last));
                let run = Rect::new(first.x, y + 10.0, last.right() - first.x, 9.0);
                canvas.outline(run.inset(1.0), track.stroke);
            }
            let runs: Vec<_> = runs.iter().map(|(a, b)| format!("{a}–{b}")).collect();
            let label = format!("window {:?}: {}", track.window, runs.join(", "));
            canvas.text((1.5, y), label, Font::SMALL.left());
        }
    })
}

/// How dark a cell is that no, one, two or three windows see.
const SHADES: [f64; 4] = [0.0, 0.06, 0.18, 0.36];

/// A window and how it is outlined.
struct Track {
    window: [usize; 2],
    stroke: Stroke,
}

/// Names the outlines and the shades.
fn legend(canvas: &Canvas, tracks: &[Track]) {
    let x = 188.0;
    let mut y = 24.0;
    for track in tracks {
        canvas.outline(Rect::new(x, y - 7.0, 24.0, 14.0), track.stroke);
        let label = format!("window {:?}", track.window);
        canvas.text((x + 33.0, y), label, Font::BODY.left());
        y += 23.0;
    }
    for (windows, label) in [(1, "in one window"), (2, "in two"), (3, "in all three")]
    {
        let sample = Rect::new(x, y - 7.0, 24.0, 14.0);
        canvas.fill(sample, Paint::Ink, SHADES[windows]);
        canvas.outline(sample, Stroke::thin(Paint::Muted));
        canvas.text((x + 33.0, y), label, Font::BODY.left());
        y += 23.0;
    }
}
