//! The sliding kernel: an image under a kernel, and one pixel of the feature map with the
//! products it is the sum of.

use listings::Window;
use listings::conv::{Conv2d, naive};
use listings::glyphs::{self, CLASSES, SIDE};
use listings::kernels::{self, Kernel};
use ndarray::{Array4, ArrayView4};
use serde::{Deserialize, Serialize};

use crate::{Answer, Character, shown};

mod learned;

/// The most pixels along a side of a feature map, and taps along a side of a kernel.
const LIMIT: usize = 64;
/// The largest tap, and the negative of the smallest.
const LARGEST: f32 = 1000.0;

/// What slides over an image of 28×28 pixels, whose numbers lie beside the question: four
/// bytes each, the lowest first. Both sides of the window are alike.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Request {
    /// Taps along a side.
    side: usize,
    /// The taps, row by row.
    taps: Vec<f32>,
    stride: usize,
    padding: usize,
    dilation: usize,
    /// The pixel `[y, x]` of the feature map to look at; the nearest there is.
    place: [usize; 2],
}

/// Beside it: the feature map, and for each tap the pixel under it (0 in the padding) and
/// their product.
#[derive(Serialize)]
struct Shown {
    /// `[oh, ow]` of the feature map.
    shape: [usize; 2],
    /// Its largest number, the sign left out.
    most: f32,
    place: [usize; 2],
    /// What the place's products add up to.
    sum: f32,
    /// Where the taps lie on the input, `[row, column]`, outside it in the padding.
    taps: Vec<[isize; 2]>,
}

/// A feature map, and how one of its pixels came about.
///
/// # Errors
/// What the listings say of the window, and a sentence on what is too large to show.
pub fn answer(request: &Request, bytes: &[u8]) -> Result<Answer, String> {
    let &Request { side, stride, padding, dilation, .. } = request;
    let window = Window::new([side; 2])
        .stride([stride; 2])
        .padding([padding; 2])
        .dilation([dilation; 2]);
    let shape = window.output([SIDE; 2]).map_err(|error| error.to_string())?;
    limited("the kernel", [side; 2], "taps")?;
    limited("the feature map", shape, "pixels")?;
    if let Some(tap) =
        request.taps.iter().find(|tap| !(-LARGEST..=LARGEST).contains(*tap))
    {
        return Err(format!("a tap is {tap}: use numbers from −1000 to 1000"));
    }
    let image = image(bytes)?;
    let weight = ArrayView4::from_shape((1, 1, side, side), &request.taps);
    let weight = weight.map_err(|error| format!("the taps: {error}"))?;

    let conv2d: Conv2d<f32> = naive::conv2d;
    let map = conv2d(image.view(), weight, &window);
    let map = map.map_err(|error| error.to_string())?; // (1, 1, oh, ow)
    let most = map.fold(0.0, |most: f32, number| most.max(number.abs()));
    let place = [0, 1].map(|i| request.place[i].min(shape[i] - 1));

    let (mut taps, mut pixels, mut products) = (Vec::new(), Vec::new(), Vec::new());
    for ((_, _, i, j), tap) in weight.indexed_iter() {
        let pixel = window.pixel(place, [i, j], [SIDE; 2]);
        let pixel = pixel.map_or(0.0, |[row, column]| image[[0, 0, row, column]]);
        pixels.push(pixel);
        products.push(pixel * tap);
        let along = |place: usize, tap: usize| {
            (place * stride + tap * dilation) as isize - padding as isize
        };
        taps.push([along(place[0], i), along(place[1], j)]);
    }
    let sum = map[[0, 0, place[0], place[1]]];
    let answer = shown(Shown { shape, most, place, sum, taps })?;
    Ok(Answer {
        numbers: map.into_iter().chain(pixels).chain(products).collect(),
        ..answer
    })
}

fn limited(what: &str, [height, width]: [usize; 2], of: &str) -> Result<(), String> {
    if height.max(width) <= LIMIT {
        return Ok(());
    }
    Err(format!(
        "{what} would have {height} × {width} {of}: at most {LIMIT} a side are drawn"
    ))
}

fn image(bytes: &[u8]) -> Result<Array4<f32>, String> {
    let (numbers, _) = bytes.as_chunks();
    let pixels: Vec<_> =
        numbers.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect();
    if let Some(pixel) = pixels.iter().find(|pixel| !(0.0..=1.0).contains(*pixel)) {
        return Err(format!("a pixel is {pixel}: ink is from 0 to 1"));
    }
    Array4::from_shape_vec((1, 1, SIDE, SIDE), pixels)
        .map_err(|_| format!("{} bytes are not 28 × 28 pixels", bytes.len()))
}

/// The character's pixels, row by row, beside an empty answer.
///
/// # Errors
/// What the listings say of a character that has no class.
pub fn character(request: &Character) -> Result<Answer, String> {
    let image = glyphs::draw_char(request.character, request.seed);
    let image = image.map_err(|error| error.to_string())?;
    Ok(Answer { numbers: image.into_iter().collect(), ..shown(())? })
}

/// Kernels that no chapter uses.
const MORE: [Kernel; 2] = [
    Kernel {
        name: "emboss",
        taps: [[-2.0, -1.0, 0.0], [-1.0, 1.0, 1.0], [0.0, 1.0, 2.0]],
    },
    Kernel {
        name: "0 to 8",
        taps: [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0]],
    },
];

/// Beside it: the taps of every kernel, one after the other.
#[derive(Serialize)]
struct Choices {
    characters: &'static [char],
    /// Name and taps along a side.
    kernels: Vec<(String, usize)>,
}

/// What there is to choose from: characters and kernels, the learned ones last.
///
/// # Errors
/// None that a page can cause.
pub fn choices() -> Result<Answer, String> {
    let (mut names, mut numbers) = (Vec::new(), Vec::new());
    let mut add = |name: String, taps: &mut dyn Iterator<Item = f32>| {
        let before = numbers.len();
        numbers.extend(taps);
        names.push((name, (numbers.len() - before).isqrt()));
    };
    for kernel in kernels::ALL.iter().chain(&MORE) {
        add(kernel.name.to_owned(), &mut kernel.array().into_iter());
    }
    add("mean 5 × 5".to_owned(), &mut [0.04; 25].into_iter());
    for (number, filter) in learned::filters().into_iter().enumerate() {
        add(format!("learned {number}"), &mut filter.into_iter());
    }
    let choices = Choices { characters: &CLASSES, kernels: names };
    Ok(Answer { numbers, ..shown(choices)? })
}
