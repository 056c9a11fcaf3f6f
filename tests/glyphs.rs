//! The characters the book draws itself: well-formed, told apart, and the same bits
//! everywhere.

use listings::glyphs::{self, CLASSES, Error, SIDE};
use listings::picture;
use ndarray::{Array2, ArrayView2, Axis, s};
use std::collections::HashSet;

/// What the other tests look at: 60 seeds of every class.
const SEEDS: u64 = 60;

/// Each image as a row of 784 pixels.
fn rows(seeds: std::ops::Range<u64>) -> (Array2<f32>, Vec<usize>) {
    let (images, labels) = glyphs::labeled(seeds);
    let shape = (labels.len(), SIDE * SIDE);
    (images.into_shape_with_order(shape).expect("contiguous"), labels)
}

#[test]
fn nearest_neighbor_names_unseen_seeds() {
    let (known, known_labels) = rows(0..50);
    let (unseen, labels) = rows(50..SEEDS);
    // |u - k|² without |u|², which is the same for every k.
    let squares = known.map_axis(Axis(1), |image| image.dot(&image));
    let distances = &squares - 2.0 * unseen.dot(&known.t()); // (unseen, known)
    let named = distances.outer_iter().map(|row| {
        let nearest = row.iter().enumerate().min_by(|a, b| a.1.total_cmp(b.1));
        known_labels[nearest.expect("there are known images").0]
    });
    let right = named.zip(&labels).filter(|(name, label)| name == *label).count();
    let accuracy = right as f64 / labels.len() as f64;
    println!("{right} of {} named: {:.1} %", labels.len(), 100.0 * accuracy);
    assert!(accuracy >= 0.95, "{right} of {} named", labels.len());
}

#[test]
fn no_two_glyphs_are_equal() {
    let (images, labels) = rows(0..SEEDS);
    let different: HashSet<Vec<u32>> = images
        .outer_iter()
        .map(|image| image.iter().map(|ink| ink.to_bits()).collect())
        .collect();
    assert_eq!(different.len(), labels.len());
}

#[test]
fn ink_is_between_paper_and_black_and_keeps_off_the_border() {
    let (images, _) = glyphs::labeled(0..SEEDS);
    for image in images.outer_iter() {
        let image = image.index_axis_move(Axis(0), 0);
        assert!(image.iter().all(|ink| (0.0..=1.0).contains(ink)));
        assert!(
            image.iter().any(|&ink| ink > 0.9),
            "too faint:\n{}",
            picture::draw(image)
        );
        let inside = image.slice(s![2..SIDE - 2, 2..SIDE - 2]);
        let spots =
            |part: ArrayView2<f32>| part.iter().filter(|&&ink| ink > 0.0).count();
        assert_eq!(
            spots(image),
            spots(inside),
            "ink on the border:\n{}",
            picture::draw(image)
        );
        // Almost as tall or wide as there is room: 24 pixels, less the slack of 1.5.
        let marked =
            |axis| inside.axis_iter(axis).filter(|line| line.sum() > 0.0).count();
        assert!(
            marked(Axis(0)).max(marked(Axis(1))) >= 21,
            "too small:\n{}",
            picture::draw(image)
        );
    }
}

#[test]
fn the_same_bits_on_every_machine() {
    let mut report = String::new();
    for character in ['A', 'g', '7'] {
        let glyph = glyphs::draw_char(character, 1).expect("one of the 47");
        report += &format!("{character}, seed 1:\n{}\n", picture::draw(glyph.view()));
    }
    let (images, _) = glyphs::labeled(0..SEEDS);
    let bytes = images.iter().flat_map(|ink| ink.to_bits().to_le_bytes());
    report += &format!("FNV-1a of all bits of seeds 0 to 59: {:016x}", fnv(bytes));
    insta::assert_snapshot!(report);
}

#[test]
fn a_labeled_set_is_seed_by_seed() {
    let (images, labels) = glyphs::labeled(3..5);
    assert_eq!(labels, (0..47).chain(0..47).collect::<Vec<_>>());
    for (i, image) in images.outer_iter().enumerate() {
        let seed = 3 + i as u64 / 47;
        assert_eq!(
            image.index_axis(Axis(0), 0),
            glyphs::draw(labels[i], seed).unwrap()
        );
    }
    assert_eq!(glyphs::labeled(5..5).0.dim(), (0, 1, SIDE, SIDE));
}

#[test]
fn every_seed_works() {
    let [first, last] = [0, u64::MAX].map(|seed| glyphs::draw(46, seed).unwrap());
    assert_ne!(first, last);
}

#[test]
fn errors_name_the_value_and_the_remedy() {
    assert_eq!(glyphs::draw(47, 0), Err(Error::Class(47)));
    assert_eq!(
        Error::Class(47).to_string(),
        "class 47 does not exist: the 47 classes have labels 0 to 46, see `glyphs::CLASSES`"
    );
    assert_eq!(glyphs::draw_char('é', 0), Err(Error::Character('é')));
    assert_eq!(
        Error::Character('é').to_string(),
        "no class is named 'é': use 0-9, A-Z or one of a b d e f g h n q r t \
         (the other lower-case letters share the class of their capital)"
    );
    for (label, character) in CLASSES.into_iter().enumerate() {
        assert_eq!(glyphs::class_of(character), Ok(label));
    }
}

/// The 64-bit FNV-1a hash (Fowler, Noll and Vo).
fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
