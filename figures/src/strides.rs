//! The figures of Part I, in the order of its chapters.

pub mod broadcast;
pub mod characters;
pub mod cost;
pub mod flip;
pub mod glyphs;
pub mod kernel;
pub mod maps;
pub mod memory;
pub mod names;
pub mod one_pixel;
pub mod orders;
pub mod result;
pub mod slide;
pub mod views;

mod examples;
