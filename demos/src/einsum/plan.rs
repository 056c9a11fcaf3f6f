//! Two operands as matrices: what each letter is in their product.

use listings::notation::{Notation, Roles, Sizes};
use serde::Serialize;

use super::count;

/// A matrix product: the letters of each role, and how many values they have together.
#[derive(Serialize)]
pub(super) struct Plan {
    batch: Role,
    rows: Role,
    summed: Role,
    places: Role,
    /// Letters that one operand alone has and that are summed there.
    alone: Vec<char>,
    /// Letters that stand twice in an operand.
    diagonal: Vec<char>,
}

#[derive(Serialize)]
pub(super) struct Role {
    letters: Vec<char>,
    size: u64,
}

/// The roles of the letters, and what has to be done before the product.
pub(super) fn plan(notation: &Notation, sizes: &Sizes) -> Plan {
    let role = |letters: Vec<char>| {
        let shape: Vec<usize> =
            letters.iter().map(|letter| sizes.of[letter]).collect();
        Role { letters, size: count(&shape).unwrap_or(u64::MAX) }
    };
    let Roles { batch, rows, places, summed } = Roles::of(notation);
    let with = |letter: &char| {
        notation.operands().iter().filter(|letters| letters.contains(letter)).count()
    };
    let (summed, alone) = summed.into_iter().partition(|letter| with(letter) == 2);
    let twice = |letter: &&char| {
        let times = |letters: &Vec<char>| {
            letters.iter().filter(|other| other == letter).count()
        };
        notation.operands().iter().any(|letters| times(letters) > 1)
    };
    let diagonal = sizes.of.keys().filter(twice).copied().collect();
    Plan {
        batch: role(batch),
        rows: role(rows),
        summed: role(summed),
        places: role(places),
        alone,
        diagonal,
    }
}
