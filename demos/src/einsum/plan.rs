//! Two operands as matrices: what each letter is in their product.

use listings::notation::{Notation, Roles, Sizes, written};
use serde::Serialize;

use super::count;

/// A matrix product for each value of the batch.
#[derive(Serialize)]
pub(super) struct Plan {
    roles: [Role; 4],
    /// The operands as they are permuted before the product, and the output after it.
    permuted: [Permuted; 3],
}

/// A role, the letters that have it, and how many values they have together.
#[derive(Serialize)]
struct Role {
    name: &'static str,
    letters: String,
    size: u64,
}

/// An array whose axes are permuted, and its shape as one matrix or as many.
#[derive(Serialize)]
struct Permuted {
    name: String,
    from: String,
    to: String,
    shape: Vec<u64>,
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
    let role = |name, letters: &[char]| {
        let shape: Vec<usize> =
            letters.iter().map(|letter| sizes.of[letter]).collect();
        let size = count(&shape).unwrap_or(u64::MAX);
        Role { name, letters: String::from_iter(letters), size }
    };
    let roles = [
        role("batch", &batch),
        role("rows", &rows),
        role("columns", &summed),
        role("places", &places),
    ];
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
    let operand = |i: usize, roles| {
        let (to, shape) = parts(roles);
        let from = String::from_iter(&notation.operands()[i]);
        Permuted { name: names[i].clone(), from, to, shape }
    };
    let (from, shape) = parts([batch, rows, places]);
    let to = String::from_iter(notation.output());
    let permuted = [
        operand(0, [batch, rows, summed]),
        operand(1, [batch, summed, places]),
        Permuted { name: "out".to_string(), from, to, shape },
    ];
    Plan { permuted, roles }
}
