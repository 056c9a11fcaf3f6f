//! Winograd's convolution in its readable form: the view of patches and seven strings.
//!
//! The letters are the book's; besides, `x` and `y` count the numbers of a transformed
//! patch, `a` and `b` the outputs of a block, and `h` and `w` patches.

use ndarray::{Array, Array2, Array4, Array6, ArrayView4, Dimension, NdFloat, s};
use ndarray_einsum::{ArrayLike, einsum};

use listings::conv::output_shape;
use listings::conv::winograd::Form;
use listings::error::{Error, Result};
use listings::window::Window;
use listings::windows;

// ANCHOR: strings
/// `Bᵀ d B` of every patch: first its rows are added up, then its columns.
pub const PATCHES: [&str; 2] = ["xi,nchwij->xjnchw", "yj,xjnchw->xynchw"];
/// `G g Gᵀ` of every filter.
pub const FILTERS: [&str; 2] = ["xi,kcij->xjkc", "yj,xjkc->xykc"];
/// For each `x` and `y` one product, patches times filters.
pub const PRODUCTS: &str = "xynchw,xykc->xynkhw";
/// `Aᵀ m A` of every block, which puts it at its place in the maps.
pub const BLOCKS: [&str; 2] = ["ax,xynkhw->aynkhw", "by,aynkhw->nkhawb"];
// ANCHOR_END: strings

/// The convolution with a window of 3×3, without padding.
///
/// # Errors
/// As [`output_shape`].
// ANCHOR: conv2d
pub fn conv2d<A: NdFloat>(
    form: Form,
    input: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
) -> Result<Array4<A>> {
    let [n, k, oh, ow] = output_shape(&input, &weight, &Window::new([3, 3]))?;
    let (side, step) = (form.side(), form.step());
    let whole = [oh, ow].map(|len| len.next_multiple_of(step)); // blocks
    let frame = [[0, whole[0] - oh], [0, whole[1] - ow]];
    let patch = Window::new([side, side]).stride([step, step]);
    let framed = windows::framed(input, &Window { padding: frame, ..patch })?;
    let view = windows::of_batch(framed.view(), &patch)?; // (n, c, h, w, i, j)

    let [bt, g, at] = form.matrices();
    let patches: Array6<A> = both(PATCHES, &bt, &view)?; // (x, y, n, c, h, w)
    let filters: Array4<A> = both(FILTERS, &g, &weight)?; // (x, y, k, c)
    let products: Array6<A> = contract(PRODUCTS, [&patches, &filters])?;
    let blocks: Array6<A> = both(BLOCKS, &at, &products)?; // (n, k, h, a, w, b)
    let maps = blocks.to_shape((n, k, whole[0], whole[1]))?;
    Ok(maps.slice(s![.., .., ..oh, ..ow]).to_owned())
}
// ANCHOR_END: conv2d

/// `matrix` on both sides.
fn both<A: NdFloat, D: Dimension>(
    [first, second]: [&'static str; 2],
    matrix: &Array2<A>,
    array: &dyn ArrayLike<A>,
) -> Result<Array<A, D>> {
    let half: Array<A, ndarray::IxDyn> = contract(first, [matrix, array])?;
    contract(second, [matrix, &half])
}

/// One einsum, with the axes its result must have.
fn contract<A: NdFloat, D: Dimension>(
    string: &'static str,
    operands: [&dyn ArrayLike<A>; 2],
) -> Result<Array<A, D>> {
    let result = einsum(string, &operands);
    let result = result.map_err(|message| Error::Einsum { string, message })?;
    Ok(result.into_dimensionality()?)
}
