//! The code the chapters show, in the order of the chapters.

// The chapters show files of this crate as programs of their own, so these files name their
// neighbors as a reader would: `use listings::Window`.
extern crate self as listings;

pub mod emnist;
pub mod glyphs;
