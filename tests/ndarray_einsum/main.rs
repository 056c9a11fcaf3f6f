//! What the appendix "Notes on ndarray-einsum" says about the crate, one test a claim.
//!
//! The appendix names each test as `file::test`, and `page` sees that it leaves none out.

mod array_ref;
mod copies;
mod edges;
mod grammar;
mod layout;
mod messages;
mod methods;
mod order;
mod page;
mod reuse;

use std::panic::{UnwindSafe, catch_unwind};

use ndarray::{Array, ArrayD};
use ndarray_einsum::{ArrayLike, EinsumPath, OptimizationMethod, einsum_path};

/// The numbers from 1 in an array.
fn count_up(shape: &[usize]) -> ArrayD<f64> {
    let numbers = (1..=shape.iter().product::<usize>()).map(|n| n as f64);
    Array::from_iter(numbers).into_shape_with_order(shape).expect("as many numbers")
}

/// The crate's plan, operands taken from left to right.
fn plan<A>(string: &str, operands: &[&dyn ArrayLike<A>]) -> EinsumPath<A> {
    einsum_path(string, operands, OptimizationMethod::Naive).expect("a valid call")
}

/// What a call that must panic says.
fn panic_message<T>(call: impl FnOnce() -> T + UnwindSafe) -> String {
    let Err(payload) = catch_unwind(|| drop(call())) else {
        panic!("the call was expected to panic");
    };
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned()).expect("a message")
}
