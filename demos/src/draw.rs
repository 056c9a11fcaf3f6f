//! The drawn character: what the network of the last chapters makes of it.

use listings::conv::im2col;
use listings::glyphs;
use listings::inside::{Inside, look};
use listings::model::Book;
use listings::prepare::{ink, prepare};
use listings::{Algorithm, NamedBytes, likeliest, random, weights};
use ndarray::{Array, ArrayView3, Axis, Dimension};
use serde::{Deserialize, Serialize};

use crate::{Answer, Character, shown};

/// Height and width of a drawing may be this, and not more.
const MOST: usize = 512;

/// A drawing; its pixels, a byte of gray each, come beside the request.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Drawing {
    height: usize,
    width: usize,
}

/// What the network says, and what shape the numbers have that come beside it: each
/// step of the preparation, then the maps of both layers, in the order of the fields.
#[derive(Serialize)]
struct Read {
    named: [Named; 3],
    /// Of the blurred scan: first row and the row after the last, and the columns.
    region: [[usize; 2]; 2],
    scan: [usize; 2],
    blurred: [usize; 2],
    square: [usize; 2],
    image: [usize; 2],
    conv1: [usize; 3],
    conv2: [usize; 3],
}

/// Points of strokes on `side` × `side` pixels.
#[derive(Serialize)]
struct Written<P> {
    strokes: Vec<Vec<P>>,
    side: usize,
}

#[derive(Serialize)]
struct Named {
    character: char,
    probability: f32,
}

/// The network gets the weights of a file.
///
/// # Errors
/// As [`weights::load`]; the network is then as it was.
pub fn load(bytes: &[u8], network: &mut Option<Book<f32>>) -> Result<Answer, String> {
    let im2col = Algorithm::new("im2col", im2col::conv2d);
    let mut loaded = Book::new(im2col, &mut random::seeded(0, &[]));
    let file = NamedBytes { name: "the file of weights", bytes };
    weights::load(&mut loaded, file).map_err(|error| error.to_string())?;
    *network = Some(loaded);
    Ok(Answer { shown: "{}".into(), numbers: Vec::new() })
}

/// What the network reads: the code of `recognize`.
///
/// # Errors
/// Before the weights came; if there are more than 512 pixels on a side, or more or
/// fewer bytes than pixels; what the preparation says of a drawing without ink; if the
/// weights are too large.
pub fn read(
    drawing: &Drawing,
    bytes: &[u8],
    network: Option<&Book<f32>>,
) -> Result<Answer, String> {
    let network = network.ok_or("the network has no weights yet: load them first")?;
    let &Drawing { height, width } = drawing;
    if height.max(width) > MOST {
        return Err(format!(
            "the drawing is {height}×{width}: draw on {MOST}×{MOST} pixels at most"
        ));
    }
    let pixels = ArrayView3::from_shape((height, width, 1), bytes);
    let pixels = pixels.ok().filter(|pixels| pixels.len() == bytes.len());
    let pixels = pixels.ok_or_else(|| {
        format!("{} bytes came for {height}×{width} pixels", bytes.len())
    })?;
    let steps = ink(pixels).and_then(|ink| prepare(ink.view()));
    let steps = steps.map_err(|error| error.to_string())?;

    let images = steps.image.view().insert_axis(Axis(0)).insert_axis(Axis(0)); // (n, c, h, w)
    let inside =
        look(network, images.to_owned()).map_err(|error| error.to_string())?;
    let Inside { conv1, conv2, logits, .. } = inside;
    if logits.iter().any(|logit| !logit.is_finite()) {
        return Err("the network's weights are too large for f32".into());
    }
    let [conv1, conv2] = [conv1, conv2].map(|maps| maps.remove_axis(Axis(0)));
    let named = likeliest(logits.row(0))
        .map(|(character, probability)| Named { character, probability });
    let answer = Read {
        named,
        region: steps.region.clone().map(|range| [range.start, range.end]),
        scan: steps.scan.dim().into(),
        blurred: steps.blurred.dim().into(),
        square: steps.square.dim().into(),
        image: steps.image.dim().into(),
        conv1: conv1.dim().into(),
        conv2: conv2.dim().into(),
    };
    let all = 2 * steps.scan.len() + steps.square.len() + steps.image.len();
    let mut numbers = Vec::with_capacity(all + conv1.len() + conv2.len());
    for pixels in [&steps.scan, &steps.blurred, &steps.square, &steps.image] {
        append(&mut numbers, pixels);
    }
    for maps in [&conv1, &conv2] {
        append(&mut numbers, maps);
    }
    Ok(Answer { numbers, ..shown(answer)? })
}

/// Appends an array, row after row.
fn append<D: Dimension>(numbers: &mut Vec<f32>, array: &Array<f32, D>) {
    let rows = array.as_standard_layout();
    numbers.extend_from_slice(rows.as_slice().expect("standard layout"));
}

/// How a hand of the book writes a character: strokes of points on 28×28 pixels.
///
/// # Errors
/// If it is none of the 47 characters.
pub fn hand(hand: &Character) -> Result<Answer, String> {
    let strokes = glyphs::strokes(hand.character, hand.seed);
    let strokes = strokes.map_err(|error| error.to_string())?;
    let points = |stroke: glyphs::Stroke| stroke.into_iter().map(|(point, _)| point);
    let strokes =
        strokes.into_iter().map(|stroke| points(stroke).collect()).collect();
    shown(Written { strokes, side: glyphs::SIDE })
}
