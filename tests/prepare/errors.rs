//! Images that cannot be prepared, and what is said of them.

use listings::prepare::{self, Error, prepare};
use ndarray::{Array2, Array3};

fn refused(ink: Array2<f32>) -> Error {
    prepare(ink.view()).expect_err("it should be refused")
}

#[test]
fn an_image_without_pixels() {
    for (h, w) in [(0, 0), (0, 5), (5, 0)] {
        let error = refused(Array2::zeros((h, w)));
        assert_eq!(error, Error::Empty { h, w });
        assert!(error.to_string().contains(&format!("it is {h}×{w}")), "{error}");
        let error = prepare::ink(Array3::zeros((h, w, 3)).view()).unwrap_err();
        assert_eq!(error, Error::Empty { h, w });
    }
}

#[test]
fn a_blank_image() {
    assert_eq!(refused(Array2::zeros((9, 9))), Error::Blank { darkest: 0.0 });
    let error = refused(Array2::from_elem((9, 9), 0.05));
    assert!(error.to_string().contains("by more than 5.0 %"), "{error}");
    assert!(prepare(Array2::from_elem((9, 9), 0.07).view()).is_ok());
}

#[test]
fn ink_that_is_no_ink() {
    for value in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, -0.1, 1.1, 255.0] {
        let mut ink = Array2::zeros((4, 5));
        ink[[2, 3]] = value;
        let message = refused(ink).to_string();
        let wanted = format!("the ink at row 2, column 3 is {value}: ");
        assert!(message.contains(&wanted), "{message}");
    }
}

#[test]
fn pixels_of_an_unknown_kind() {
    for channels in [0, 5] {
        let error = prepare::ink(Array3::zeros((2, 2, channels)).view()).unwrap_err();
        assert_eq!(error, Error::Channels { channels });
    }
}

#[test]
fn no_image_panics() {
    for (h, w) in
        [(1, 1), (1, 2), (2, 1), (1, 5000), (5000, 1), (128, 128), (129, 127)]
    {
        for at in [[0, 0], [h - 1, w - 1], [h / 2, w / 2]] {
            let mut ink = Array2::zeros((h, w));
            ink[at] = 1.0;
            let steps = prepare(ink.view()).unwrap();
            assert!(steps.image.iter().all(|ink| (0.0..=1.0).contains(ink)));
        }
    }
}
