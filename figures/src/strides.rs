//! The figures of Part I, in the order of its chapters.

pub mod kernel;
pub mod one_pixel;

mod examples;
