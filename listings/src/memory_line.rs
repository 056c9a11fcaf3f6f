//! Memory drawn in characters: one line of cells, with the cells a view touches
//! marked.

use std::collections::BTreeSet;

/// The positions `0..len` in rows of `width`, each in `[` `]` if it is among
/// `touched`.
///
/// With `width` as long as the image's rows, the line folds into the image.
///
/// ```
/// let text = listings::memory_line::draw(6, 3, [1, 4]);
/// assert_eq!(text, " 0 [1] 2\n 3 [4] 5\n");
/// ```
///
/// # Panics
/// If `width` is 0.
pub fn draw(
    len: usize,
    width: usize,
    touched: impl IntoIterator<Item = usize>,
) -> String {
    assert!(width > 0, "a memory line needs rows of at least one cell");
    let touched: BTreeSet<usize> = touched.into_iter().collect();
    let digits = len.saturating_sub(1).to_string().len();
    let mut text = String::new();
    for row in (0..len).step_by(width) {
        let cells = (row..len.min(row + width)).map(|position| {
            let [open, close] =
                if touched.contains(&position) { ["[", "]"] } else { [" ", " "] };
            format!("{open}{position:>digits$}{close}")
        });
        text.push_str(cells.collect::<String>().trim_end());
        text.push('\n');
    }
    text
}
