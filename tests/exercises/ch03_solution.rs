// ANCHOR: solution
use ndarray::{Array2, ArrayView2, s};

/// The median of each window of `image` (h, w): (h - kh + 1, w - kw + 1).
pub fn median(
    image: ArrayView2<'_, f64>,
    kernel: [usize; 2],
) -> listings::Result<Array2<f64>> {
    let windows = listings::windows::of_image(image, kernel)?; // (oh, ow, kh, kw)
    let (oh, ow, kh, kw) = windows.dim();
    Ok(Array2::from_shape_fn((oh, ow), |(y, x)| {
        let mut numbers: Vec<f64> =
            windows.slice(s![y, x, .., ..]).iter().copied().collect();
        numbers.sort_by(f64::total_cmp);
        numbers[kh * kw / 2]
    }))
}
// ANCHOR_END: solution
