//! What a string of einsum with two operands means to a [`Product`]: tables.
//!
//! Each letter has one role:
//!
//! | on the right of the arrow | on its left | role |
//! |---|---|---|
//! | yes | in both operands | *batch*: a product for each of its values |
//! | yes | in the first | *row* of a product |
//! | yes | in the second | *place* in a row |
//! | no | anywhere | *column* of the first, *line* of the second: summed over |
//!
//! A step of a letter moves an operand by the strides of all its axes with that letter: by
//! two strides along a diagonal, by none if no axis has it. So no string is a special
//! case. One operand is read where it lies, overlapping or not. The other, the smaller one,
//! is copied, batch by batch, so that its places fill whole vectors.

use std::collections::BTreeMap;

use fearless_simd::Level;
use ndarray::{ArrayD, ShapeBuilder};

use listings::conv::fits;
use listings::conv::product::{Product, Store};
use listings::error::Result;
use listings::layout::Layout;
use listings::notation::{Notation, Roles, Sizes, Strided};
use listings::number::Number;

/// Columns that are summed at a time, so that the lines they are multiplied with stay
/// close by while all rows pass over them.
const COLUMNS: usize = 512;

/// What `text` says, computed for two operands, with the best instructions the processor
/// has. The output may have gaps between its rows.
///
/// # Errors
/// As [`notation::einsum`](listings::notation::einsum);
/// [`Error::TooLarge`](listings::Error::TooLarge) if the output does not fit in memory with
/// its rows filled up to whole vectors.
///
/// ```
/// use listings::notation::{Strided, tables};
/// use ndarray::array;
///
/// let a = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
/// let b = array![1.0, 10.0, 100.0];
/// let operands = [Strided::of(&a)?, Strided::of(&b)?];
/// assert_eq!(tables::einsum("ij,j->i", &operands)?, array![321.0, 654.0].into_dyn());
/// # Ok::<(), listings::Error>(())
/// ```
pub fn einsum<A: Number>(
    text: &str,
    operands: &[Strided<'_, A>; 2],
) -> Result<ArrayD<A>> {
    einsum_at(Level::new(), text, operands)
}

/// The same with the instructions of `level`.
///
/// # Errors
/// As [`einsum`].
pub fn einsum_at<A: Number>(
    level: Level,
    text: &str,
    operands: &[Strided<'_, A>; 2],
) -> Result<ArrayD<A>> {
    let notation = Notation::parse(text)?;
    let shapes = operands.each_ref().map(|operand| &operand.layout().shape[..]);
    let sizes = Sizes::new(&notation, &shapes)?;
    if sizes.of.values().any(|&size| size == 0) {
        return Ok(ArrayD::zeros(sizes.output));
    }
    let [left, right] =
        [0, 1].map(|i| Operand::new(&notation.operands()[i], &operands[i], &sizes));
    let Roles { batch, rows, places, summed } = Roles::of(&notation);
    // The second operand is copied: let it be the smaller one.
    let len = |letters: &[char]| shape(letters, &sizes).iter().product::<usize>();
    let ([left, right], [rows, places]) = if len(&rows) < len(&places) {
        ([right, left], [places, rows])
    } else {
        ([left, right], [rows, places])
    };

    let width = len(&places).next_multiple_of(A::lanes(level));
    let all_rows = len(&batch).saturating_mul(len(&rows));
    let [all_rows, width] =
        fits::<A, _>([all_rows, width], "the output in whole vectors")?;
    let mut output = vec![A::zero(); all_rows * width];
    let to = output_steps(&[&batch[..], &rows].concat(), &places, width, &sizes);
    let batches = [&left.steps, &right.steps, &to]
        .map(|steps| positions(steps, &batch, &sizes));
    let at = positions(&to, &rows, &sizes);
    let rows = positions(&left.steps, &rows, &sizes);
    let columns = positions(&left.steps, &summed, &sizes);
    let lines = positions(&right.steps, &summed, &sizes);
    let places = positions(&right.steps, &places, &sizes);
    let [len, width] =
        fits::<A, _>([lines.len(), width], "an operand in whole vectors")?;
    let mut vectors = vec![A::zero(); len * width];
    for i in 0..batches[0].len() {
        let [left_at, right_at, to_at] = batches.each_ref().map(|batch| batch[i]);
        copy(&right.memory[right_at..], &lines, &places, &mut vectors, width);
        let left = &left.memory[left_at..];
        let vectors = vectors.chunks(COLUMNS * width);
        for (columns, right) in columns.chunks(COLUMNS).zip(vectors) {
            let product =
                Product { left, rows: &rows, columns, right, width, at: &at };
            A::multiply(level, &product, Store::Add, &mut output[to_at..]);
        }
    }
    let strides: Vec<usize> =
        notation.output().iter().map(|letter| to[letter].unsigned_abs()).collect();
    Ok(ArrayD::from_shape_vec(sizes.output.strides(strides), output)?)
}

/// Copies the places of each line to the beginning of `width` numbers.
fn copy<A: Number>(
    memory: &[A],
    lines: &[usize],
    places: &[usize],
    vectors: &mut [A],
    width: usize,
) {
    for (vectors, &line) in vectors.chunks_exact_mut(width).zip(lines) {
        for (to, &place) in vectors.iter_mut().zip(places) {
            *to = memory[line + place];
        }
    }
}

/// How far a step of each letter leads in memory.
type Steps = BTreeMap<char, isize>;

/// The memory of an operand from its lowest element on, and its steps.
struct Operand<'a, A> {
    memory: &'a [A],
    steps: Steps,
}

impl<'a, A> Operand<'a, A> {
    fn new(letters: &[char], array: &Strided<'a, A>, sizes: &Sizes) -> Self {
        let Layout { strides, offset: mut lowest, .. } = array.layout().clone();
        let mut steps = Steps::new();
        for (&letter, stride) in letters.iter().zip(strides) {
            // The stride of a single element is never used, and may be any number.
            let stride = if sizes.of[&letter] > 1 { stride } else { 0 };
            *steps.entry(letter).or_default() += stride;
        }
        for (letter, step) in &steps {
            lowest += step.min(&0) * (sizes.of[letter] as isize - 1);
        }
        Operand { memory: &array.memory()[lowest.unsigned_abs()..], steps }
    }
}

/// The steps of an output whose rows, of `width` numbers, lie one behind the other.
fn output_steps(
    rows: &[char],
    places: &[char],
    width: usize,
    sizes: &Sizes,
) -> Steps {
    let steps = |letters: &[char], by: usize| {
        let strides = Layout::c_order(&shape(letters, sizes)).strides;
        let strides = strides.into_iter().map(move |stride| stride * by as isize);
        letters.iter().copied().zip(strides).collect::<Vec<_>>()
    };
    [steps(rows, width), steps(places, 1)].concat().into_iter().collect()
}

fn shape(letters: &[char], sizes: &Sizes) -> Vec<usize> {
    letters.iter().map(|letter| sizes.of[letter]).collect()
}

/// Where these letters lead, counted from the lowest.
fn positions(steps: &Steps, letters: &[char], sizes: &Sizes) -> Vec<usize> {
    let step = |letter| steps.get(letter).copied().unwrap_or(0);
    let strides = letters.iter().map(step).collect();
    Layout { shape: shape(letters, sizes), strides, offset: 0 }.positions()
}
