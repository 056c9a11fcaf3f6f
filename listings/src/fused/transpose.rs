//! Rows and columns of a matrix exchanged.

/// Rows that are read side by side: a column of so many numbers fills a cache line.
const ROWS: usize = 16;

/// `to[j · to_row + i]` becomes `from[i · from_row + j]`, for every `j < columns` and every
/// whole row of `from`. Rows may be longer than that, `from_row` and `to_row` numbers.
///
/// ```
/// use listings::fused::transpose::transpose;
///
/// let mut to = [0.0; 6];
/// transpose(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 3, 3, &mut to, 2);
/// assert_eq!(to, [1.0, 4.0, 2.0, 5.0, 3.0, 6.0]);
/// ```
///
/// # Panics
/// If a row of `to` is too short for a column of `from`, or there are too few of them.
pub fn transpose(
    from: &[f32],
    from_row: usize,
    columns: usize,
    to: &mut [f32],
    to_row: usize,
) {
    for (block, from) in from.chunks(ROWS * from_row).enumerate() {
        for j in 0..columns {
            let rows = from.chunks_exact(from_row).map(|row| row[j]);
            let to = &mut to[j * to_row..][..to_row][block * ROWS..];
            for (to, number) in to.iter_mut().zip(rows) {
                *to = number;
            }
        }
    }
}
