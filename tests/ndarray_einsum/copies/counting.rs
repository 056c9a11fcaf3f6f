//! A number that knows which operand it came from and counts how often it is cloned.

use std::cell::Cell;
use std::ops::{Add, Div, Mul, Sub};

use ndarray::{Array, ArrayD};
use ndarray_einsum::{ArrayLike, einsum};
use num_traits::{One, Zero};

thread_local! {
    /// Clones of elements of the left and of the right operand.
    static CLONES: Cell<[usize; 2]> = const { Cell::new([0; 2]) };
}

/// An element of operand 0 or 1. What is computed belongs to neither.
#[derive(Copy, Debug)]
pub(super) struct Counting {
    value: f64,
    operand: Option<usize>,
}

#[expect(clippy::non_canonical_clone_impl, reason = "the clones are what is counted")]
impl Clone for Counting {
    fn clone(&self) -> Self {
        if let Some(operand) = self.operand {
            let mut clones = CLONES.get();
            clones[operand] += 1;
            CLONES.set(clones);
        }
        *self
    }
}

fn computed(value: f64) -> Counting {
    Counting { value, operand: None }
}

macro_rules! arithmetic {
    ($($operator:ident $method:ident),*) => {$(
        impl $operator for Counting {
            type Output = Self;
            fn $method(self, other: Self) -> Self {
                computed(self.value.$method(other.value))
            }
        }
    )*};
}
arithmetic!(Add add, Sub sub, Mul mul, Div div);

impl Zero for Counting {
    fn zero() -> Self {
        computed(0.0)
    }
    fn is_zero(&self) -> bool {
        self.value == 0.0
    }
}

impl One for Counting {
    fn one() -> Self {
        computed(1.0)
    }
}

fn ones(operand: usize, shape: &[usize]) -> ArrayD<Counting> {
    Array::from_elem(shape, Counting { value: 1.0, operand: Some(operand) })
}

pub(super) fn left(shape: &[usize]) -> ArrayD<Counting> {
    ones(0, shape)
}

pub(super) fn right(shape: &[usize]) -> ArrayD<Counting> {
    ones(1, shape)
}

/// The number of elements of `left` and of `right` cloned during one call.
pub(super) fn clones(
    string: &str,
    operands: &[&dyn ArrayLike<Counting>],
) -> [usize; 2] {
    CLONES.set([0; 2]);
    einsum(string, operands).expect(string);
    CLONES.get()
}
