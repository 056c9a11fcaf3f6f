//! A small einsum: a string such as `ij,jk->ik` is read, measured against the arrays,
//! and run as the loops it stands for.
//!
//! Each array on the left of the arrow is an operand, each letter the name of an axis.
//! Three rules say what is computed:
//!
//! 1. Axes with the same letter are walked together, within one operand as well.
//! 2. The operands are multiplied, and the products summed over every letter that is
//!    not on the right.
//! 3. The letters on the right are the axes of the output, in their order.
//!
//! One loop a letter, nothing cleverer: this einsum is there to be read, and to say
//! what a faster one should have computed. The faster one is in [`tables`].

pub mod check;
pub mod error;
pub mod loops;
pub mod parse;
pub mod problem;
pub mod roles;
pub mod sizes;
pub mod strided;
pub mod tables;
pub mod terms;
pub mod written;

use ndarray::{ArrayD, ArrayViewD, LinalgScalar};

use listings::error::Result;

pub use listings::notation::error::Error;
pub use listings::notation::parse::Notation;
pub use listings::notation::problem::Problem;
pub use listings::notation::roles::Roles;
pub use listings::notation::sizes::Sizes;
pub use listings::notation::strided::Strided;

/// What `text` says, computed for `operands`. The output is in C order.
///
/// # Errors
/// [`listings::Error::Notation`] if the string cannot be read, if it does not suit the
/// shapes of the operands, or if no memory holds the output.
///
/// # Panics
/// In a debug build, if the sums of an integer type overflow.
///
/// ```
/// use ndarray::array;
///
/// let a = array![[1, 2, 3], [4, 5, 6]].into_dyn();
/// let b = array![1, 10, 100].into_dyn();
/// let product = listings::notation::einsum("ij,j->i", &[a.view(), b.view()])?;
/// assert_eq!(product, array![321, 654].into_dyn());
/// # Ok::<(), listings::Error>(())
/// ```
pub fn einsum<A: LinalgScalar>(
    text: &str,
    operands: &[ArrayViewD<'_, A>],
) -> Result<ArrayD<A>> {
    loops::run(&Notation::parse(text)?, operands)
}

impl Notation {
    /// The size of each letter, given the shape of each operand's array.
    ///
    /// # Errors
    /// Those of [`Sizes::new`].
    pub fn sizes(&self, shapes: &[&[usize]]) -> std::result::Result<Sizes, Error> {
        Sizes::new(self, shapes)
    }

    /// What the string says, computed for `operands`.
    ///
    /// # Errors
    /// Those of [`loops::run`].
    ///
    /// # Panics
    /// As [`loops::run`].
    pub fn apply<A: LinalgScalar>(
        &self,
        operands: &[ArrayViewD<'_, A>],
    ) -> Result<ArrayD<A>> {
        loops::run(self, operands)
    }

    /// The loops as text, for operands of these shapes.
    ///
    /// # Errors
    /// Those of [`Sizes::new`].
    pub fn loops(&self, shapes: &[&[usize]]) -> std::result::Result<String, Error> {
        written::loops(self, shapes)
    }
}
