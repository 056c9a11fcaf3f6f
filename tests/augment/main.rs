//! The random changes of an image.

mod affine;
mod random;
