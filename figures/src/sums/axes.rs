//! Letters of einsum on the axes of an array.

use listings::notation::Notation;

use crate::draw::{Canvas, Font, Paint, Rect, Stroke, arrow};

/// What a string does with a letter. The two differ in their line, their weight and
/// their sign as well as in their color.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It is on the right: a bold letter, a solid line.
    Kept,
    /// It is not on the right: a letter with a Σ, a dashed line.
    Summed,
}

impl Role {
    /// What `notation` does with `letter`.
    pub(super) fn of(letter: char, notation: &Notation) -> Role {
        if notation.output().contains(&letter) { Role::Kept } else { Role::Summed }
    }

    /// The line of an axis.
    pub(super) fn stroke(self) -> Stroke {
        match self {
            Role::Kept => Stroke::thin(Paint::Ink),
            Role::Summed => Stroke::thin(Paint::Accent).dashed(),
        }
    }

    /// How a letter is set.
    pub(super) fn font(self) -> Font {
        match self {
            Role::Kept => Font::BOLD,
            Role::Summed => Font::BODY.paint(Paint::Accent),
        }
    }

    fn label(self, letter: char) -> String {
        match self {
            Role::Kept => letter.to_string(),
            Role::Summed => format!("Σ{letter}"),
        }
    }

    /// How far the line begins beyond the letter.
    fn width(self) -> f64 {
        match self {
            Role::Kept => 11.0,
            Role::Summed => 19.0,
        }
    }
}

/// Names the axis of columns, above them: the letter, and an arrow to the right.
pub(super) fn across(canvas: &Canvas, array: Rect, letter: char, role: Role) {
    let y = array.y - 9.0;
    let label = role.label(letter);
    canvas.text((array.x + 1.0, y), label, role.font().left());
    let start = (array.x + role.width(), y);
    arrow(canvas, start, (array.right(), y), role.stroke());
}

/// Names the axis of rows, to their left: the letter, and an arrow downward.
pub(super) fn down(canvas: &Canvas, array: Rect, letter: char, role: Role) {
    let x = array.x - 9.0;
    let (label, y) = (role.label(letter), array.y + 7.0);
    match role {
        Role::Kept => canvas.text((x, y), label, role.font()),
        Role::Summed => canvas.text((array.x - 4.0, y), label, role.font().right()),
    }
    arrow(canvas, (x, array.y + 15.5), (x, array.bottom()), role.stroke());
}
