//! Moving averages, patches, pooling and Toeplitz matrices, beside loops that need no
//! view.
//!
//! Edges: a run as long as the series, longer, of length 0; a series sliced or backwards;
//! tiles that leave a rest, and that do not fit; all pixels negative; a matrix of one row
//! or one column.

use ndarray::{Array1, Array2, array, s};
use proptest::prelude::*;

use listings::error::Side;
use listings::{Error, tricks};

proptest! {
    #[test]
    fn a_moving_average_is_a_mean_of_slices(
        series in prop::collection::vec(-9..=9i8, 1..=20),
        len in 1..=20usize,
    ) {
        let len = len.min(series.len());
        let series = Array1::from_iter(series.into_iter().map(f64::from));
        let averages = tricks::moving_average(series.view(), len)?;
        prop_assert_eq!(averages.len(), series.len() - len + 1);
        for (i, average) in averages.iter().enumerate() {
            let mean = series.slice(s![i..i + len]).mean().unwrap();
            prop_assert!((average - mean).abs() < 1e-12);
        }
    }

    #[test]
    fn max_pool_is_the_largest_of_each_tile(
        image in [1..=9usize, 1..=9],
        tile in [1..=4usize, 1..=4],
        seed: u64,
    ) {
        let tile = [0, 1].map(|i| tile[i].min(image[i]));
        let pixel = |(y, x): (usize, usize)| {
            let number = (y as u64 * 31 + x as u64 * 17 + 1).wrapping_mul(seed | 1);
            -f64::from((number >> 40) as u32) - 1.0
        };
        let image = Array2::from_shape_fn(image, pixel);
        let pooled = tricks::max_pool(image.view(), tile)?;
        let chunks = image.exact_chunks(tile);
        prop_assert_eq!(pooled.len(), chunks.into_iter().count());
        for (pooled, chunk) in pooled.iter().zip(image.exact_chunks(tile)) {
            let largest = chunk.iter().copied().max_by(f64::total_cmp).unwrap();
            prop_assert_eq!(*pooled, largest);
        }
        for (patch, chunk) in tricks::patches(image.view(), tile)?
            .outer_iter()
            .flat_map(|row| row.outer_iter().map(|patch| patch.to_owned()).collect::<Vec<_>>())
            .zip(image.exact_chunks(tile))
        {
            prop_assert_eq!(patch, chunk);
        }
    }

    #[test]
    fn a_toeplitz_matrix_is_constant_along_its_diagonals(m in 1..=6usize, n in 1..=6usize) {
        let diagonals: Array1<usize> = (0..m + n - 1).collect();
        let matrix = tricks::toeplitz(diagonals.view(), n)?;
        prop_assert_eq!(matrix.dim(), (m, n));
        for ((i, j), &number) in matrix.indexed_iter() {
            prop_assert_eq!(number, m - 1 + j - i);
        }
    }
}

#[test]
fn a_run_as_long_as_the_series_is_the_series() {
    let series = array![1, 2, 3];
    assert_eq!(tricks::runs(series.view(), 3), Ok(array![[1, 2, 3]].view()));
}

#[test]
fn a_run_too_long_or_of_length_zero_is_refused() {
    let series = array![1, 2, 3];
    let (side, span, input, padding) = (Side::Width, 4, 3, 0);
    let error = Error::KernelDoesNotFit { side, span, input, padding };
    assert_eq!(tricks::runs(series.view(), 4), Err(error));
    let error = Error::EmptyKernel { side: Side::Width };
    assert_eq!(tricks::runs(series.view(), 0), Err(error));
}

#[test]
fn a_series_sliced_or_backwards_is_refused() {
    let series = array![1, 2, 3, 4];
    for (slice, shape, stride) in
        [(series.slice(s![..;2]), 2, 2), (series.slice(s![..;-1]), 4, -1)]
    {
        let error = Error::NotOneBlock { shape: vec![shape], strides: vec![stride] };
        assert_eq!(tricks::runs(slice, 2), Err(error));
    }
}

#[test]
fn tiles_leave_a_rest_and_larger_ones_do_not_fit() {
    let image = Array2::<f32>::zeros((5, 7));
    assert_eq!(tricks::patches(image.view(), [2, 3]).unwrap().dim(), (2, 2, 2, 3));
    let (side, span, input, padding) = (Side::Height, usize::MAX, 5, 0);
    let error = Error::KernelDoesNotFit { side, span, input, padding };
    assert_eq!(tricks::patches(image.view(), [usize::MAX, 1]), Err(error));
}
