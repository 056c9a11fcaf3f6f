//! Two operands as matrices: what each letter is in their product.

use listings::notation::{Notation, Roles, Sizes, written};
use serde::Serialize;

use super::count;
use super::fields::{by, number};

/// A matrix product for each value of the batch.
#[derive(Serialize)]
pub(super) struct Plan {
    /// For batch, rows, columns and places: the letters, and how many values they have
    /// together.
    roles: [[String; 2]; 4],
    /// The operands before the product and the output after it: name, axes before and after
    /// the permutation, shape as a matrix or as many.
    permuted: [[String; 3]; 3],
}

struct Role {
    letters: String,
    size: u64,
}

/// The roles of the letters, and what is done with the arrays. A letter that stands twice
/// in an operand, a diagonal, comes but once out of its permutation; a letter that is summed
/// and that the other operand does not have is summed before, and does not come out.
pub(super) fn plan(notation: &Notation, sizes: &Sizes) -> Plan {
    let Roles { batch, rows, places, summed } = Roles::of(notation);
    let in_both = |letter: &char| {
        notation.operands().iter().all(|letters| letters.contains(letter))
    };
    let summed: Vec<char> = summed.into_iter().filter(in_both).collect();
    let role = |letters: &[char]| {
        let shape: Vec<usize> =
            letters.iter().map(|letter| sizes.of[letter]).collect();
        let size = count(&shape).unwrap_or(u64::MAX);
        Role { letters: String::from_iter(letters), size }
    };
    let roles = [role(&batch), role(&rows), role(&summed), role(&places)];
    let [batch, rows, summed, places] = &roles;
    let parts = |parts: [&Role; 3]| {
        let [first, ..] = parts;
        // Where there is no batch, there is one product.
        let parts = if first.letters.is_empty() { &parts[1..] } else { &parts[..] };
        let letters: Vec<&str> =
            parts.iter().map(|role| role.letters.as_str()).collect();
        (
            letters.join(" ").trim().to_string(),
            parts.iter().map(|role| role.size).collect(),
        )
    };
    let names = written::names(notation);
    let row = |name: &str, from: &str, to: &str, shape: Vec<u64>| {
        [name.to_string(), format!("{from} → {to}"), by(&shape)]
    };
    let operand = |i: usize, roles| {
        let (to, shape) = parts(roles);
        row(&names[i], &String::from_iter(&notation.operands()[i]), &to, shape)
    };
    let (from, shape) = parts([batch, rows, places]);
    let to = String::from_iter(notation.output());
    let permuted = [
        operand(0, [batch, rows, summed]),
        operand(1, [batch, summed, places]),
        row("out", &from, &to, shape),
    ];
    let shown = |role: &Role| [role.letters.clone(), number(role.size)];
    Plan { permuted, roles: roles.each_ref().map(shown) }
}
