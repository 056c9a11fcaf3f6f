//! The book and its commands.
//!
//! [`chapter`] reads what a chapter says, [`preprocess`] turns it into what mdBook renders,
//! [`doctest`] runs its Rust blocks, and each further module is one command of `cargo run -- …`.

#![warn(clippy::print_stdout)] // it panics when nobody reads: see `print`

pub mod bench;
pub mod book;
pub mod build;
mod cargo;
pub mod chapter;
pub mod characters;
pub mod check;
pub mod command;
pub mod data;
pub mod doctest;
pub mod download;
pub mod evaluate;
pub mod figures;
mod files;
mod images;
mod interrupt;
mod network;
pub mod outputs;
pub mod preprocess;
mod print;
pub mod recognize;
pub mod serve;
mod sha256;
pub mod test;
pub mod train;
mod write;
