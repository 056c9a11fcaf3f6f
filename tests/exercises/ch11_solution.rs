// ANCHOR: solution
use listings::Result;
use listings::conv::product::{Product, Store};
use listings::conv::tile::positions;
use listings::levels::Level;
use listings::number::Number;
use ndarray::{Array2, ArrayView2, ArrayView3, s};

/// The maps (⌈(t - m + 1) / 2⌉, k) of every other moment of a `series` (t, c) under
/// `taps` (m, c, k).
pub fn filter(
    series: ArrayView2<'_, f64>,
    taps: ArrayView3<'_, f64>,
) -> Result<Array2<f64>> {
    let (t, c) = series.dim();
    let (m, _, k) = taps.dim();
    let moments = (t - m + 1).div_ceil(2);
    let level = Level::new();
    let width = k.next_multiple_of(f64::lanes(level));
    let series = series.as_standard_layout(); // copies only if it must
    let mut right = Array2::zeros((m * c, width));
    right.slice_mut(s![.., ..k]).assign(&taps.to_shape((m * c, k))?);
    let product = Product {
        left: series.as_slice().expect("one block"),
        rows: &positions([moments], [2 * c]),
        columns: &positions([m * c], [1]),
        right: right.as_slice().expect("one block"),
        width,
        at: &positions([moments], [width]),
    };
    let mut maps = Array2::zeros((moments, width));
    let output = maps.as_slice_mut().expect("one block");
    f64::multiply(level, &product, Store::Set, output);
    Ok(maps.slice_move(s![.., ..k]))
}
// ANCHOR_END: solution
