//! The network's parts: where parameters begin, and how they move.

mod init;
#[path = "../common/numbers.rs"]
mod numbers;
mod optimizers;
mod schedule;
