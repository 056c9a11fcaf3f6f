//! What the stride explorer draws: elements in blocks of grids, and a line of cells.

use listings::Layout;
use ndarray::{Dimension, IxDyn};
use serde::Serialize;

/// As much as fits a page: elements side by side, blocks side by side, elements in all,
/// cells on either side of memory, and elements named in one sentence.
const BESIDE: usize = 12;
const BLOCKS: usize = 4;
const ELEMENTS: usize = 400;
const OUTSIDE: isize = 36;
const NAMED: usize = 6;

/// An element of the view.
#[derive(Serialize)]
pub(super) struct Element {
    /// Its name: `[2, 1]`.
    index: String,
    /// The cell it lies in.
    position: isize,
    /// How that is found: `0 + 2·1 + 1·6 = 8`.
    sum: String,
    /// How far right and down it is drawn, in elements.
    place: [f64; 2],
}

/// A cell of memory, or one where there is none.
#[derive(Serialize)]
pub(super) struct Cell {
    position: isize,
    inside: bool,
    /// How many elements lie in it.
    readers: usize,
    /// The first of them.
    named: Vec<String>,
}

/// The elements that are drawn, in row order.
///
/// The last axis goes right and the one before it down. The two before these lay out the
/// blocks in the same way, and so on.
pub(super) fn elements(layout: &Layout) -> Vec<Element> {
    let shape = fitting(&layout.shape);
    let drawn = Layout { shape: shape.clone(), ..layout.clone() };
    let element = |(index, position): (Vec<usize>, isize)| {
        let steps = index.iter().zip(&layout.strides);
        let sum =
            steps.fold(layout.offset.to_string(), |sum, (i, stride)| match stride {
                ..0 => format!("{sum} + {i}·({stride})"),
                0.. => format!("{sum} + {i}·{stride}"),
            });
        let (mut place, mut step) = ([0.0; 2], [1.0; 2]);
        for (n, (&i, &len)) in index.iter().zip(&shape).rev().enumerate() {
            place[n % 2] += i as f64 * step[n % 2];
            step[n % 2] = step[n % 2] * len as f64 + 0.3; // a gap between blocks
        }
        let sum = format!("{sum} = {position}").replace('-', "−");
        Element { index: format!("{index:?}"), position, sum, place }
    };
    positions(&drawn).map(element).collect()
}

/// The lengths of the part that is drawn.
fn fitting(shape: &[usize]) -> Vec<usize> {
    let blocks = shape.len().saturating_sub(2);
    let most = |axis| if axis < blocks { BLOCKS } else { BESIDE };
    let mut shape: Vec<_> =
        shape.iter().enumerate().map(|(axis, &len)| len.min(most(axis))).collect();
    for axis in 0..blocks {
        while shape[axis] > 1 && shape.iter().product::<usize>() > ELEMENTS {
            shape[axis] -= 1;
        }
    }
    shape
}

/// Memory of `len` cells, and as many outside it as elements lie in and fit.
pub(super) fn cells(layout: &Layout, len: usize) -> Vec<Cell> {
    let len = len as isize;
    let (lowest, highest) = layout.reach().unwrap_or((0, -1));
    let first = lowest.clamp(-OUTSIDE, 0);
    let cell = |position| {
        let inside = (0..len).contains(&position);
        Cell { position, inside, readers: 0, named: Vec::new() }
    };
    let mut cells: Vec<_> =
        (first..(highest + 1).clamp(len, len + OUTSIDE)).map(cell).collect();
    for (index, position) in positions(layout) {
        let at = usize::try_from(position - first).ok();
        let Some(cell) = at.and_then(|at| cells.get_mut(at)) else { continue };
        cell.readers += 1;
        if cell.named.len() < NAMED {
            cell.named.push(format!("{index:?}"));
        }
    }
    cells
}

/// How many cells, drawn or not, elements lie in.
pub(super) fn read(layout: &Layout) -> usize {
    let mut positions = layout.positions();
    positions.sort_unstable();
    positions.dedup();
    positions.len()
}

/// Each index with its position, in row order; outside memory too.
fn positions(layout: &Layout) -> impl Iterator<Item = (Vec<usize>, isize)> {
    let (lowest, _) = layout.reach().unwrap_or_default();
    let indices = ndarray::indices(IxDyn(&layout.shape)).into_iter();
    let positions = layout.positions().into_iter();
    indices
        .map(|index| index.slice().to_vec())
        .zip(positions.map(move |position| lowest + position as isize))
}
