//! The parts of a network whose layers are joined: see [`Fused`](listings::model::Fused).
//!
//! A map that is computed is still in the cache, so whatever comes after it, bias,
//! pooling and ReLU, is done at once, and the map is never stored. What is stored has its
//! channels last: `(n, h, w, c)`.

pub mod again;
pub mod dropout;
pub mod first;
pub mod head;
pub mod memory;
pub mod pooling;
pub mod second;
pub mod transpose;
