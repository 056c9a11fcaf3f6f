//! The figures of the network's chapters.

// 14: the characters lie on their side.
pub mod alike;
pub mod gather;
pub mod idx;
pub mod merged;
pub mod upright;
