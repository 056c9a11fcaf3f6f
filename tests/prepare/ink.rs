//! Which pixels are ink: dark on light, light on dark, and drawn on nothing.

use listings::glyphs;
use listings::prepare::ink;
use ndarray::Axis;
use ndarray::{Array2, Array3, s, stack};

const SIDE: usize = 28;

/// The glyph: ink from 0 to 255.
fn glyph() -> Array2<u8> {
    glyphs::draw_char('R', 1).unwrap().mapv(|ink| (ink * 255.0).round() as u8)
}

fn plain(gray: u8) -> Array2<u8> {
    Array2::from_elem((SIDE, SIDE), gray)
}

fn assert_reads(channels: &[Array2<u8>], what: &str) {
    let views: Vec<_> = channels.iter().map(|channel| channel.view()).collect();
    let pixels: Array3<u8> = stack(Axis(2), &views).unwrap(); // (h, w, c)
    let got = ink(pixels.view()).unwrap();
    let most = got.fold(0.0, |most: f32, &ink| most.max(ink));
    assert!(most > 0.1, "{what}: no ink");
    let wanted = glyph().mapv(|ink| f32::from(ink) / 255.0);
    let off = (got / most - &wanted).fold(0.0, |most: f32, off| most.max(off.abs()));
    assert!(off < 0.03, "{what}: off by {off}");
}

#[test]
fn dark_on_light_and_light_on_dark() {
    assert_reads(&[glyph().mapv(|ink| 255 - ink)], "black on white");
    assert_reads(&[glyph()], "white on black");
    assert_reads(&[glyph().mapv(|ink| 200 - ink / 2)], "gray on light gray");
    assert_reads(&[glyph().mapv(|ink| 128 + ink / 3)], "light on middle gray");
}

#[test]
fn colors() {
    let (on, off) = (glyph(), glyph().mapv(|ink| 255 - ink));
    assert_reads(&[off.clone(), off.clone(), plain(255)], "blue on white");
    assert_reads(&[on.clone(), plain(0), plain(0)], "red on black");
    assert_reads(&[plain(255), plain(255), off.clone()], "yellow on white");
    assert_reads(
        &[plain(255), on.mapv(|ink| 255 - ink), off, plain(255)],
        "opaque red",
    );
}

#[test]
fn drawn_on_nothing() {
    for gray in [0, 60, 127, 128, 200, 255] {
        assert_reads(&[plain(gray), glyph()], &format!("{gray} on nothing"));
    }
    let [red, green, blue] = [220, 40, 10].map(plain);
    assert_reads(&[red, green, blue, glyph()], "red on nothing");
    for gray in [0, 255] {
        let quarter = glyph().mapv(|ink| ink / 4);
        assert_reads(&[plain(gray), quarter], "a quarter opaque");
    }
    // As most programs save it: no color where nothing is seen.
    let white = glyph().mapv(|ink| if ink > 0 { 255 } else { 0 });
    assert_reads(&[white, glyph()], "white on nothing, which is black underneath");
}

#[test]
fn a_note_on_nothing_is_read_by_its_own_paper() {
    for dark_ink in [true, false] {
        let mut gray = Array2::from_elem((SIDE + 20, SIDE + 20), 0);
        let mut opacity = gray.clone();
        let note = s![10..10 + SIDE, 10..10 + SIDE];
        let ink_on_note = glyph().mapv(|ink| if dark_ink { 255 - ink } else { ink });
        gray.slice_mut(note).assign(&ink_on_note);
        opacity.slice_mut(note).fill(255);
        opacity[[5, 5]] = 40; // of a shadow
        let pixels = stack![Axis(2), gray, opacity];
        let got = ink(pixels.view()).unwrap();
        let wanted = glyph().mapv(|ink| f32::from(ink) / 255.0);
        assert_eq!(got.slice(note), wanted, "dark: {dark_ink}");
        assert_eq!(got.slice(s![..5, ..]).sum(), 0.0);
    }
}

#[test]
fn holes_in_opaque_paper_are_paper() {
    let mut opacity = plain(255);
    opacity.slice_mut(s![3..6, 3..6]).fill(0);
    let mut gray = glyph().mapv(|ink| 255 - ink);
    gray.slice_mut(s![3..6, 3..6]).fill(0);
    let got = ink(stack![Axis(2), gray, opacity].view()).unwrap();
    assert_eq!(got.slice(s![3..6, 3..6]).sum(), 0.0);
}

#[test]
fn what_is_not_seen_of_the_edge_does_not_count() {
    // Of 108 pixels at the edge, 46 are transparent and black, 14 are ink.
    let (mut gray, mut opacity) = (plain(255), plain(255));
    gray.slice_mut(s![..23, ..;27]).fill(0);
    opacity.slice_mut(s![..23, ..;27]).fill(0);
    gray.slice_mut(s![..;27, 10..17]).fill(0);
    let got = ink(stack![Axis(2), gray, opacity].view()).unwrap();
    assert_eq!(got.sum(), 14.0);
}

#[test]
fn a_stroke_through_the_edge_does_not_make_it_ink() {
    let mut gray = plain(255);
    gray.slice_mut(s![.., 10..14]).fill(0);
    let got = ink(gray.insert_axis(Axis(2)).view()).unwrap();
    assert_eq!(got.sum(), 4.0 * SIDE as f32);
}

#[test]
fn plain_images_have_no_ink() {
    for channels in [
        &[plain(255)][..],
        &[plain(0)],
        &[plain(9), plain(0)],
        &[plain(9), plain(255)],
    ] {
        let views: Vec<_> = channels.iter().map(|channel| channel.view()).collect();
        let got = ink(stack(Axis(2), &views).unwrap().view()).unwrap();
        assert_eq!(got.sum(), 0.0);
    }
}
