//! What ndarray-einsum does with the one line.

use crate::Svg;
use crate::draw::{Canvas, Font, Grid, Paint, Point, Rect, Stroke, WIDTH, arrow};

/// `nchwij,kcij->nkhw` in four stages: permute, copy, multiply, permute and copy. A view
/// is dashed, memory is filled; each stage says which it makes.
pub fn plan() -> Svg {
    Svg::draw(564.0, |canvas| {
        canvas.text((LEFT, 9.0), "windows", Font::BOLD.left());
        canvas.text((RIGHT, 9.0), "weight", Font::BOLD.left());
        let windows = axes(canvas, (LEFT, 22.0), "nchwij", Made::Nothing);
        let weight = axes(canvas, (RIGHT, 22.0), "kcij", Made::Memory);
        canvas.text((1.5, 31.5), "operands", Font::BODY.left());

        stage(canvas, 62.0, "1. permute", Made::Nothing);
        let left = axes(canvas, (LEFT, 100.0), "nhw cij", Made::Nothing);
        let right = axes(canvas, (RIGHT, 100.0), "cij k", Made::Nothing);
        follow(canvas, &windows, &left);
        follow(canvas, &weight, &right);

        stage(canvas, 142.0, "2. copy", Made::Memory);
        let columns = Rect::new(LEFT + 40.0, 186.0, WIDE, TALL);
        let packed = Rect::new(RIGHT + 30.0, 186.0, NARROW, WIDE);
        matrix(canvas, columns, ["n·h·w", "c·i·j"], Made::Memory);
        matrix(canvas, packed, ["c·i·j", "k"], Made::Memory);
        for (letters, matrix) in [(&left, columns), (&right, packed)] {
            let top = matrix.top_middle();
            let (_, bottom) = letters[0].1.bottom_middle();
            arrow(canvas, (top.0, bottom + 4.0), (top.0, top.1 - 22.0), INK);
        }
        let row = Rect::new(columns.x, columns.y + 30.0, columns.w, 8.0);
        canvas.fill(row, Paint::Accent, 0.5);
        canvas.outline(row, Stroke::thin(Paint::Accent));
        let (x, y) = (columns.right() + 6.0, row.center().1);
        canvas.text((x, y), "one", Font::SMALL.left());
        canvas.text((x, y + 14.0), "window", Font::SMALL.left());

        stage(canvas, 318.0, "3. multiply", Made::Sums);
        let product = Rect::new(LEFT + 110.0, 354.0, NARROW, TALL);
        matrix(canvas, product, ["n·h·w", "k"], Made::Sums);
        for from in [columns, packed] {
            let (x, y) = from.bottom_middle();
            let (to, _) = product.center();
            let aside = if x < to { -8.0 } else { 8.0 };
            arrow(canvas, (x, y + 4.0), (to + aside, product.y - 20.0), INK);
        }

        stage(canvas, 488.0, "4. permute, copy", Made::Memory);
        let left = LEFT + 96.0;
        let before = axes(canvas, (left, 484.0), "nhw k", Made::Sums);
        let after = axes(canvas, (left, 532.0), "nkhw", Made::Memory);
        follow(canvas, &before, &after);
        for (line, text) in ["in memory", "still n h w k"].into_iter().enumerate() {
            let y = 534.5 + 14.0 * line as f64;
            canvas.text((left - 10.0, y), text, Font::SMALL.right());
        }
    })
}

const LEFT: f64 = 112.0;
const RIGHT: f64 = 256.0;
const CELL: f64 = 19.0;
const WIDE: f64 = 56.0;
const NARROW: f64 = 36.0;
const TALL: f64 = 104.0;
const INK: Stroke = Stroke::thin(Paint::Ink);

/// What a stage leaves behind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Made {
    /// A view: other shape and strides over the same memory.
    Nothing,
    /// A copy of every number.
    Memory,
    /// Numbers that were not there before.
    Sums,
}

/// A title at the left, and below it what the stage does to memory.
fn stage(canvas: &Canvas, y: f64, title: &str, made: Made) {
    canvas.path(
        &[(1.5, y - 14.0), (WIDTH - 1.5, y - 14.0)],
        Stroke::thin(Paint::Muted),
    );
    canvas.text((1.5, y + 2.0), title, Font::BOLD.left());
    let says = match made {
        Made::Nothing => "nothing moves",
        Made::Memory => "memory moves",
        Made::Sums => "the arithmetic",
    };
    cell(canvas, Rect::new(1.5, y + 14.0, 12.0, 12.0), made);
    canvas.text((20.0, y + 20.0), says, Font::SMALL.left());
}

fn cell(canvas: &Canvas, rect: Rect, made: Made) {
    match made {
        Made::Nothing => canvas.outline(rect, Stroke::thin(Paint::Ink).dashed()),
        Made::Memory => {
            canvas.fill(rect, Paint::Ink, 0.2);
            canvas.outline(rect, INK);
        }
        Made::Sums => {
            canvas.fill(rect, Paint::Accent2, 0.16);
            canvas.outline(rect, Stroke::bold(Paint::Accent2));
        }
    }
}

/// A cell for each letter of `letters`; a space is half a cell.
fn axes(
    canvas: &Canvas,
    (mut x, y): Point,
    letters: &str,
    made: Made,
) -> Vec<(char, Rect)> {
    let mut cells = Vec::new();
    for letter in letters.chars() {
        if letter == ' ' {
            x += CELL / 2.0;
            continue;
        }
        let rect = Grid::new(x, y, CELL, [1, 1]).bounds();
        cell(canvas, rect, made);
        canvas.text(rect.center(), letter, Font::BODY);
        cells.push((letter, rect));
        x += CELL;
    }
    cells
}

/// A line from each letter to the same letter.
fn follow(canvas: &Canvas, from: &[(char, Rect)], to: &[(char, Rect)]) {
    for &(letter, cell) in from {
        let place = to.iter().find(|&&(other, _)| other == letter);
        let Some(&(_, other)) = place else { continue };
        let (start, end) = (cell.bottom_middle(), other.top_middle());
        arrow(canvas, (start.0, start.1 + 2.0), (end.0, end.1 - 2.0), INK);
    }
}

/// Memory as a matrix, with the letters of its rows and of its columns.
fn matrix(canvas: &Canvas, rect: Rect, [rows, columns]: [&str; 2], made: Made) {
    cell(canvas, rect, made);
    let (x, y) = rect.top_middle();
    canvas.text((x, y - 11.0), columns, Font::BODY);
    canvas.text((rect.x - 6.0, rect.center().1), rows, Font::BODY.right());
}
