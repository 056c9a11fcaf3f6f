//! The loops a string of einsum stands for, written out.

use listings::notation::error::Error;
use listings::notation::parse::Notation;
use listings::notation::sizes::Sizes;

/// The loops as text, for operands of these shapes. The operands are called a, b,
/// c, …; if the string has one of those letters, A, B, C, …
///
/// # Errors
/// Those of [`Sizes::new`].
///
/// ```
/// use listings::notation::Notation;
///
/// let product = Notation::parse("ij,jk->ik")?;
/// let loops = "\
/// for i in 0..2
///   for k in 0..4
///     sum = 0
///     for j in 0..3
///       sum += a[i, j] * b[j, k]
///     out[i, k] = sum
/// ";
/// assert_eq!(product.loops(&[&[2, 3], &[3, 4]])?, loops);
/// # Ok::<(), listings::notation::Error>(())
/// ```
pub fn loops(notation: &Notation, shapes: &[&[usize]]) -> Result<String, Error> {
    let sizes = Sizes::new(notation, shapes)?;
    let head = |&letter: &char| format!("for {letter} in 0..{}", sizes.of[&letter]);
    let summed = notation.summed();
    let (product, out) = (product(notation), element("out", notation.output()));

    let mut text = Indented::default();
    notation.output().iter().map(head).for_each(|line| text.open(&line));
    if summed.is_empty() {
        text.line(&format!("{out} = {product}"));
    } else {
        text.line("sum = 0");
        summed.iter().map(head).for_each(|line| text.open(&line));
        text.line(&format!("sum += {product}"));
        text.depth -= summed.len();
        text.line(&format!("{out} = sum"));
    }
    Ok(text.text)
}

/// `a[i, j] * b[j, k]`.
fn product(notation: &Notation) -> String {
    let names = names(notation);
    let factors = names.iter().zip(notation.operands());
    let factors = factors.map(|(name, letters)| element(name, letters));
    factors.collect::<Vec<_>>().join(" * ")
}

/// A name for each operand that is not also a letter of the string.
pub fn names(notation: &Notation) -> Vec<String> {
    let name = |i: usize, first: u8| {
        let letter = char::from(first + (i % 26) as u8);
        if i < 26 { letter.to_string() } else { format!("{letter}{}", i / 26) }
    };
    let names =
        |first| (0..notation.operands().len()).map(move |i| name(i, first)).collect();
    let small: Vec<String> = names(b'a');
    let is_letter = |name: &String| notation.to_string().contains(name.as_str());
    if small.iter().any(is_letter) { names(b'A') } else { small }
}

/// `out[i, k]` or `out[1, 2]`, or `out` for an array without axes.
pub fn element<I: ToString>(array: &str, index: &[I]) -> String {
    let index: Vec<String> = index.iter().map(I::to_string).collect();
    if index.is_empty() {
        return array.to_string();
    }
    format!("{array}[{}]", index.join(", "))
}

/// Lines, each as far to the right as loops are open.
#[derive(Default)]
struct Indented {
    text: String,
    depth: usize,
}

impl Indented {
    fn line(&mut self, line: &str) {
        let indent = 2 * self.depth;
        self.text += &format!("{:indent$}{line}\n", "");
    }

    fn open(&mut self, line: &str) {
        self.line(line);
        self.depth += 1;
    }
}
