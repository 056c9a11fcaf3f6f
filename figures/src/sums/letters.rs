//! What the letters of a convolution do.

use listings::conv::einsum::CONV2D;
use listings::notation::Notation;

use super::axes::Role;
use crate::Svg;
use crate::draw::{Canvas, Font, Paint, Rect, Stroke, arrow};

/// The string's three parts below each other, each letter in its own column: those that
/// reach the output are kept, those that end above it are summed.
pub fn letters() -> Svg {
    let notation = Notation::parse(CONV2D).expect("the book's string");
    let [view, weight] = notation.operands() else {
        unreachable!("a convolution has two operands")
    };
    let rows = [
        ("windows", &view[..]),
        ("weight", &weight[..]),
        ("output", notation.output()),
    ];
    Svg::draw(290.0, |canvas| {
        canvas.text((1.5, 9.0), &notation, Font::BOLD.left());
        for (column, (letter, _)) in COLUMNS.iter().enumerate() {
            let role = Role::of(*letter, &notation);
            let with: Vec<usize> =
                (0..rows.len()).filter(|&row| rows[row].1.contains(letter)).collect();
            lines(canvas, column, &with, role);
            for row in with {
                cell(canvas, place(column, row), *letter, role, row == OUTPUT);
            }
        }
        for (row, (name, letters)) in rows.iter().enumerate() {
            let (_, y) = place(0, row).center();
            canvas.text((1.5, y - 9.0), name, Font::BODY.left());
            let letters = String::from_iter(*letters);
            canvas.text((1.5, y + 9.0), letters, Font::BOLD.left());
        }
        legend(canvas, &notation);
    })
}

/// The columns, in an order that all three parts keep, and what the letters stand for.
const COLUMNS: [(char, &str); 7] = [
    ('n', "image"),
    ('k', "output channel"),
    ('c', "input channel"),
    ('h', "output row"),
    ('w', "output column"),
    ('i', "kernel row"),
    ('j', "kernel column"),
];

/// The row of the output.
const OUTPUT: usize = 2;

fn place(column: usize, row: usize) -> Rect {
    Rect::new(76.5 + 39.0 * column as f64, 30.0 + 54.0 * row as f64, 32.0, 32.0)
}

/// From each box of a column to the next, and from the last to the output or to the Σ in
/// its place.
fn lines(canvas: &Canvas, column: usize, rows: &[usize], role: Role) {
    for (number, &row) in rows.iter().enumerate() {
        let (x, start) = place(column, row).bottom_middle();
        let (next, gap) = match rows.get(number + 1) {
            Some(&next) => (next, 1.0),
            None if row < OUTPUT => (OUTPUT, -6.0),
            None => continue,
        };
        let end = place(column, next).y - gap;
        if next == OUTPUT {
            arrow(canvas, (x, start + 1.0), (x, end), role.stroke());
        } else {
            canvas.path(&[(x, start + 1.0), (x, end)], role.stroke());
        }
    }
    if !rows.contains(&OUTPUT) {
        canvas.text(place(column, OUTPUT).center(), "Σ", role.font().size(16.0));
    }
}

fn cell(canvas: &Canvas, rect: Rect, letter: char, role: Role, output: bool) {
    match role {
        Role::Kept if output => canvas.fill(rect, Paint::Accent2, 0.16),
        Role::Kept => {}
        Role::Summed => canvas.fill(rect, Paint::Accent, 0.16),
    }
    let stroke = if output { Stroke::thin(Paint::Accent2) } else { role.stroke() };
    canvas.outline(rect, stroke);
    canvas.text(rect.center(), letter, role.font());
}

/// What each letter stands for: on the left those that are kept.
fn legend(canvas: &Canvas, notation: &Notation) {
    let sides = [
        (1.5, Role::Kept, "kept: on the right"),
        (174.0, Role::Summed, "Σ summed: not on the right"),
    ];
    for (x, side, title) in sides {
        let top = place(0, OUTPUT).bottom() + 28.0;
        canvas.text((x, top), title, Font::BODY.left());
        let letters =
            COLUMNS.iter().filter(|(letter, _)| Role::of(*letter, notation) == side);
        for (line, (letter, meaning)) in letters.enumerate() {
            let y = top + 20.0 + 18.0 * line as f64;
            canvas.text((x, y), letter, side.font().left());
            canvas.text((x + 16.0, y), meaning, Font::BODY.left());
        }
    }
}
