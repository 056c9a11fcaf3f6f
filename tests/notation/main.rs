//! The book's own einsum: against reference values, against ndarray-einsum and against
//! broadcasting; what it says when it refuses; what it must never do.
//!
//! `PROPTEST_CASES=100000 BOLERO_RANDOM_ITERATIONS=100000 cargo test --test notation`
//! tries harder.

#[path = "../common/memory.rs"]
mod memory;

mod by_hand;
mod errors;
mod fuzz;
mod loops;
mod random;
mod reference;
mod sizes;
mod strings;
mod tables;
