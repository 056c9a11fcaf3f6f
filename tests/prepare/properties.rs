//! What preparation keeps and what it does away with, on the book's own glyphs.

use listings::prepare::{Filter, bounding_box, prepare, resize};
use listings::{glyphs, picture};
use ndarray::{Array2, ArrayView2, s};

fn glyph(character: char) -> Array2<f32> {
    glyphs::draw_char(character, 1).unwrap()
}

/// As someone may have drawn it on a screen.
fn large(character: char, side: usize) -> Array2<f32> {
    let image = resize(glyph(character).view(), [side, side], Filter::Cubic);
    image.mapv(|ink| ink.clamp(0.0, 1.0))
}

fn prepared(ink: ArrayView2<'_, f32>) -> Array2<f32> {
    prepare(ink).unwrap().image
}

/// The mean difference of two images, as a part of black.
fn apart(a: &Array2<f32>, b: &Array2<f32>) -> f32 {
    (a - b).mapv(f32::abs).mean().unwrap()
}

#[test]
fn each_glyph_stays_nearest_to_itself() {
    let prepared: Vec<_> = glyphs::CLASSES
        .map(|character| prepared(large(character, 200).view()))
        .into();
    // Without their margins, which preparation changes.
    let plain = glyphs::CLASSES.map(|character| {
        let glyph = glyph(character);
        let [rows, columns] = bounding_box(glyph.view(), 0.3).unwrap();
        let glyph = glyph.slice(s![rows, columns]);
        let (h, w) = glyph.dim();
        let side = h.max(w);
        let mut square = Array2::zeros((side + 2, side + 2));
        let [top, left] = [h, w].map(|length| (side + 2 - length) / 2);
        square.slice_mut(s![top..top + h, left..left + w]).assign(&glyph);
        resize(square.view(), [28, 28], Filter::Triangle)
    });
    for (class, image) in prepared.iter().enumerate() {
        let distance = |other: &&Array2<f32>| apart(image, other);
        let nearest = plain.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)));
        assert_eq!(
            nearest,
            Some(&plain[class]),
            "{}:\n{}",
            glyphs::CLASSES[class],
            picture::draw(image.view())
        );
    }
}

#[test]
fn size_and_place_do_not_matter() {
    for character in ['R', '1', 'g', 'W'] {
        let image = prepared(large(character, 120).view());
        for side in [60, 240, 413, 1000] {
            let off = apart(&image, &prepared(large(character, side).view()));
            assert!(off < 0.04, "{character} of {side}: {off}");
        }
        let mut page = Array2::zeros((300, 700));
        page.slice_mut(s![7..127, 500..620]).assign(&large(character, 120));
        assert_eq!(prepared(page.view()), image, "{character} in a corner of a page");
    }
}

#[test]
fn faint_ink_is_as_good_as_black() {
    let letter = large('R', 100);
    let faint = prepared((&letter * 0.25).view());
    assert!(apart(&faint, &prepared(letter.view())) < 1e-6);
}

#[test]
fn shadows_and_noise_are_paper() {
    let letter = large('R', 100);
    let mut shadow = letter.clone();
    shadow.indexed_iter_mut().for_each(|((i, j), ink)| {
        *ink = ink.max(((i * 7 + j * 13) % 20) as f32 / 100.0);
    });
    assert!(apart(&prepared(shadow.view()), &prepared(letter.view())) < 0.01);
}

#[test]
fn a_line_thinner_than_a_pixel_of_the_scan_does_not_break() {
    // A ring of one pixel across 1000: a twentieth of a pixel of the scan.
    let ring = Array2::from_shape_fn((1001, 1001), |(i, j)| {
        let [y, x] = [i, j].map(|at| at as f32 - 500.0);
        f32::from(u8::from((y.hypot(x) - 499.0).abs() <= 0.5))
    });
    let scan = prepare(ring.view()).unwrap().scan;
    for angle in 0..360 {
        // Along each ray from the middle there is ink.
        let (sin, cos) = (angle as f32).to_radians().sin_cos();
        let crossed = (40..60).any(|half| {
            let at = |part: f32| (63.5 + part * half as f32 / 2.0).round() as usize;
            scan[[at(sin), at(cos)]] == 1.0
        });
        assert!(crossed, "at {angle}°");
    }
}

#[test]
fn the_larger_side_fills_the_image_but_for_its_border_and_the_aspect_ratio_stays() {
    for (h, w) in [(300, 100), (100, 300), (200, 200), (40, 30), (3, 2)] {
        let block = Array2::ones((h, w));
        let steps = prepare(block.view()).unwrap();
        let ink = |image: &Array2<f32>, least| {
            let box_ = bounding_box(image.view(), least).unwrap();
            box_.map(|range| range.len() as f32)
        };
        let [height, width] = ink(&steps.scan, 1.0);
        assert_eq!(height.max(width), 48.0);
        assert!((height / width / (h as f32 / w as f32) - 1.0).abs() < 0.03);
        // Two pixels of border of the square, then ink that a byte can tell.
        let side = steps.square.nrows();
        let [height, width] = ink(&steps.square, 0.5 / 255.0);
        assert_eq!(height.max(width), side as f32 - 4.0);
        let centered = steps.square.slice(s![..;-1, ..;-1]);
        assert!(apart(&steps.square, &centered.to_owned()) < 0.02);
        let [height, width] = ink(&steps.image, 0.5);
        assert!((height / width / (h as f32 / w as f32) - 1.0).abs() < 0.15);
        assert!((22.0..=26.0).contains(&height.max(width)), "{height} {width}");
    }
}

#[test]
fn ink_goes_from_0_to_1_and_the_edge_is_paper() {
    for character in glyphs::CLASSES {
        let image = prepared(glyph(character).view());
        let (least, most) =
            image.iter().fold((1.0, 0.0), |(least, most): (f32, f32), &ink| {
                (least.min(ink), most.max(ink))
            });
        assert_eq!((least, most), (0.0, 1.0), "{character}");
        let inside = image.slice(s![1..27, 1..27]).sum();
        assert!(image.sum() - inside < 0.1, "{character} reaches the edge");
    }
}

#[test]
fn one_pixel_is_a_block_and_a_line_is_a_line() {
    let image = prepared(Array2::ones((1, 1)).view());
    assert!(image.slice(s![4..24, 4..24]).iter().all(|&ink| ink > 0.9));
    let image = prepared(Array2::ones((10_000, 1)).view());
    assert!(image.column(13)[13] > 0.9 && image.column(4).sum() < 1e-3);
}
