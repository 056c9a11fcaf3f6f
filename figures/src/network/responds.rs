//! What maps of the second layer respond to.

use listings::glyphs::{self, CLASSES};
use listings::inside::Inside;
use ndarray::{Array2, Array3, Axis, s};

use super::trained::{inside, strongest_maps};
use crate::Svg;
use crate::draw::{Font, Grid, Paint, Rect, Stroke, Texture, WIDTH, stencil};

/// Maps shown.
const MAPS: usize = 6;
/// Patches of each.
const PATCHES: usize = 8;
/// The pixels that one number of the second layer sees, along a side.
const FIELD: usize = 10;
/// From the patch of one number to that of the next.
const STEP: usize = 2;
/// Room for the name of a map.
const NAME: f64 = 52.0;

/// For some maps of the second layer, the eight patches of the book's characters that
/// make a number of it largest, at most one of a class.
pub fn responds() -> Svg {
    let (images, labels) = glyphs::labeled(1..5);
    let images = images.index_axis_move(Axis(1), 0); // (n, 28, 28)
    let inside = inside(images.view());
    let pitch = (WIDTH - NAME) / PATCHES as f64;
    let side = pitch - 4.0;
    let row_height = side + 24.0;
    Svg::draw(MAPS as f64 * row_height, |canvas| {
        for (row, map) in strongest_maps(MAPS).into_iter().enumerate() {
            let top = row as f64 * row_height + 0.5;
            let mut ink = Array2::zeros((FIELD, PATCHES * (FIELD + 1)));
            let patches = best(&inside, map, &images, &labels);
            for (column, (class, patch)) in patches.iter().enumerate() {
                let left = column * (FIELD + 1);
                ink.slice_mut(s![.., left..left + FIELD]).assign(patch);
                let x = NAME + column as f64 * pitch;
                let tap = pitch / (FIELD + 1) as f64;
                let frame = Rect::new(x, top, FIELD as f64 * tap, side);
                canvas.outline(frame, Stroke::thin(Paint::Muted));
                let (x, y) = frame.bottom_middle();
                canvas.text((x, y + 10.0), CLASSES[*class], Font::SMALL);
            }
            let bounds = Rect::new(NAME, top, WIDTH - NAME, side);
            let id = format!("responds-{row}");
            stencil(canvas, &id, ink.view(), bounds, Paint::Ink, Texture::Plain);
            let y = Grid::new(0.0, top, side, [1, 1]).at(0, 0).center().1;
            canvas.text((0.0, y), format!("map {map}"), Font::SMALL.left());
        }
    })
}

/// The classes that a map answers to most strongly, and the patch of each where it does.
fn best(
    inside: &Inside<f64>,
    map: usize,
    images: &Array3<f32>,
    labels: &[usize],
) -> Vec<(usize, Array2<f32>)> {
    let mut of_class = [(f64::NEG_INFINITY, [0; 3]); CLASSES.len()];
    for ((image, y, x), &value) in
        inside.conv2.index_axis(Axis(1), map).indexed_iter()
    {
        let best = &mut of_class[labels[image]];
        if value > best.0 {
            *best = (value, [image, STEP * y, STEP * x]);
        }
    }
    let mut classes: Vec<usize> = (0..CLASSES.len()).collect();
    classes.sort_by(|&a, &b| of_class[b].0.total_cmp(&of_class[a].0));
    let patch = |class: usize| {
        let (_, [image, y, x]) = of_class[class];
        let patch = images.slice(s![image, y..y + FIELD, x..x + FIELD]);
        patch.mapv(|ink| (ink * 15.0).round() / 15.0)
    };
    classes.into_iter().take(PATCHES).map(|class| (class, patch(class))).collect()
}
