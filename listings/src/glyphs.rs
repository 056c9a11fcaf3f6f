//! Characters drawn by the book itself, until you download EMNIST.
//!
//! Each of the 47 classes of EMNIST Balanced is a few strokes of a pen (`strokes`). A
//! seed turns them into one person's hand on one day: the points wander, the letter
//! leans, the pen is thin or thick (`hand`). A curve runs through the points
//! (`curve`) and ink spreads around it onto 28×28 pixels (`ink`).
//!
//! The arithmetic is `+ - * /` and `sqrt`, which IEEE 754 rounds the same way
//! everywhere, and the random numbers are PCG's: the same class and seed give the
//! same bits on every machine and in WebAssembly.

use ndarray::{Array2, Array4};
use std::ops::Range;

mod curve;
mod hand;
mod ink;
mod strokes;

/// The 47 classes of EMNIST Balanced: label 0 is the first character, 1 the next.
///
/// Fifteen lower-case letters look like their capitals when written (c, i, j, k, l,
/// m, o, p, s, u, v, w, x, y, z) and share their class.
pub const CLASSES: [char; 47] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U', 'V',
    'W', 'X', 'Y', 'Z', 'a', 'b', 'd', 'e', 'f', 'g', 'h', 'n', 'q', 'r', 't',
];

/// Height and width of a glyph in pixels, as in EMNIST.
pub const SIDE: usize = 28;

/// Why a glyph could not be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The label is not one of the 47.
    #[error(
        "class {0} does not exist: the 47 classes have labels 0 to 46, see `glyphs::CLASSES`"
    )]
    Class(usize),
    /// The character has no class of its own.
    #[error(
        "no class is named {0:?}: use 0-9, A-Z or one of a b d e f g h n q r t \
         (the other lower-case letters share the class of their capital)"
    )]
    Character(char),
}

/// The label of a character: its position in [`CLASSES`].
///
/// # Errors
/// [`Error::Character`] if it is none of the 47.
///
/// ```
/// use listings::glyphs;
/// assert_eq!(glyphs::class_of('A'), Ok(10));
/// assert!(glyphs::class_of('c').is_err()); // written like C, and in its class
/// ```
pub fn class_of(character: char) -> Result<usize, Error> {
    CLASSES.iter().position(|&c| c == character).ok_or(Error::Character(character))
}

/// Draws one character of a class: (28, 28), ink 1.0 on paper 0.0, upright, in the
/// middle or up to a pixel off it, inside an empty border of 2 pixels. The seed is
/// the handwriting: another seed, another specimen.
///
/// # Errors
/// [`Error::Class`] if `class` is not below 47.
///
/// ```
/// use listings::glyphs;
/// let seven = glyphs::draw(7, 1)?;
/// assert_eq!(seven.dim(), (28, 28));
/// assert_eq!(seven, glyphs::draw(7, 1)?);
/// assert_ne!(seven, glyphs::draw(7, 2)?);
/// # Ok::<(), glyphs::Error>(())
/// ```
pub fn draw(class: usize, seed: u64) -> Result<Array2<f32>, Error> {
    let &character = CLASSES.get(class).ok_or(Error::Class(class))?;
    Ok(glyph(class, character, seed))
}

/// Draws one character by its name, as [`draw`] does by its label.
///
/// # Errors
/// [`Error::Character`] if it is none of the 47.
///
/// ```
/// use listings::glyphs;
/// assert_eq!(glyphs::draw_char('A', 3), glyphs::draw(10, 3));
/// ```
pub fn draw_char(character: char, seed: u64) -> Result<Array2<f32>, Error> {
    draw(class_of(character)?, seed)
}

/// A line of the pen on the paper, in pixels, x to the right and y down: where its tip
/// was, and the radius of the tip there.
pub type Stroke = Vec<([f32; 2], f32)>;

/// How a hand writes a character: the strokes of what [`draw_char`] draws. A program
/// that can draw lines draws the character from these, in any size.
///
/// # Errors
/// [`Error::Character`] if it is none of the 47.
///
/// ```
/// use listings::glyphs;
/// let strokes = glyphs::strokes('T', 1)?;
/// assert_eq!(strokes.len(), 2);
/// assert!(strokes.iter().flatten().all(|([x, y], _)| x.max(*y) < 28.0));
/// # Ok::<(), glyphs::Error>(())
/// ```
pub fn strokes(character: char, seed: u64) -> Result<Vec<Stroke>, Error> {
    Ok(written(class_of(character)?, character, seed))
}

/// Draws every class once for each seed: images (47 · seeds, 1, 28, 28) and their
/// labels. All classes of the first seed come first, in the order of the labels.
///
/// # Panics
/// If the images do not fit in memory (3136 bytes each).
///
/// ```
/// use listings::glyphs;
/// let (images, labels) = glyphs::labeled(0..2);
/// assert_eq!(images.dim(), (94, 1, 28, 28));
/// assert_eq!(labels[47 + 10], 10); // the A of seed 1
/// assert_eq!(images.slice(ndarray::s![57, 0, .., ..]), glyphs::draw_char('A', 1)?);
/// # Ok::<(), glyphs::Error>(())
/// ```
pub fn labeled(seeds: Range<u64>) -> (Array4<f32>, Vec<usize>) {
    let mut pixels = Vec::new();
    let mut labels = Vec::new();
    for seed in seeds {
        for (class, &character) in CLASSES.iter().enumerate() {
            pixels.extend(glyph(class, character, seed));
            labels.push(class);
        }
    }
    let shape = (labels.len(), 1, SIDE, SIDE);
    let images = Array4::from_shape_vec(shape, pixels).expect("28x28 pixels a label");
    (images, labels)
}

/// One specimen of a class whose character is known.
fn glyph(class: usize, character: char, seed: u64) -> Array2<f32> {
    ink::spread(&written(class, character, seed))
}

/// The strokes of one specimen.
fn written(class: usize, character: char, seed: u64) -> Vec<Stroke> {
    hand::Hand::new(class, seed).write(&strokes::of(character))
}
