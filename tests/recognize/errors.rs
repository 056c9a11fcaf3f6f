//! Files that cannot be recognized, and what is said of them.

use std::path::Path;

use crate::png::{self, Kind};
use crate::prepared;

fn assert_refused(bytes: &[u8], parts: &[&str]) {
    let message = prepared(bytes).expect_err("it should be refused");
    for part in ["image.png"].iter().chain(parts) {
        assert!(message.contains(part), "{part:?} is not in: {message}");
    }
}

/// White, with a black block in the middle.
fn sound() -> Vec<u8> {
    png::file([64, 64], Kind::GRAY, &[], |row, column| {
        let inside = [row, column].iter().all(|at| (20..40).contains(at));
        vec![if inside { 0 } else { (row * 7 + column) as u16 % 40 + 215 }]
    })
}

#[test]
fn no_file_and_no_file_but_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    for path in [Path::new("/no/such/file.png"), folder.path()] {
        let message = format!("{:#}", tools::recognize::prepared(path).unwrap_err());
        let cannot = format!("cannot read {}", path.display());
        assert!(message.starts_with(&cannot), "{message}");
    }
}

#[test]
fn an_empty_file() {
    assert_refused(b"", &["not a PNG", "the file is empty"]);
}

#[test]
fn images_of_another_kind_are_named() {
    for (start, name) in [
        (&b"\xff\xd8\xff\xe0\0\x10JFIF\0"[..], "a JPEG"),
        (b"GIF89a", "a GIF"),
        (b"BM\x36\x10\0\0", "a BMP"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a WebP"),
        (b"\0\0\0\x1cftypavif\0\0\0\0", "an AVIF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "a HEIC"),
        (b"II*\0\x08\0\0\0", "a TIFF"),
        (b"MM\0*\0\0\0\x08", "a TIFF"),
        (b"%PDF-1.7", "a PDF"),
    ] {
        assert_refused(start, &["not a PNG", name, "save it as PNG"]);
    }
}

#[test]
fn no_image_at_all() {
    assert_refused(b"<svg xmlns", &["not a PNG", "begins with [3c, 73, 76, 67"]);
    assert_refused(b"\x89PNG", &["not a PNG", "begins with [89, 50, 4e, 47]"]);
}

#[test]
fn a_truncated_file() {
    let sound = sound();
    assert!(prepared(&sound).is_ok());
    let end = sound.len() - 12; // without the last chunk, which says nothing
    for length in [8, 20, 33, 40, 60, end / 2, end - 10] {
        assert_refused(&sound[..length], &["cannot be decoded", "truncated"]);
    }
}

#[test]
fn a_damaged_file() {
    let sound = sound();
    for at in [12, 20, 30, 50] {
        let mut damaged = sound.clone();
        damaged[at] ^= 0xff;
        assert_refused(&damaged, &["cannot be decoded"]);
    }
}

#[test]
fn no_pixels_and_too_many() {
    assert_refused(
        &png::header([0, 5]),
        &["not a PNG", "its width or its height is 0"],
    );
    assert_refused(
        &png::header([5, 0]),
        &["not a PNG", "its width or its height is 0"],
    );
    for [height, width] in [[5793, 5793], [1, (1 << 25) + 1], [i32::MAX as u32; 2]] {
        let pixels = format!("it has {width}×{height} pixels");
        assert_refused(&png::header([height, width]), &[&pixels, "make it smaller"]);
    }
}

#[test]
fn nothing_to_see() {
    for gray in [0, 128, 255] {
        let blank = png::file([30, 40], Kind::GRAY, &[], |_, _| vec![gray]);
        assert_refused(&blank, &["shows no character", "the image is blank"]);
    }
    let kind = Kind { color: 6, ..Kind::GRAY };
    let transparent =
        png::file([30, 40], kind, &[], |i, j| vec![i as u16, j as u16, 0, 0]);
    assert_refused(&transparent, &["shows no character", "the image is blank"]);
}
