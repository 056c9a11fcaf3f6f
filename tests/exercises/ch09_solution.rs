// ANCHOR: solution
use ndarray::{Array2, ArrayView, ArrayView2, ArrayView3, ShapeBuilder};

/// The maps (t - m + 1, k) of a `series` (t, c) under `taps` (m, c, k).
pub fn filter(
    series: ArrayView2<'_, f64>,
    taps: ArrayView3<'_, f64>,
) -> Result<Array2<f64>, ndarray::ShapeError> {
    let (t, c) = series.dim();
    let (m, _, k) = taps.dim();
    let series = series.as_standard_layout(); // copies only if it must
    let memory = series.as_slice().expect("one block");
    let runs = (t - m + 1, m * c).strides((c, 1));
    let runs = ArrayView::from_shape(runs, memory)?;
    Ok(runs.dot(&taps.to_shape((m * c, k))?))
}
// ANCHOR_END: solution
