//! The stride explorer: where in memory the elements of a view lie.

use listings::Layout;
use ndarray::{ArrayView, IxDyn, ShapeBuilder};
use serde::{Deserialize, Serialize};

use crate::{Answer, shown};

/// A view of the numbers 0, 1, 2, … in a line of memory.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Request {
    shape: Vec<usize>,
    strides: Vec<isize>,
    offset: isize,
    memory: usize,
}

#[derive(Serialize)]
struct Shown {
    positions: Vec<usize>,
}

/// The position of each element, in row order.
///
/// # Errors
/// What ndarray says of a view that leaves the memory.
pub fn answer(request: &Request) -> Result<Answer, String> {
    let memory: Vec<f32> = (0..request.memory).map(|i| i as f32).collect();
    let strides: Vec<usize> = request.strides.iter().map(|&s| s as usize).collect();
    let shape = IxDyn(&request.shape).strides(IxDyn(&strides));
    ArrayView::from_shape(shape, &memory).map_err(|error| error.to_string())?;
    let layout = Layout {
        shape: request.shape.clone(),
        strides: request.strides.clone(),
        offset: request.offset,
    };
    shown(Shown { positions: layout.positions() })
}
