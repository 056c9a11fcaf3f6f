//! The figures of Part I, in the order of its chapters.

pub mod broadcast;
pub mod flip;
pub mod kernel;
pub mod memory;
pub mod one_pixel;
pub mod orders;
pub mod slide;
pub mod views;

mod examples;
