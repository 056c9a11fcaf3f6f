//! The filters of the first layer, of a network that read garbage and of one that did not.

use ndarray::{Array2, aview1};

use super::recorded::section;
use crate::Svg;
use crate::draw::{Canvas, Font, Grid, Paint, Rect, Stroke, Texture, stencil};

const RECORDING: &str =
    include_str!("../../../listings/examples/output/18-garbage.txt");

/// The weights along each side of a filter.
const SIDE: usize = 5;
/// The side of a filter's cell, with a gap around it.
const CELL: f64 = 56.0;
/// Where the first filter begins, right of the rows' names.
const LEFT: f64 = 58.0;
/// The rows, as the recording calls them, too.
const ROWS: [&str; 3] = ["before", "right", "wrong"];

/// Five filters before the training, after it, and after it on garbage.
///
/// # Panics
/// If the recording has not the form that the chapter's program prints.
pub fn bad_filters() -> Svg {
    let grid = Grid::new(LEFT, 22.0, CELL, [ROWS.len(), 5]);
    let filters = ROWS.map(filters);
    let strongest = filters
        .iter()
        .flatten()
        .flatten()
        .fold(0.0, |max: f32, weight| max.max(weight.abs()));
    Svg::draw(grid.bounds().bottom() + 30.0, |canvas| {
        for column in 0..5 {
            let (x, _) = grid.at(0, column).top_middle();
            canvas.text((x, 10.0), column, Font::SMALL);
        }
        for (row, name) in ROWS.iter().enumerate() {
            let y = grid.at(row, 0).center().1;
            canvas.text((LEFT - 8.0, y), name, Font::SMALL.right());
            for (column, filter) in filters[row].iter().enumerate() {
                let cell = grid.at(row, column).inset(4.0);
                let signs = [
                    ("positive", filter / strongest, Paint::Accent, Texture::Plain),
                    (
                        "negative",
                        filter / -strongest,
                        Paint::Accent2,
                        Texture::Hatched,
                    ),
                ];
                for (sign, ink, paint, texture) in signs {
                    let id = format!("bad-filters-{name}-{column}-{sign}");
                    stencil(canvas, &id, ink.view(), cell, paint, texture);
                }
                let unmoved = row > 0 && *filter == filters[0][column];
                let stroke = match unmoved {
                    true => Stroke::bold(Paint::Ink).dashed(),
                    false => Stroke::thin(Paint::Muted),
                };
                canvas.outline(cell, stroke);
            }
        }
        key(canvas, grid.bounds().bottom() + 10.0);
    })
}

/// The five filters (5, 5) of that row.
fn filters(name: &str) -> Vec<Array2<f32>> {
    let lines = section(RECORDING, "filters").filter_map(|line| {
        let (row, rest) = line.split_once(' ')?;
        (row == name).then_some(rest)
    });
    lines
        .map(|line| {
            let weights = line.split(' ').skip(1); // the filter's number
            let weights = weights.map(|w| w.parse().expect("a number"));
            let weights: Vec<f32> = weights.collect();
            let filter = aview1(&weights).into_shape_with_order((SIDE, SIDE));
            filter.expect("25 weights").to_owned()
        })
        .collect()
}

/// What the paints and the dashes mean.
fn key(canvas: &mut Canvas, y: f64) {
    let signs = [
        ("positive", LEFT, Paint::Accent, Texture::Plain),
        ("negative", LEFT + 88.0, Paint::Accent2, Texture::Hatched),
    ];
    for (sign, x, paint, texture) in signs {
        let full = Array2::from_elem((1, 1), 1.0);
        let swatch = Rect::new(x, y, 20.0, 14.0);
        let id = format!("bad-filters-key-{sign}");
        stencil(canvas, &id, full.view(), swatch, paint, texture);
        canvas.text((x + 26.0, y + 7.0), sign, Font::SMALL.left());
    }
    let x = LEFT + 180.0;
    let swatch = Rect::new(x, y, 20.0, 14.0);
    canvas.outline(swatch, Stroke::bold(Paint::Ink).dashed());
    canvas.text((x + 26.0, y + 7.0), "never moved", Font::SMALL.left());
}
