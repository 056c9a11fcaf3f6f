//! An array drawn in characters, so that a program needs no window to show a letter.

use ndarray::{ArrayView2, NdFloat};

/// `image` (h, w) as text: a line a row, two characters a pixel, from blank for 0 or
/// less to `█` for 1 or more. Blanks at the end of a line are left out.
///
/// ```
/// use ndarray::array;
///
/// let image = array![[0.0, 0.5], [1.0, 0.2]];
/// assert_eq!(listings::picture::draw(image.view()), "  ▒▒\n██░░\n");
/// ```
pub fn draw<A: NdFloat>(image: ArrayView2<'_, A>) -> String {
    let mut text = String::new();
    for row in image.rows() {
        let line: String = row.iter().map(|&ink| shade(ink)).collect();
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn shade<A: NdFloat>(ink: A) -> &'static str {
    let level = ink.to_f64().unwrap_or(0.0).clamp(0.0, 1.0) * 4.0;
    ["  ", "░░", "▒▒", "▓▓", "██"][level.round() as usize]
}
