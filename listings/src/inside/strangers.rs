//! Images that are no characters, or no longer.

use listings::letter;
use listings::random::{seeded, unit};
use ndarray::{Array2, s};

/// Images (28, 28) that show none of the 47 characters, each with what it is.
pub fn strangers() -> [(&'static str, Array2<f64>); 8] {
    let (letter, side) = (letter(), (28, 28));
    let random = &mut seeded(1, &[]);
    [
        ("blank", Array2::zeros(side)),
        ("all ink", Array2::ones(side)),
        ("noise", Array2::from_shape_simple_fn(side, || unit(random))),
        (
            "checkers",
            Array2::from_shape_fn(side, |(y, x)| ((y / 4 + x / 4) % 2) as f64),
        ),
        ("stripes", Array2::from_shape_fn(side, |(y, _)| (y / 2 % 2) as f64)),
        ("turned", letter.slice(s![..;-1, ..;-1]).to_owned()),
        ("mirrored", letter.slice(s![.., ..;-1]).to_owned()),
        ("negative", 1.0 - &letter),
    ]
}
