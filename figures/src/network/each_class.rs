//! How often each class was recognized.

use listings::glyphs::CLASSES;
use listings::trained::evaluation;

use crate::Svg;
use crate::draw::{Font, Paint, Stroke, WIDTH};

/// Percent in a row.
const PERCENT: usize = 10;
/// Where the characters begin, right of the percents.
const LEFT: f64 = 84.0;
/// From a character to the next.
const PITCH: f64 = 13.0;
/// The height of a line.
const LINE: f64 = 17.0;

/// The characters in rows by the part of them that was recognized, the most at the top.
pub fn each_class() -> Svg {
    let counts = evaluation().confusion(); // (47, 47)
    let mut rows = vec![Vec::new(); 100 / PERCENT];
    for (class, name) in CLASSES.into_iter().enumerate() {
        let percent = 100 * counts[[class, class]] / counts.row(class).sum();
        rows[percent.min(99) / PERCENT].push(name);
    }
    let a_line = ((WIDTH - LEFT) / PITCH) as usize;
    let lines = |names: &Vec<char>| names.len().div_ceil(a_line).max(1);
    let height = rows.iter().map(lines).sum::<usize>() as f64 * LINE;
    Svg::draw(height, |canvas| {
        let mut top = 0.0;
        for (row, names) in rows.iter().enumerate().rev() {
            let from = row * PERCENT;
            let title = format!("{from} to {} %", from + PERCENT);
            let middle = top + LINE / 2.0;
            canvas.text((LEFT - 16.0, middle), title, Font::SMALL.right());
            for (line, names) in names.chunks(a_line).enumerate() {
                let y = middle + line as f64 * LINE;
                for (place, name) in names.iter().enumerate() {
                    let x = LEFT + (place as f64 + 0.5) * PITCH;
                    canvas.text((x, y), name, Font::BODY);
                }
            }
            top += lines(names) as f64 * LINE;
        }
        let x = LEFT - 8.0;
        canvas.path(&[(x, 0.0), (x, height)], Stroke::thin(Paint::Muted));
    })
}
