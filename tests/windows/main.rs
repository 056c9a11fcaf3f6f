//! The views of windows against ndarray's own, and their edges.

#[path = "../common/geometries.rs"]
mod geometries;
#[path = "../common/memory.rs"]
mod memory;

mod edges;
mod views;

use ndarray::{Array2, ShapeBuilder};

/// The numbers from 0 in an image, row by row or column by column.
fn arange(shape: [usize; 2], columns_first: bool) -> Array2<usize> {
    let numbers = (0..shape[0] * shape[1]).collect();
    Array2::from_shape_vec(shape.set_f(columns_first), numbers).unwrap()
}
