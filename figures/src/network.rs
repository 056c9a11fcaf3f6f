//! The figures of the network's chapters.

// 14: the characters lie on their side.
pub mod alike;
pub mod gather;
pub mod idx;
pub mod merged;
pub mod upright;

// 15: a network is a list of functions.
pub mod there_and_back;
pub mod winners;

// 16: learning in small steps.
pub mod augmented;
mod axes;
pub mod downhill;
pub mod epoch;
pub mod learning;
pub mod one_cycle;

// 17: what a filter answers to.
pub mod confusion;
pub mod decide;
pub mod each_class;
pub mod filters;
pub mod journey;
pub mod learned_kernel;
pub mod learned_maps;
pub mod receptive;
pub mod responds;
pub mod strangers;
pub mod surest;
mod trained;

// 18: the network that learned from garbage.
pub mod bad_filters;
pub mod garbage_losses;
pub mod garbage_memory;
mod recorded;

// 19, and the introduction: the same numbers elsewhere.
pub mod drawn;
