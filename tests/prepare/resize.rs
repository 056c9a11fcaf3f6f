//! What holds of every change of size.

use listings::prepare::{Filter, resize};
use ndarray::Array2;
use proptest::prelude::*;

const FILTERS: [Filter; 2] = [Filter::Triangle, Filter::Cubic];

proptest! {
    #[test]
    fn a_plain_image_stays_plain(
        old in [1_usize..70, 1..70],
        new in [1_usize..70, 1..70],
        ink in 0.0_f32..1.0,
    ) {
        for filter in FILTERS {
            let image = resize(Array2::from_elem(old, ink).view(), new, filter);
            prop_assert_eq!(image.dim(), (new[0], new[1]));
            prop_assert!(image.iter().all(|new| (new - ink).abs() < 1e-5));
        }
    }

    #[test]
    fn a_ramp_stays_a_ramp(
        parts in 1_usize..12,
        new in 5_usize..12,
    ) {
        // A ramp's mean over an area is the ramp at its center, whatever the weights,
        // as long as no weight falls off the end.
        let ramp = Array2::from_shape_fn((1, parts * new), |(_, j)| j as f32);
        for filter in FILTERS {
            let image = resize(ramp.view(), [1, new], filter);
            for j in 2..new - 2 {
                let center = (j as f32 + 0.5) * parts as f32 - 0.5;
                prop_assert!((image[[0, j]] - center).abs() < 1e-3);
            }
        }
    }
}

#[test]
fn the_same_size_is_the_same_image() {
    let image = listings::letter().mapv(|ink| ink as f32);
    for filter in FILTERS {
        assert_eq!(resize(image.view(), [28, 28], filter), image);
    }
}

#[test]
#[should_panic(expected = "cannot bring 0 pixels to 3")]
fn an_image_without_rows_is_refused() {
    resize(Array2::zeros((0, 3)).view(), [3, 3], Filter::Cubic);
}
