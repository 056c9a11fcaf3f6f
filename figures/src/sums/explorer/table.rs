//! Tables in figures.

use crate::draw::{Canvas, Font, Paint, Stroke};

/// From one line of text to the next.
pub(super) const LINE: f64 = 17.0;

/// Rows under a title and a head, the second column from `second` on, the last to the right. Returns where the next
/// begins.
pub(super) fn table(
    canvas: &Canvas,
    y: f64,
    title: &str,
    second: f64,
    head: [&str; 3],
    rows: Vec<[String; 3]>,
) -> f64 {
    canvas.text((1.5, y), title, Font::BOLD.left());
    let line = |y: f64, cells: [&str; 3], font: Font| {
        canvas.text((1.5, y), cells[0], font.left());
        canvas.text((second, y), cells[1], font.left());
        canvas.text((343.5, y), cells[2], font.right());
    };
    line(y + 19.0, head, Font::SMALL);
    canvas.path(&[(1.5, y + 29.0), (343.5, y + 29.0)], Stroke::thin(Paint::Muted));
    for (i, row) in rows.iter().enumerate() {
        let y = y + 40.0 + LINE * i as f64;
        line(y, row.each_ref().map(String::as_str), Font::BODY);
    }
    y + 40.0 + LINE * rows.len() as f64 + 14.0
}

/// `2 × 3`.
pub(super) fn by(shape: &[usize]) -> String {
    shape.iter().map(|&size| number(size)).collect::<Vec<_>>().join(" × ")
}

/// Digits in groups of three.
pub(super) fn number(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|group| std::str::from_utf8(group).expect("digits"))
        .collect();
    groups.join(",")
}
