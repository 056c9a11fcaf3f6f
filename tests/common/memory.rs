//! The ways an array of four axes can lie in memory.

use ndarray::{Array4, ArrayView4, NdFloat, Slice};
use proptest::prelude::*;

/// One way to lay four axes out.
#[derive(Debug, Clone)]
pub(crate) struct Memory {
    /// The axes from the outermost to the innermost: `[0, 1, 2, 3]` is C order,
    /// `[3, 2, 1, 0]` Fortran's, `[0, 2, 3, 1]` channels last.
    order: [usize; 4],
    /// How each axis is stored, in that order.
    axes: [Stored; 4],
}

/// How one axis is stored.
#[derive(Debug, Clone, Copy)]
enum Stored {
    /// Every `step`-th element, backwards if negative, with `margin` elements before
    /// and after that are not part of the array. `step: 1, margin: 0` is plain.
    Sliced { step: isize, margin: usize },
    /// Once, and seen again and again: stride 0.
    Once,
}

impl Memory {
    /// Row after row, as ndarray does unless told otherwise.
    #[allow(dead_code, reason = "not every test needs it")]
    pub(crate) fn c_order() -> Memory {
        let plain = Stored::Sliced { step: 1, margin: 0 };
        Memory { order: [0, 1, 2, 3], axes: [plain; 4] }
    }
}

/// Arrays in one block, in any order of their axes, and arrays sliced, reversed and
/// repeated as well.
pub(crate) fn memory() -> impl Strategy<Value = Memory> {
    let plain = || Just(Stored::Sliced { step: 1, margin: 0 });
    let sliced = (prop_oneof![Just(1), Just(-1), Just(2), Just(-3)], 0..2usize)
        .prop_map(|(step, margin)| Stored::Sliced { step, margin });
    let any =
        || prop_oneof![4 => plain(), 3 => sliced.clone(), 1 => Just(Stored::Once)];
    let axes = prop_oneof![
        [plain(), plain(), plain(), plain()].boxed(),
        [any(), any(), any(), any()].boxed(),
    ];
    let order = Just([0, 1, 2, 3]).prop_shuffle();
    (order, axes).prop_map(|(order, axes)| Memory { order, axes })
}

/// An array of four axes together with the memory around and between its elements.
pub(crate) struct Block<A> {
    memory: Memory,
    shape: [usize; 4],
    block: Array4<A>,
}

impl<A: NdFloat> Block<A> {
    /// An array of `shape` laid out as `memory` says, filled with whole numbers from -8
    /// to 8 that `seed` chooses. What is not part of the array is NaN.
    pub(crate) fn new(memory: &Memory, shape: [usize; 4], seed: u64) -> Block<A> {
        let mut len = memory.order.map(|axis| shape[axis]);
        for (len, axis) in len.iter_mut().zip(&memory.axes) {
            *len = match axis {
                Stored::Sliced { step, margin } => {
                    *len * step.unsigned_abs() + 2 * margin
                }
                Stored::Once => 1.min(*len),
            };
        }
        let mut block = Array4::from_elem(len, A::nan());
        let mut numbers = whole_numbers(seed);
        let mut elements = block.view_mut();
        elements.slice_each_axis_inplace(|axis| memory.slice(axis.axis.index()));
        elements.mapv_inplace(|_| numbers.next().expect("endless"));
        Block { memory: memory.clone(), shape, block }
    }

    /// The array.
    pub(crate) fn view(&self) -> ArrayView4<'_, A> {
        let mut len = self.block.shape().to_vec();
        for (i, axis) in self.memory.axes.iter().enumerate() {
            if matches!(axis, Stored::Once) {
                len[i] = self.shape[self.memory.order[i]];
            }
        }
        let len = [len[0], len[1], len[2], len[3]];
        let mut view = self.block.broadcast(len).expect("only axes of 1 grow");
        view.slice_each_axis_inplace(|axis| self.memory.slice(axis.axis.index()));
        let place = |axis| self.memory.order.iter().position(|&a| a == axis);
        view.permuted_axes([0, 1, 2, 3].map(|axis| place(axis).expect("four axes")))
    }
}

impl Memory {
    fn slice(&self, place: usize) -> Slice {
        match self.axes[place] {
            Stored::Sliced { step, margin } => {
                let end = -(margin as isize);
                Slice::new(margin as isize, (margin > 0).then_some(end), step)
            }
            Stored::Once => Slice::from(..),
        }
    }
}

/// Whole numbers from -8 to 8: sums of their products are exact in `f32`, too.
pub(crate) fn whole_numbers<A: NdFloat>(seed: u64) -> impl Iterator<Item = A> {
    let mut state = seed;
    std::iter::repeat_with(move || {
        // Knuth's MMIX generator; its high bits are the good ones.
        state =
            state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        let number = (state >> 33) as i64 % 17 - 8;
        A::from(number).expect("a small whole number is a float of any width")
    })
}
