//! Files of weights.
//!
//! - `round_trip`: what was saved comes back, bit for bit
//! - `errors`: every way in which a file can be wrong, and what its message says
//! - `any_bytes`: damage of any kind
//! - `half`: files in half precision
//! - `numpy`: the same logits from a forward pass in NumPy
//! - `pytorch`: the same logits as PyTorch printed

#[path = "../common/mod.rs"]
mod common;

mod any_bytes;
mod errors;
mod half;
mod networks;
mod numpy;
mod python;
mod pytorch;
mod round_trip;
