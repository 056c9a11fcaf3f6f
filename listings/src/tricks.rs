//! Other views that overlap or skip: moving averages, pooling, patches, Toeplitz
//! matrices.

use ndarray::{
    Array1, Array2, ArrayView, ArrayView1, ArrayView2, ArrayView4, Axis, NdFloat,
    ShapeBuilder,
};

use listings::error::{Error, Result};
use listings::window::Window;
use listings::windows;

/// Every run of `len` neighbors in `series` (m): a view (m - len + 1, len) with
/// strides (1, 1).
///
/// # Errors
/// As [`Window::output`] for a kernel of `[1, len]`: if `len` is 0 or more than the
/// series has. [`Error::NotOneBlock`] if the series is not one block walked forward.
pub fn runs<A>(series: ArrayView1<'_, A>, len: usize) -> Result<ArrayView2<'_, A>> {
    let rows = Window::new([1, len]).output([1, series.len()])?[1];
    let not_one_block = || Error::NotOneBlock {
        shape: series.shape().to_vec(),
        strides: series.strides().to_vec(),
    };
    let memory = series.to_slice().ok_or_else(not_one_block)?;
    Ok(ArrayView::from_shape((rows, len).strides((1, 1)), memory)?)
}

/// The mean of every run of `len` neighbors in `series`.
///
/// # Errors
/// As [`runs`].
///
/// ```
/// use ndarray::array;
///
/// let means = listings::tricks::moving_average(array![3.0, 5.0, 4.0, 9.0].view(), 3)?;
/// assert_eq!(means, array![4.0, 6.0]);
/// # Ok::<(), listings::Error>(())
/// ```
pub fn moving_average<A: NdFloat>(
    series: ArrayView1<'_, A>,
    len: usize,
) -> Result<Array1<A>> {
    let runs = runs(series, len)?;
    let count = A::from(len).expect("a float of any width holds a length");
    Ok(runs.sum_axis(Axis(1)) / count)
}

/// The image (h, w) cut into tiles: a view (h / th, w / tw, th, tw). What does not
/// fill a tile is left out.
///
/// A window that moves by its own size does not overlap: the same view, another
/// stride.
///
/// # Errors
/// If the tile has no pixels or does not fit, or the image is not one block walked
/// forward.
pub fn patches<A>(
    image: ArrayView2<'_, A>,
    tile: [usize; 2],
) -> Result<ArrayView4<'_, A>> {
    let batch = image.insert_axis(Axis(0)).insert_axis(Axis(0)); // (1, 1, h, w)
    let view = windows::of_batch(batch, &Window::new(tile).stride(tile))?;
    let channels = view.index_axis_move(Axis(0), 0); // (1, oh, ow, th, tw)
    Ok(channels.index_axis_move(Axis(0), 0)) // (oh, ow, th, tw)
}

/// The largest pixel of each tile of an image (h, w): (h / th, w / tw). A NaN is
/// passed over.
///
/// # Errors
/// As [`patches`].
///
/// ```
/// use ndarray::array;
///
/// let image = array![[1.0, 2.0, 5.0, 0.0], [4.0, 3.0, 1.0, 1.0]];
/// assert_eq!(listings::tricks::max_pool(image.view(), [2, 2])?, array![[4.0, 5.0]]);
/// # Ok::<(), listings::Error>(())
/// ```
pub fn max_pool<A: NdFloat>(
    image: ArrayView2<'_, A>,
    tile: [usize; 2],
) -> Result<Array2<A>> {
    let patches = patches(image, tile)?; // (oh, ow, th, tw)
    let (oh, ow, th, tw) = patches.dim();
    Ok(Array2::from_shape_fn((oh, ow), |(y, x)| {
        let pixels = ndarray::indices((th, tw))
            .into_iter()
            .map(|(i, j)| patches[[y, x, i, j]]);
        pixels.fold(A::neg_infinity(), A::max)
    }))
}

/// The matrix (m, n) whose diagonals are the `m + n - 1` numbers of `diagonals`, from
/// the bottom left corner to the top right one: each number stored once, seen along
/// its whole diagonal.
///
/// # Errors
/// As [`runs`], with runs of `n`.
///
/// ```
/// use ndarray::array;
///
/// let diagonals = array![-2, -1, 0, 1, 2];
/// let matrix = listings::tricks::toeplitz(diagonals.view(), 3)?;
/// assert_eq!(matrix, array![[0, 1, 2], [-1, 0, 1], [-2, -1, 0]]);
/// assert_eq!(matrix.strides(), [-1, 1]);
/// # Ok::<(), listings::Error>(())
/// ```
pub fn toeplitz<A>(
    diagonals: ArrayView1<'_, A>,
    n: usize,
) -> Result<ArrayView2<'_, A>> {
    let mut matrix = runs(diagonals, n)?; // (m, n), strides (1, 1)
    matrix.invert_axis(Axis(0)); // strides (-1, 1)
    Ok(matrix)
}
