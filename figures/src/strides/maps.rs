//! Five kernels over a row of characters: of the book's own, and of real ones.

use listings::conv::by_hand::convolve;
use listings::glyphs;
use listings::kernels::ALL;
use ndarray::{Array2, Axis};

use crate::draw::{Font, Grid, Paint, Texture, WIDTH, sheet, signs, stencil};
use crate::{Characters, Svg};

/// The pixels along each side of a character.
const SIDE: usize = 28;
/// Where the first character begins, right of the kernels' names.
const LEFT: f64 = 58.0;
/// The characters of both figures; the book's own has the first six.
const SHOWN: [char; 8] = ['R', 'A', '8', 'e', 'T', 'a', '3', 'g'];

/// Five kernels over six characters of the book's own hand.
pub fn glyph_maps() -> Svg {
    let images: Vec<Array2<f32>> = SHOWN[..6]
        .iter()
        .map(|&c| glyphs::draw_char(c, 1).expect("one of the 47"))
        .collect();
    maps("glyph-maps", &images)
}

/// Five kernels over eight real characters: the first of its class in the file, for
/// eight classes.
///
/// # Panics
/// If there is no character of one of the classes.
pub fn feature_maps(characters: &Characters) -> Svg {
    let images: Vec<Array2<f32>> = SHOWN
        .iter()
        .map(|c| {
            let first = characters.labels.iter().position(|label| label == c);
            let first = first.unwrap_or_else(|| panic!("the data have no {c:?}"));
            characters.images.index_axis(Axis(0), first).to_owned()
        })
        .collect();
    maps("feature-maps", &images)
}

/// The characters in a row, and below them a row for each of the five kernels.
///
/// The strongest value of a kernel, positive or negative, over all characters is
/// opaque; zero is the page.
fn maps(name: &str, images: &[Array2<f32>]) -> Svg {
    let size = [1 + ALL.len(), images.len()];
    let grid = Grid::new(LEFT, 0.0, (WIDTH - LEFT) / images.len() as f64, size);
    let blank = || Array2::zeros(size.map(|cells| cells * SIDE));
    let (mut ink, mut positive, mut negative) = (blank(), blank(), blank());
    for (column, image) in images.iter().enumerate() {
        sheet::put(&mut ink, SIDE, [0, column], image.view());
    }
    for (row, kernel) in ALL.iter().enumerate() {
        let maps: Vec<_> = images
            .iter()
            .map(|image| convolve(image.view(), kernel.array().view()))
            .map(|map| map.expect("a character is larger than a kernel"))
            .collect();
        let values = maps.iter().flatten();
        let strongest = values.fold(0.0, |max: f32, value| max.max(value.abs()));
        for (column, map) in maps.iter().enumerate() {
            let map = map / strongest;
            sheet::put(&mut positive, SIDE, [row + 1, column], map.view());
            sheet::put(&mut negative, SIDE, [row + 1, column], (-map).view());
        }
    }
    Svg::draw(grid.bounds().h + 24.0, |canvas| {
        let sheets = [
            ("ink", &ink, Paint::Ink, Texture::Plain),
            ("positive", &positive, Paint::Accent, Texture::Plain),
            ("negative", &negative, Paint::Accent2, Texture::Hatched),
        ];
        for (id, sheet, paint, texture) in sheets {
            let id = format!("{name}-{id}");
            stencil(canvas, &id, sheet.view(), grid.bounds(), paint, texture);
        }
        let titles =
            ["input"].into_iter().chain(ALL.iter().map(|kernel| kernel.name));
        for (row, title) in titles.enumerate() {
            let y = grid.at(row, 0).center().1;
            canvas.text((LEFT - 6.0, y), title, Font::SMALL.right());
        }
        signs(canvas, name, (LEFT, grid.bounds().bottom() + 8.0));
    })
}
