//! The figures of Part I, in the order of its chapters.

pub mod characters;
pub mod cost;
pub mod glyphs;
pub mod kernel;
pub mod maps;
pub mod names;
pub mod one_pixel;
pub mod result;

mod examples;
