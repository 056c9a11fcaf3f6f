//! Every kind of PNG says the same.

use std::sync::LazyLock;

use listings::glyphs;
use listings::prepare::prepare;
use ndarray::Array2;

use crate::png::{self, Kind};
use crate::prepared;

/// A glyph as someone may have drawn it: 90×75 pixels, black or not.
const SIZE: [u32; 2] = [90, 75];

/// Where the ink is.
static DRAWING: LazyLock<Array2<bool>> = LazyLock::new(|| {
    let glyph = glyphs::draw_char('R', 1).expect("one of the 47");
    let [h, w] = SIZE.map(|side| side as usize);
    Array2::from_shape_fn((h, w), |(i, j)| glyph[[i * 28 / h, j * 28 / w]] >= 0.5)
});

static WANTED: LazyLock<Array2<f32>> = LazyLock::new(|| {
    let ink = DRAWING.mapv(|ink| f32::from(u8::from(ink)));
    prepare(ink.view()).expect("there is ink").image
});

fn assert_same(
    kind: Kind,
    others: &[(&[u8; 4], Vec<u8>)],
    ink: &[u16],
    paper: &[u16],
) {
    let file = png::file(SIZE, kind, others, |row, column| {
        if DRAWING[[row as usize, column as usize]] {
            ink.to_vec()
        } else {
            paper.to_vec()
        }
    });
    let got = prepared(&file).unwrap();
    let off = (&got - &*WANTED).fold(0.0, |most: f32, off| most.max(off.abs()));
    assert!(off < 1e-6, "{kind:?}, {ink:?} on {paper:?}: off by {off}");
}

#[test]
fn gray_of_any_depth() {
    for interlaced in [false, true] {
        for depth in [1, 2, 4, 8, 16] {
            let kind = Kind { color: 0, depth, interlaced };
            let white = ((1_u32 << depth) - 1) as u16;
            assert_same(kind, &[], &[0], &[white]);
            assert_same(kind, &[], &[white], &[0]);
        }
    }
}

#[test]
fn colors_and_opacity() {
    for interlaced in [false, true] {
        for depth in [8, 16] {
            let kind = |color| Kind { color, depth, interlaced };
            let white = ((1_u32 << depth) - 1) as u16;
            let dark = white / 8;
            assert_same(kind(2), &[], &[dark, 0, dark], &[white; 3]);
            assert_same(kind(2), &[], &[white, white, 0], &[0, 0, dark]);
            assert_same(kind(4), &[], &[0, white], &[0, 0]);
            assert_same(kind(4), &[], &[white, white], &[white, 0]);
            assert_same(kind(4), &[], &[0, white], &[white, white]);
            assert_same(kind(6), &[], &[dark, 0, 0, white], &[0; 4]);
            assert_same(
                kind(6),
                &[],
                &[white, white, dark, white],
                &[0, 0, 0, white],
            );
        }
    }
}

#[test]
fn palettes() {
    for interlaced in [false, true] {
        for depth in [1, 2, 4, 8] {
            let kind = Kind { color: 3, depth, interlaced };
            let colors = (b"PLTE", vec![250, 240, 200, 30, 20, 90]);
            assert_same(kind, std::slice::from_ref(&colors), &[1], &[0]);
            assert_same(kind, std::slice::from_ref(&colors), &[0], &[1]);
            // Entry 0 transparent.
            assert_same(kind, &[colors, (b"tRNS", vec![0])], &[1], &[0]);
        }
    }
}

#[test]
fn one_gray_may_be_declared_transparent() {
    let transparent = [(b"tRNS", vec![0, 255])];
    assert_same(Kind::GRAY, &transparent, &[0], &[255]);
    assert_same(Kind::GRAY, &transparent, &[254], &[255]);
}
