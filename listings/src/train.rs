//! Training: batches, steps, epochs, and what comes of them.
//!
//! On one machine the same seed gives the same network, bit for bit, whatever the
//! number of threads: a batch is cut into pieces of a fixed size, each piece has random
//! numbers of its own, and the pieces' gradients are added in their order.

pub mod checkpoint;
pub mod gradients;
pub mod objective;
pub mod predict;
pub mod recipe;
pub mod scores;
pub mod tally;
pub mod training;

pub use checkpoint::Checkpoint;
pub use objective::Objective;
pub use recipe::Recipe;
pub use scores::{Mistake, Scores};
pub use tally::Tally;
pub use training::Training;
