//! The plan: two operands as matrices.

use listings::conv::einsum::CONV2D;
use listings::notation::{Roles, written};

use super::Explored;
use super::table::{by, number, table};
use crate::Svg;
use crate::draw::Canvas;

/// The plan of chapter 8's layer: letters by role, arrays before and after.
pub fn explore_plan() -> Svg {
    let layer =
        [('n', 16), ('c', 16), ('h', 26), ('w', 26), ('i', 3), ('j', 3), ('k', 32)];
    let explored = Explored::new(CONV2D, &layer);
    Svg::draw(300.0, |canvas| {
        let y = explored.string(canvas);
        let y = explored.roles(canvas, y);
        explored.permuted(canvas, y);
    })
}

impl Explored {
    fn roles(&self, canvas: &Canvas, y: f64) -> f64 {
        let Roles { batch, rows, places, summed } = Roles::of(&self.notation);
        let named = [
            ("batch: in both, kept", batch),
            ("rows: in the first, kept", rows),
            ("columns, lines: in both, summed", summed),
            ("places in a row: in the second, kept", places),
        ];
        let rows = named.map(|(name, letters)| {
            let spaced: Vec<_> = letters.iter().map(char::to_string).collect();
            let letters_or_none =
                if letters.is_empty() { "–".to_string() } else { spaced.join(" ") };
            [name.to_string(), letters_or_none, number(self.size(&letters))]
        });
        let title = "What each letter is in the product";
        table(canvas, y, title, 238.0, ["role", "letters", "size"], rows.to_vec())
    }

    fn permuted(&self, canvas: &Canvas, y: f64) {
        let Roles { rows, places, summed, .. } = Roles::of(&self.notation);
        let names = written::names(&self.notation);
        let string = |letters: &[char]| String::from_iter(letters);
        let row = |permuted: String, [first, second]: [&[char]; 2]| {
            let shape = [self.size(first), self.size(second)];
            [permuted, String::new(), by(&shape)]
        };
        let pair = |[first, second]: [&[char]; 2]| {
            format!("{} {}", string(first), string(second))
        };
        let operands = names.iter().zip(self.notation.operands());
        let operands = operands.zip([[&rows[..], &summed], [&summed, &places]]);
        let mut cells: Vec<_> = operands
            .map(|((name, letters), parts)| {
                row(format!("{name}: {} → {}", string(letters), pair(parts)), parts)
            })
            .collect();
        let (parts, to) = ([&rows[..], &places], string(self.notation.output()));
        cells.push(row(format!("out: {} → {to}", pair(parts)), parts));
        let title = "What is done with the arrays";
        table(canvas, y, title, 238.0, ["permute", "", "reshape"], cells);
    }

    fn size(&self, letters: &[char]) -> usize {
        letters.iter().map(|letter| self.sizes.of[letter]).product()
    }
}
