//! Random strings of einsum, with arrays that suit them.

use std::ops::RangeInclusive;

use ndarray::{ArrayViewD, Axis};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::memory::{Block, Memory, memory};

/// A string and arrays of small whole numbers, of any layout in memory.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) text: String,
    letters: Vec<Vec<char>>,
    sizes: [usize; 5],
    memories: Vec<Memory>,
    seed: u64,
}

/// The letters of the strings; few, so that they meet. Not in the order of the alphabet.
const LETTERS: [char; 5] = ['j', 'i', 'n', 'c', 'k'];

/// Two operands, as [`case`] makes them.
pub(crate) fn pairs() -> impl Strategy<Value = Case> {
    cases(2..=2)
}

/// One to three operands of one to four letters, any of which may stand twice, and some
/// of the letters in any order on the right. Sizes from 0 to 3.
pub(crate) fn case() -> impl Strategy<Value = Case> {
    cases(1..=3)
}

fn cases(operands: RangeInclusive<usize>) -> impl Strategy<Value = Case> {
    let operands = vec(vec(select(LETTERS.as_slice()), 1..=4), operands);
    let right = (Just(LETTERS.to_vec()).prop_shuffle(), any::<Index>());
    let size = || prop_oneof![1 => Just(0_usize), 3 => Just(1), 12 => 2..=3_usize];
    let sizes = [size(), size(), size(), size(), size()];
    (operands, right, sizes, [memory(), memory(), memory()], any::<u64>()).prop_map(
        |(letters, (mut right, kept), sizes, memories, seed)| {
            right.retain(|letter| {
                letters.iter().flatten().any(|other| other == letter)
            });
            right.truncate(kept.index(right.len() + 1));
            let left: Vec<String> = letters.iter().map(String::from_iter).collect();
            let text = format!("{}->{}", left.join(","), String::from_iter(right));
            Case { text, letters, sizes, memories: memories.to_vec(), seed }
        },
    )
}

impl Case {
    /// The sizes of these letters.
    pub(crate) fn shape(&self, letters: &[char]) -> Vec<usize> {
        letters.iter().map(|&letter| self.size(letter)).collect()
    }

    fn size(&self, letter: char) -> usize {
        let place = LETTERS.iter().position(|&other| other == letter);
        self.sizes[place.expect("one of the letters")]
    }

    /// The letters of each operand.
    pub(crate) fn letters(&self) -> &[Vec<char>] {
        &self.letters
    }

    /// The memory behind each operand: four axes, of which the last may be unused.
    pub(crate) fn blocks(&self) -> Vec<Block<f64>> {
        let block = |(i, letters): (usize, &Vec<char>)| {
            let size =
                |axis| letters.get(axis).map_or(1, |&letter| self.size(letter));
            let seed = self.seed.wrapping_add(i as u64);
            Block::new(&self.memories[i], [0, 1, 2, 3].map(size), seed)
        };
        self.letters.iter().enumerate().map(block).collect()
    }

    /// The operands, in their blocks.
    pub(crate) fn operands<'a>(
        &self,
        blocks: &'a [Block<f64>],
    ) -> Vec<ArrayViewD<'a, f64>> {
        let view = |(letters, block): (&Vec<char>, &'a Block<f64>)| {
            let mut view = block.view().into_dyn();
            for unused in (letters.len()..4).rev() {
                view.index_axis_inplace(Axis(unused), 0);
            }
            view
        };
        self.letters.iter().zip(blocks).map(view).collect()
    }
}
