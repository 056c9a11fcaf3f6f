//! Learned feature maps of several characters: of the book's own, and of real ones.

use std::collections::BTreeMap;

use listings::glyphs::SIDE;
use listings::inside::most_alike;
use listings::kernels;
use ndarray::{Array2, Array3, Axis, s, stack};

use super::trained::{glyph, inside, network, scaled, strongest_maps};
use crate::draw::{
    Canvas, Font, Grid, Paint, Rect, Stroke, Texture, WIDTH, sheet, signed, signs,
    stencil,
};
use crate::{Characters, Svg};

/// The characters of both figures, those of chapter 1.
const SHOWN: [char; 6] = ['R', 'A', '8', 'e', 'T', 'a'];
/// Maps of the second layer.
const SECOND: usize = 3;
/// Where the first character begins, right of the names and the filters.
const LEFT: f64 = 108.0;
/// The side of a filter.
const FILTER: f64 = 30.0;

/// Six characters of the book's own hand.
pub fn learned_maps() -> Svg {
    maps("learned-maps", &SHOWN.map(glyph))
}

/// Six real characters: the first of its class in the file, for six classes.
///
/// # Panics
/// If there is no character of one of the classes.
pub fn learned_maps_real(characters: &Characters) -> Svg {
    let images = SHOWN.map(|shown| {
        let first = characters.labels.iter().position(|&label| label == shown);
        let first = first.unwrap_or_else(|| panic!("the data have no {shown:?}"));
        // Sixteen grays are enough, and half the bytes of 256.
        let image = characters.images.index_axis(Axis(0), first);
        image.mapv(|ink| (ink * 15.0).round() / 15.0)
    });
    maps("learned-maps-real", &images)
}

/// The filters most like chapter 1's kernels, each once, with the names of those kernels.
fn found() -> Vec<(usize, Vec<&'static str>)> {
    let mut named = BTreeMap::<usize, Vec<&'static str>>::new();
    for kernel in kernels::ALL {
        let weight = network().conv1.weight.view();
        let alike = most_alike(weight, kernel.array().view());
        named.entry(alike.filter).or_default().push(kernel.name);
    }
    named.into_iter().collect()
}

/// The characters in a row; below them the maps of the filters most like chapter 1's
/// kernels; below these the strongest maps of the second layer.
fn maps(name: &str, images: &[Array2<f32>]) -> Svg {
    let views: Vec<_> = images.iter().map(|image| image.view()).collect();
    let images = stack(Axis(0), &views).expect("28 × 28 each"); // (n, 28, 28)
    let inside = inside(images.view());
    let filters = found();
    let mut rows: Vec<Array3<f32>> = vec![]; // each (n, h, w)
    for (filter, _) in &filters {
        rows.push(scaled(inside.conv1.index_axis(Axis(1), *filter)));
    }
    let second = strongest_maps(SECOND);
    for &map in &second {
        // A number of the second layer stands for 2 × 2 pixels.
        let small = scaled(inside.conv2.index_axis(Axis(1), map)); // (n, 10, 10)
        let (n, h, w) = small.dim();
        let shape = (n, 2 * h, 2 * w);
        rows.push(Array3::from_shape_fn(shape, |(n, y, x)| small[[n, y / 2, x / 2]]));
    }
    let size = [rows.len(), SHOWN.len()];
    let cell = (WIDTH - LEFT) / SHOWN.len() as f64;
    let input = Grid::new(LEFT, 0.0, cell, [1, SHOWN.len()]);
    let grid = Grid::new(LEFT, cell, cell, size);
    let mut ink = Array2::zeros((SIDE, SHOWN.len() * SIDE));
    for (column, image) in images.outer_iter().enumerate() {
        sheet::put(&mut ink, SIDE, [0, column], image);
    }
    let mut values = Array2::zeros(size.map(|cells| cells * SIDE));
    for (row, maps) in rows.iter().enumerate() {
        for (column, map) in maps.outer_iter().enumerate() {
            sheet::put(&mut values, SIDE, [row, column], map);
        }
    }
    Svg::draw(grid.bounds().bottom() + 28.0, |canvas| {
        let id = format!("{name}-ink");
        let bounds = input.bounds();
        stencil(canvas, &id, ink.view(), bounds, Paint::Ink, Texture::Plain);
        signed(canvas, name, values.view(), grid.bounds());
        canvas.text((LEFT - 6.0, bounds.center().1), "input", Font::SMALL.right());
        for (row, (filter, kernels)) in filters.iter().enumerate() {
            let y = grid.at(row, 0).center().1;
            let top = y - 8.0 * (kernels.len() - 1) as f64;
            for (line, kernel) in kernels.iter().enumerate() {
                let text = match line {
                    0 => format!("{filter}: {kernel}"),
                    _ => (*kernel).to_owned(),
                };
                let y = top + 16.0 * line as f64;
                canvas.text((0.0, y), text, Font::SMALL.left());
            }
            filter_at(canvas, name, row, *filter, y);
        }
        for (row, map) in second.iter().enumerate() {
            let y = grid.at(filters.len() + row, 0).center().1;
            canvas.text((0.0, y - 8.0), "layer two,", Font::SMALL.left());
            canvas.text((0.0, y + 8.0), format!("map {map}"), Font::SMALL.left());
        }
        signs(canvas, name, (LEFT, grid.bounds().bottom() + 10.0));
    })
}

/// A filter beside its maps.
fn filter_at(canvas: &mut Canvas, name: &str, row: usize, filter: usize, y: f64) {
    let rect = Rect::new(LEFT - FILTER - 6.0, y - FILTER / 2.0, FILTER, FILTER);
    let taps = scaled(network().conv1.weight.slice(s![filter, 0, .., ..]));
    signed(canvas, &format!("{name}-filter-{row}"), taps.view(), rect);
    canvas.outline(rect, Stroke::thin(Paint::Muted));
}
