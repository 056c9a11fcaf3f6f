//! The book and its commands.

pub mod data;
