//! The stride explorer: where in memory the elements of a view lie.

mod drawn;
mod written;

use listings::{Error, Layout};
use ndarray::{ArrayView, IxDyn, ShapeBuilder, ShapeError};
use serde::Serialize;

pub use written::Request;

use crate::{Answer, shown};

#[derive(Serialize)]
struct Shown {
    /// The elements of the view, as many as fit, in row order.
    elements: Vec<drawn::Element>,
    /// How many there are.
    all: usize,
    /// Memory, and what lies outside it if the view reaches there, as far as it fits.
    cells: Vec<drawn::Cell>,
    /// How many cells elements lie in.
    read: usize,
    /// The lowest and the highest of these, if the view is not empty.
    reach: Option<(isize, isize)>,
    /// Asks ndarray for the view, if there is a slice to ask with.
    expression: Option<String>,
    /// Why there is no such view.
    error: Option<String>,
}

/// The elements and the cells they lie in, and whether the memory has them all.
///
/// # Errors
/// [`Error::Axes`] if there is not one stride an axis, and a sentence that says so if a
/// field cannot be read or if more is asked than is shown.
pub fn answer(request: &Request) -> Result<Answer, String> {
    let (layout, memory) = request.read()?;
    let memory: Vec<usize> = (0..memory).collect();
    let (expression, error) = match slice(&layout, &memory) {
        Err(error @ Error::Axes { .. }) => return Err(error.to_string()),
        Err(error) => (None, Some(error.to_string())),
        Ok((low, slice)) => {
            let refused = view(&layout, slice).err();
            (Some(expression(&layout, low)), refused.map(|error| error.to_string()))
        }
    };
    shown(Shown {
        elements: drawn::elements(&layout),
        all: layout.shape.iter().product(),
        cells: drawn::cells(&layout, memory.len()),
        read: drawn::read(&layout),
        reach: layout.reach(),
        expression,
        error,
    })
}

/// The slice that ndarray takes, and where in `memory` it begins: at the lowest position,
/// which is the offset if no stride goes back.
fn slice<'a>(
    layout: &Layout,
    memory: &'a [usize],
) -> Result<(usize, &'a [usize]), Error> {
    let axes = layout.shape.iter().zip(&layout.strides);
    let lowest =
        axes.map(
            |(&len, &stride)| {
                if stride.is_negative() { len.saturating_sub(1) } else { 0 }
            },
        );
    let position = match layout.position(&lowest.collect::<Vec<_>>()) {
        Err(Error::OutOfBounds { len: 0, .. }) => 0, // no elements, so none is the lowest
        position => position?,
    };
    let len = memory.len();
    let slice =
        memory.get(position..).ok_or(Error::BeyondMemory { position, len })?;
    Ok((position, slice))
}

/// The view itself, if it lies within the slice.
fn view<'a>(
    layout: &Layout,
    slice: &'a [usize],
) -> Result<ArrayView<'a, usize, IxDyn>, ShapeError> {
    let strides: Vec<_> =
        layout.strides.iter().map(|&stride| stride as usize).collect();
    ArrayView::from_shape(IxDyn(&layout.shape).strides(IxDyn(&strides)), slice)
}

/// The same in Rust.
fn expression(layout: &Layout, low: usize) -> String {
    let shape = tuple(layout.shape.iter().map(usize::to_string));
    let strides = tuple(layout.strides.iter().map(|stride| match stride {
        ..0 => format!("{stride}isize as usize"), // ndarray's way to write a step back
        0.. => stride.to_string(),
    }));
    format!("ArrayView::from_shape({shape}.strides({strides}), &memory[{low}..])")
}

/// As ndarray takes lengths: a tuple, or a number for one axis.
fn tuple(numbers: impl ExactSizeIterator<Item = String>) -> String {
    let one = numbers.len() == 1;
    let numbers = numbers.collect::<Vec<_>>().join(", ");
    if one { numbers } else { format!("({numbers})") }
}
