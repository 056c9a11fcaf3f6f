//! Which pixels are ink: the color of the paper, and how far each pixel is from it.
//!
//! The paper of an image is the median gray of its outermost pixels.
//! Ink is whatever is not like paper, be it darker or lighter.
//!
//! Where the outermost pixels are transparent, there is no paper to see. If what is
//! drawn is all dark, the paper under it is white, if all light, black: then ink is the
//! same as opacity. If it has light and dark of its own (a note with a shadow around
//! it), the median of its grays is the paper.

use listings::prepare::{Error, Result};
use ndarray::{Array2, ArrayView1, ArrayView3, Axis, s};

/// From half of this on, a pixel counts as opaque, and dark as light.
const HALF: u8 = 128;

/// The ink (h, w), from 0 to 1, of `pixels` (h, w, c): gray, gray and opacity, red
/// green blue, or red green blue and opacity, from 0 to 255, as screens and files have
/// them. The color is straight, not multiplied by the opacity.
///
/// # Errors
/// [`Error::Channels`] if c is not 1 to 4; [`Error::Empty`].
///
/// ```
/// use listings::prepare::ink;
/// use ndarray::{Array3, s};
///
/// let mut paper = Array3::from_elem((5, 5, 1), 255); // white
/// paper[[2, 3, 0]] = 0; // a black dot
/// let dot = ink(paper.view())?;
/// assert_eq!((dot[[2, 3]], dot.sum()), (1.0, 1.0));
/// assert_eq!(ink(paper.mapv(|gray| 255 - gray).view())?, dot); // white on black
/// # Ok::<(), listings::prepare::Error>(())
/// ```
pub fn ink(pixels: ArrayView3<'_, u8>) -> Result<Array2<f32>> {
    let (h, w, channels) = pixels.dim();
    if !(1..=4).contains(&channels) {
        return Err(Error::Channels { channels });
    }
    if h == 0 || w == 0 {
        return Err(Error::Empty { h, w });
    }
    let paper = paper(pixels);
    let ink = |pixel: ArrayView1<'_, u8>| {
        let contrast = f32::from(gray(pixel).abs_diff(paper)) / 255.0;
        contrast * f32::from(opacity(pixel)) / 255.0
    };
    Ok(pixels.map_axis(Axis(2), ink)) // (h, w)
}

/// Luma of ITU-R BT.601, rounded.
fn gray(pixel: ArrayView1<'_, u8>) -> u8 {
    if pixel.len() < 3 {
        return pixel[0];
    }
    let [red, green, blue] = [0, 1, 2].map(|c| f32::from(pixel[c]));
    (0.299 * red + 0.587 * green + 0.114 * blue).round() as u8
}

fn opacity(pixel: ArrayView1<'_, u8>) -> u8 {
    if pixel.len().is_multiple_of(2) { pixel[pixel.len() - 1] } else { 255 }
}

/// The gray of the paper, by the rule at the head of this file.
fn paper(pixels: ArrayView3<'_, u8>) -> u8 {
    let (h, w, _) = pixels.dim();
    let edges = [s![0, .., ..], s![h - 1, .., ..], s![.., 0, ..], s![.., w - 1, ..]];
    let edges = edges.map(|edge| pixels.slice(edge)); // (w or h, c)
    let outermost = || edges.iter().flat_map(|edge| edge.rows());
    if quantile(outermost().map(opacity), 0.5) >= HALF {
        let opaque = outermost().filter(|pixel| opacity(*pixel) >= HALF);
        return quantile(opaque.map(gray), 0.5);
    }
    let most = pixels.rows().into_iter().map(opacity).max().unwrap_or(0);
    let visible = |pixel: &ArrayView1<'_, u8>| opacity(*pixel) > most / 2;
    let grays = || pixels.rows().into_iter().filter(visible).map(gray);
    let [darkest, middle, lightest] =
        [0.01, 0.5, 0.99].map(|part| quantile(grays(), part));
    match middle {
        _ if lightest - darkest > HALF => middle,
        0..HALF => 255,
        HALF.. => 0,
    }
}

/// The value that this part of `values` does not exceed: 0.5 for their median. 0 of
/// none.
fn quantile(values: impl Iterator<Item = u8>, part: f64) -> u8 {
    let mut counts = [0; 256];
    values.for_each(|value| counts[usize::from(value)] += 1);
    let wanted = part * f64::from(counts.iter().sum::<u32>());
    let mut below = 0;
    let at = counts.iter().position(|count| {
        below += count;
        f64::from(below) >= wanted
    });
    at.map_or(0, |at| at as u8)
}
