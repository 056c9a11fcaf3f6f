//! A character on the pad of the live figure, as it stands there at the start.

use listings::glyphs::{self, SIDE};
use listings::inside::Inside;
use listings::likeliest;
use listings::prepare::{Prepared, prepare};
use ndarray::{Array2, Axis};

use super::journey::tiles;
use super::trained::{inside, scaled};
use crate::Svg;
use crate::draw::{Canvas, Font, Paint, Rect, Stroke, Texture, stencil};

/// Pixels that are read of the pad on a side, and how many of them its pen is wide:
/// src/demos/pad.mjs.
const PAD: usize = 128;
const PEN: f32 = 10.0;

/// The book's R on the pad, and the three likeliest characters.
pub fn on_the_pad() -> Svg {
    let (ink, _, inside) = read();
    Svg::draw(151.0, |canvas| {
        pad(canvas, "on-the-pad-ink", &ink, 150.0);
        answers(canvas, &inside, Rect::new(170.0, 16.0, 174.0, 120.0));
    })
}

/// The same with every step from the pad to the answer.
pub fn on_the_way() -> Svg {
    let (ink, steps, inside) = read();
    Svg::draw(394.0, |canvas| {
        pad(canvas, "on-the-way-ink", &ink, 120.0);
        answers(canvas, &inside, Rect::new(140.0, 6.0, 204.0, 108.0));
        let Prepared { scan, blurred, region, square, image } = &steps;
        for (i, (title, pixels)) in [
            ("scan", scan),
            ("blurred", blurred),
            ("square", square),
            ("28 × 28", image),
        ]
        .into_iter()
        .enumerate()
        {
            let place = Rect::new(0.5 + 88.0 * i as f64, 132.0, 80.0, 80.0);
            let id = format!("on-the-way-{i}");
            stencil(canvas, &id, pixels.view(), place, Paint::Ink, Texture::Plain);
            canvas.outline(place, Stroke::thin(Paint::Muted));
            if title == "blurred" {
                let scale = place.w / pixels.nrows() as f64;
                let [(y, h), (x, w)] = region
                    .clone()
                    .map(|range| (range.start as f64, range.len() as f64))
                    .map(|(start, len)| (start * scale, len * scale));
                let region = Rect::new(place.x + x, place.y + y, w, h);
                canvas.outline(region, Stroke::thin(Paint::Accent2));
            }
            canvas.text((place.x + 40.0, 223.0), title, Font::BODY);
        }
        let first = scaled(inside.conv1.index_axis(Axis(0), 0)); // (32, 24, 24)
        let second = scaled(inside.conv2.index_axis(Axis(0), 0)); // (64, 10, 10)
        for (id, title, maps, x, width) in [
            ("first", "32 maps of 24 × 24", first, 0.5, 220.0),
            ("second", "64 of 10 × 10", second, 234.5, 110.0),
        ] {
            canvas.text((x, 252.0), title, Font::BODY.left());
            let id = format!("on-the-way-{id}");
            tiles(canvas, &id, maps.view(), 8, 2, (x, 264.0), width);
        }
    })
}

/// What the pad holds, and what becomes of it.
fn read() -> (Array2<f32>, Prepared, Inside<f64>) {
    let ink = drawing();
    let steps = prepare(ink.view()).expect("ink on paper");
    let inside = inside(steps.image.view().insert_axis(Axis(0)));
    (ink, steps, inside)
}

/// The strokes of the book's R on the pad: (128, 128), ink 1 on paper 0.
fn drawing() -> Array2<f32> {
    let scale = PAD as f32 / SIDE as f32;
    let strokes = glyphs::strokes('R', 1).expect("one of the 47");
    let at = |([x, y], _): ([f32; 2], f32)| [x * scale, y * scale];
    let strokes: Vec<Vec<_>> = strokes
        .into_iter()
        .map(|stroke| stroke.into_iter().map(at).collect())
        .collect();
    Array2::from_shape_fn((PAD, PAD), |(y, x)| {
        let pixel = [x as f32 + 0.5, y as f32 + 0.5];
        let lines = strokes.iter().flat_map(|stroke| stroke.windows(2));
        let nearest = lines
            .map(|ends| distance(pixel, ends[0], ends[1]))
            .fold(f32::INFINITY, f32::min);
        (PEN / 2.0 - nearest + 0.5).clamp(0.0, 1.0)
    })
}

/// How far a point is from the line between two others.
fn distance([x, y]: [f32; 2], [ax, ay]: [f32; 2], [bx, by]: [f32; 2]) -> f32 {
    let (ux, uy, vx, vy) = (bx - ax, by - ay, x - ax, y - ay);
    let squared = ux * ux + uy * uy;
    let along =
        ((ux * vx + uy * vy) / squared.max(f32::MIN_POSITIVE)).clamp(0.0, 1.0);
    let (dx, dy) = (vx - ux * along, vy - uy * along);
    (dx * dx + dy * dy).sqrt()
}

fn pad(canvas: &mut Canvas, id: &str, ink: &Array2<f32>, side: f64) {
    let place = Rect::new(0.5, 0.5, side, side);
    stencil(canvas, id, ink.view(), place, Paint::Ink, Texture::Plain);
    canvas.outline(place, Stroke::thin(Paint::Muted));
}

/// The three likeliest characters, and a bar below each.
fn answers(canvas: &Canvas, inside: &Inside<f64>, area: Rect) {
    let height = area.h / 3.0;
    for (i, (character, part)) in
        likeliest(inside.logits.row(0)).into_iter().enumerate()
    {
        let y = area.y + height * (i as f64 + 0.5);
        canvas.text((area.x, y), character, Font::BOLD.left());
        canvas.text(
            (area.x + 24.0, y),
            format!("{:.1} %", 100.0 * part),
            Font::BODY.left(),
        );
        let bar = Rect::new(area.x, y + 9.0, area.w * part, 3.0);
        canvas.fill(bar, Paint::Accent, 1.0);
    }
}
