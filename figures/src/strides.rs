//! The figures of Part I, chapter by chapter.

// Introduction.
pub mod characters;
pub mod glyphs;
pub mod maps;

// 1: a convolution by hand.
pub mod flip;
pub mod kernel;
pub mod one_pixel;
pub mod slide;
pub mod sliding;

// 2: how an array fakes two dimensions.
pub mod broadcast;
pub mod explored;
pub mod memory;
pub mod orders;
pub mod views;

// 3: a view that overlaps itself.
pub mod cost;
pub mod names;
pub mod overlap;
pub mod result;
pub mod spreadsheet;
pub mod toeplitz;

// 4: stride, padding, dilation.
pub mod geometry;
pub mod same;

// 5: extreme care.
pub mod accident;
pub mod bias;

pub(crate) mod examples;
