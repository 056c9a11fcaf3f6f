//! A slightly different copy of an image for every epoch: turned, sheared, scaled and
//! shifted a little, at random.
//!
//! A network sees 85,905 characters again and again and may learn them by heart. Nobody
//! writes a letter the same way twice, so a letter that leans a little more, or stands
//! a pixel lower, is as good a specimen as the scanned one.

use listings::random::{self, Rng};
use ndarray::{ArrayView2, ArrayViewMut2, NdFloat};

pub mod affine;

pub use affine::Affine;

/// How far an image may be changed. Each change is drawn evenly between its two ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Augment {
    /// Turned by at most this angle either way, in radians.
    pub rotation: f32,
    /// Larger or smaller by at most this part of its size: 0.15 is from 0.85 to 1.15
    /// times the size. Below 1.
    pub scale: f32,
    /// Leaned by at most this many pixels of column a row, either way.
    pub shear: f32,
    /// Shifted by at most this many pixels along each axis, either way.
    pub shift: f32,
}

impl Augment {
    /// Every image as it is.
    pub const NONE: Augment =
        Augment { rotation: 0.0, scale: 0.0, shear: 0.0, shift: 0.0 };

    /// What the book trains with: a letter stays the letter it is.
    pub const LIGHT: Augment =
        Augment { rotation: 0.12, scale: 0.1, shear: 0.12, shift: 1.0 };

    /// Draws one change.
    ///
    /// # Panics
    /// If `scale` is 1 or more, since an image may then come out without any size.
    pub fn draw(&self, random: &mut Rng) -> Affine {
        let mut within = |most: f32| {
            let most = f64::from(most);
            random::between(random, -most, most) as f32
        };
        let Augment { rotation, scale, shear, shift } = *self;
        assert!(scale < 1.0, "the scale is {scale}: use less than 1, 0.15 for ±15 %");
        Affine::new(
            within(rotation),
            1.0 + within(scale),
            within(shear),
            [within(shift), within(shift)],
        )
    }

    /// Draws one change and writes the changed `image` (h, w) into `out`, of the same
    /// shape.
    ///
    /// # Panics
    /// If the shapes differ; as [`Augment::draw`].
    ///
    /// ```
    /// use listings::{augment::Augment, letter, random};
    /// use ndarray::Array2;
    ///
    /// let mut changed = Array2::zeros((28, 28));
    /// let mut random = random::seeded(1, &[]);
    /// Augment::LIGHT.apply(letter().view(), &mut random, changed.view_mut());
    /// assert_ne!(changed, letter());
    /// ```
    pub fn apply<A: NdFloat + From<f32>>(
        &self,
        image: ArrayView2<'_, A>,
        random: &mut Rng,
        out: ArrayViewMut2<'_, A>,
    ) {
        self.draw(random).apply(image, out);
    }
}
