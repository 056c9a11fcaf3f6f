//! Strings that have names, each as a picture.

mod array;

use listings::notation::Notation;

use self::array::{Array, Letters};
use super::values::every;
use crate::Svg;
use crate::draw::{Canvas, Font, Paint, Stroke, WIDTH, arrow};

/// Five strings of one operand. Dots mark one number of the output and those it is made
/// of.
pub fn strings_one() -> Svg {
    table(&[
        ("ij->ji", "transpose"),
        ("ij->i", "row sums"),
        ("ij->", "total"),
        ("ii->i", "diagonal"),
        ("ii->", "trace"),
    ])
}

/// Six strings of two operands, in the same way.
pub fn strings_two() -> Svg {
    table(&[
        ("i,i->", "dot product"),
        ("i,j->ij", "outer product"),
        ("ij,j->i", "matrix · vector"),
        ("ij,ij->ij", "elementwise"),
        ("ij,jk->ik", "matrix product"),
        ("bij,bjk->bik", "one product per b"),
    ])
}

/// The size of each letter, and its value in the output that is marked.
const LETTERS: [(char, usize, usize); 4] =
    [('b', 2, 0), ('i', 3, 1), ('j', 4, 2), ('k', 2, 1)];

const PICTURES: f64 = 112.0;
/// The room above and below each picture.
const PAD: f64 = 8.0;

fn table(rows: &[(&str, &str)]) -> Svg {
    let sizes: Letters = LETTERS.map(|(letter, size, _)| (letter, size)).into();
    let rows: Vec<_> = rows
        .iter()
        .map(|&(text, name)| {
            (Notation::parse(text).expect("a string of the table"), name)
        })
        .collect();
    let reaches: Vec<_> =
        rows.iter().map(|(notation, _)| reach(notation, &sizes)).collect();
    let height: f64 = reaches.iter().flatten().sum();
    Svg::draw(height - 2.0 * PAD, |canvas| {
        let mut top = -PAD;
        for (row, ((notation, name), [up, down])) in
            rows.iter().zip(reaches).enumerate()
        {
            if row > 0 {
                let line = [(1.5, top), (WIDTH - 1.5, top)];
                canvas.path(&line, Stroke::thin(Paint::Muted));
            }
            let middle = top + up;
            canvas.text((1.5, middle - 9.0), notation, Font::BOLD.left());
            canvas.text((1.5, middle + 9.0), name, Font::SMALL.left());
            picture(canvas, middle, notation, &sizes);
            top = middle + down;
        }
    })
}

/// How far a row reaches up and down from its middle.
fn reach(notation: &Notation, sizes: &Letters) -> [f64; 2] {
    let reaches: Vec<_> =
        arrays(notation, sizes).iter().map(|array| array.reach()).collect();
    [1, 2]
        .map(|side| reaches.iter().map(|reach| reach[side]).fold(0.0, f64::max) + PAD)
}

/// The operands and the output of a string.
fn arrays<'a>(notation: &'a Notation, sizes: &'a Letters) -> Vec<Array<'a>> {
    let operands = notation.operands().iter().map(|letters| (&letters[..], false));
    operands
        .chain([(notation.output(), true)])
        .map(|(letters, output)| Array { letters, notation, sizes, output })
        .collect()
}

/// Operands, signs and output, their middles at the height `y`.
fn picture(canvas: &Canvas, y: f64, notation: &Notation, sizes: &Letters) {
    let read = read(notation, sizes);
    let mut x = PICTURES;
    for (number, array) in arrays(notation, sizes).iter().enumerate() {
        if array.output {
            arrow(canvas, (x + 4.0, y), (x + 21.0, y), Stroke::thin(Paint::Ink));
            x += 24.0;
        } else if number > 0 {
            canvas.text((x + 8.0, y), "×", Font::BODY.size(16.0));
            x += 15.0;
        }
        array.draw(canvas, (x, y), &read);
        x += array.reach()[0];
    }
}

/// The values of the letters in each product that the marked output sums: those on the
/// right have one value, the others every value.
fn read(notation: &Notation, sizes: &Letters) -> Vec<Letters> {
    let marked = LETTERS.map(|(letter, _, marked)| (letter, marked));
    let summed: Vec<_> = notation
        .summed()
        .into_iter()
        .map(|letter| (letter, sizes[&letter]))
        .collect();
    // A summed letter takes its own value, which comes last.
    let each = every(&summed).into_iter();
    each.map(|values| marked.into_iter().chain(values).collect()).collect()
}
