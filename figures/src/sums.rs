//! The figures of Part II, chapter by chapter.

// 6: reading einsum; the explorer comes again in 7 and 8.
pub mod explorer;
pub mod letters;
pub mod product;
pub mod strings;

// 7: convolution in one line.
pub mod channels;
pub mod one_line;

// 8: what the one line costs.
pub mod algorithms;
pub mod columns;
pub mod plan;
pub mod sweep;

// 9: the copy that need not happen.
pub mod runs;

// 10: gradients are convolutions too.
pub mod full;
pub mod gradients;
pub mod scatter;
pub mod step;
pub mod weight;

// 11: the tile.
pub mod steps;
pub mod tables;
pub mod tile;

// 12: fewer multiplications.
pub mod winograd_patches;
pub mod winograd_steps;

// 13: measuring.
pub mod growth;
pub mod noise;
pub mod roofline;

mod axes;
mod batch;
mod lines;
pub(crate) mod measured;
mod values;
