//! What is drawn, and what it does to characters.

use listings::augment::Augment;
use listings::{glyphs, random};
use ndarray::{Array2, Array4, Axis};

/// Every glyph of ten seeds, changed.
fn changed(augment: Augment, seed: u64) -> (Array4<f32>, Array4<f32>) {
    let (images, _) = glyphs::labeled(0..10);
    let mut out = Array4::zeros(images.dim());
    let mut random = random::seeded(seed, &[]);
    let pairs = images.outer_iter().zip(out.outer_iter_mut());
    for (image, out) in pairs {
        let (image, out) = (image.index_axis_move(Axis(0), 0), out);
        augment.apply(image, &mut random, out.index_axis_move(Axis(0), 0));
    }
    (images, out)
}

#[test]
fn without_ranges_nothing_changes() {
    let (images, out) = changed(Augment::NONE, 1);
    assert_eq!(images, out);
}

#[test]
fn a_seed_names_the_changes() {
    assert_eq!(changed(Augment::LIGHT, 1), changed(Augment::LIGHT, 1));
    assert_ne!(changed(Augment::LIGHT, 1), changed(Augment::LIGHT, 2));
}

#[test]
fn no_two_copies_are_the_same() {
    let letter = listings::letter();
    let mut random = random::seeded(1, &[]);
    let mut copy = || {
        let mut out = Array2::zeros(letter.dim());
        Augment::LIGHT.apply(letter.view(), &mut random, out.view_mut());
        out
    };
    assert_ne!(copy(), copy());
}

#[test]
fn ink_stays_ink_and_is_neither_lost_nor_made() {
    let (images, out) = changed(Augment::LIGHT, 3);
    assert!(out.iter().all(|ink| (0.0..=1.0).contains(ink)));
    for (image, out) in images.outer_iter().zip(out.outer_iter()) {
        // Scaled by 0.9 to 1.1, the area changes by the square of it.
        let ratio = out.sum() / image.sum();
        assert!((0.65..1.4).contains(&ratio), "{ratio} of the ink");
    }
    let ratio = out.sum() / images.sum();
    assert!((0.97..1.03).contains(&ratio), "on average {ratio} of the ink");
}

#[test]
fn each_range_changes_something_of_its_own() {
    for augment in [
        Augment { rotation: 0.2, ..Augment::NONE },
        Augment { scale: 0.15, ..Augment::NONE },
        Augment { shear: 0.2, ..Augment::NONE },
        Augment { shift: 1.4, ..Augment::NONE },
    ] {
        let (images, out) = changed(augment, 4);
        let off = (&images - &out).mapv(f32::abs).mean().unwrap();
        assert!((0.01..0.1).contains(&off), "{augment:?}: {off}");
    }
}

#[test]
fn shifts_keep_to_their_range_and_use_it() {
    let dot = |augment: Augment, random: &mut random::Rng| {
        let mut image = Array2::<f32>::zeros((11, 11));
        image[[5, 5]] = 1.0;
        let mut out = Array2::zeros((11, 11));
        augment.apply(image.view(), random, out.view_mut());
        let moved = |axis| {
            let ink = out.sum_axis(Axis(axis));
            ink.indexed_iter().map(|(at, ink)| at as f32 * ink).sum::<f32>() - 5.0
        };
        [moved(1), moved(0)]
    };
    let mut random = random::seeded(5, &[]);
    let shift = Augment { shift: 1.4, ..Augment::NONE };
    let shifts: Vec<_> = (0..500).map(|_| dot(shift, &mut random)).collect();
    for axis in 0..2 {
        let mut along: Vec<_> = shifts.iter().map(|shift| shift[axis]).collect();
        along.sort_by(f32::total_cmp);
        let (least, median, most) = (along[0], along[250], along[499]);
        assert!((-1.401..-1.35).contains(&least), "{least}");
        assert!((-0.15..0.15).contains(&median), "{median}");
        assert!((1.35..1.401).contains(&most), "{most}");
    }
}

#[test]
#[should_panic(expected = "the scale is 1: use less than 1")]
fn a_scale_that_may_leave_nothing_is_refused() {
    Augment { scale: 1.0, ..Augment::NONE }.draw(&mut random::seeded(1, &[]));
}
