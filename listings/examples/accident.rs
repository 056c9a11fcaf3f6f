//! Chapter 5: the accident, in a program that really reads what is not its own.
//!
//! Not recorded: what `stale` prints is whatever lies behind the bias.
//!
//! ```sh
//! cargo run -p listings --example accident -- right
//! cargo run -p listings --example accident -- stale
//! ```

#![allow(unsafe_code)] // the one place in the book: see the test `safety`

use ndarray::{ArrayView, ArrayView2, ShapeBuilder};

// ANCHOR: stale
/// The `bias`, seen as `channels` rows of 4: each value repeated along its row.
fn repeated(bias: &[f32], channels: usize) -> ArrayView2<'_, f32> {
    let shape = (channels, 4).strides((1, 0));
    // UNSOUND, on purpose: nothing compares `channels` with `bias.len()`. The caller has
    // promised that every index stays inside the bias, and `stale` breaks the promise.
    unsafe { ArrayView::from_shape_ptr(shape, bias.as_ptr()) }
}
// ANCHOR_END: stale

fn main() {
    let bias = vec![0.1, 0.2, 0.3];
    match std::env::args().nth(1).as_deref() {
        Some("right") => println!("sum: {:?}", repeated(&bias, 3).sum()),
        Some("stale") => println!("sum: {:?}", repeated(&bias, 5).sum()),
        _ => println!("usage: accident right|stale"),
    }
}
